using System.Runtime.CompilerServices;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;

namespace Strawberry.AspNetCore.Authorization;

/// <summary>The users that a policy's own authentication schemes find in a request. <see cref="HttpContext.User"/> stays as it is: others are reading it.</summary>
internal static class SchemeUsers
{
    // Operations of a batch or a WebSocket share a context, whose handlers are made for one thread at a time. They remember what they have found.
    private static readonly ConditionalWeakTable<HttpContext, SemaphoreSlim> Turns = [];

    public static async ValueTask<ClaimsPrincipal> AuthenticateAsync(HttpContext context, IReadOnlyList<string> schemes, CancellationToken cancellationToken)
    {
        var turn = Turns.GetValue(context, static _ => new SemaphoreSlim(1));
        await turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var user = new ClaimsPrincipal();
            foreach (var scheme in schemes)
            {
                if ((await context.AuthenticateAsync(scheme).ConfigureAwait(false)).Principal is { } found)
                {
                    user.AddIdentities(found.Identities);
                }
            }

            return user;
        }
        finally
        {
            turn.Release();
        }
    }
}
