using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Strawberry.AspNetCore.Tests.Authorization;

/// <summary>Users as a header tells them: <c>ada admin editor</c> is Ada with two roles.</summary>
internal sealed class TestUsers(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string Header = "X-User";

    /// <summary>The schemes: the default one reads <see cref="Header"/>, another <c>X-Partner</c>.</summary>
    public static void Add(IServiceCollection services) => services.AddAuthentication(Header)
        .AddScheme<AuthenticationSchemeOptions, TestUsers>(Header, null)
        .AddScheme<AuthenticationSchemeOptions, TestUsers>("X-Partner", null);

    public static ClaimsPrincipal Read(string header)
    {
        var words = header.Split(' ');
        return new ClaimsPrincipal(new ClaimsIdentity([new(ClaimTypes.Name, words[0]), .. words[1..].Select(r => new Claim(ClaimTypes.Role, r))], Header));
    }

    protected override Task<AuthenticateResult> HandleAuthenticateAsync() => Task.FromResult(Request.Headers[Scheme.Name] is [{ } user]
        ? AuthenticateResult.Success(new AuthenticationTicket(Read(user), Scheme.Name))
        : AuthenticateResult.NoResult());
}
