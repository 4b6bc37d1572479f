using System.Runtime.CompilerServices;
using System.Security.Claims;
using Microsoft.AspNetCore.Http;

namespace Strawberry.AspNetCore.Tests.Context;

/// <summary>Says who asks, wherever code of an application may want to know.</summary>
internal static class Who
{
    public static string Say(ClaimsPrincipal user, HttpContext context) => $"{user.Identity?.Name ?? "nobody"} {context.Request.Path}";

    [DataLoader]
    public static Task<IReadOnlyDictionary<string, string>> WhoByKey(IReadOnlyList<string> keys, ClaimsPrincipal user, HttpContext context) =>
        Task.FromResult<IReadOnlyDictionary<string, string>>(keys.ToDictionary(k => k, _ => Say(user, context)));
}

/// <summary>Denies with what it knows of who asks.</summary>
internal sealed class DeniesWithWhoAttribute : GraphQLPermissionAttribute
{
    public override ValueTask<PermissionResult> CheckAsync(PermissionContext context) =>
        new(PermissionResult.Denied($"Not for {Who.Say(context.User!, context.Feature<HttpContext>())}"));
}

[GraphQLType]
internal sealed record Asked([property: GraphQLIgnore] string Key)
{
    [GraphQLField]
    public string Resolver(ClaimsPrincipal user, HttpContext context) => Who.Say(user, context);

    [GraphQLField]
    public Task<string?> Loader(WhoByKeyLoader loader) => loader.LoadAsync(Key);

    [DeniesWithWho]
    [GraphQLField]
    public string? Denied() => null;
}

[GraphQLType]
internal sealed class WhoQuery(ClaimsPrincipal user, HttpContext context)
{
    public string Root => Who.Say(user, context);

    public Asked Asked => new("asked");

    [GraphQLField]
    public async IAsyncEnumerable<Asked> Stream(
        ClaimsPrincipal user, HttpContext context, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.Yield();
        yield return new Asked(Who.Say(user, context));
    }
}

[ExtendType<WhoQuery>]
internal sealed class WhoExtension(ClaimsPrincipal user, HttpContext context)
{
    [GraphQLField]
    public string Extension() => Who.Say(user, context);
}

[GraphQLType]
internal sealed class WhoSubscription
{
    [GraphQLField]
    public async IAsyncEnumerable<Asked> Asked(ClaimsPrincipal user, HttpContext context)
    {
        await Task.Yield();
        yield return new Asked(Who.Say(user, context));
    }
}
