using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;

namespace Strawberry.AspNetCore.Authorization;

/// <summary>Asks ASP.NET's authorization service whether a user fulfils the policy that some attributes amount to.</summary>
internal sealed class AuthorizePermission(IAuthorizeData[] data, IAuthorizationRequirement[] requirements, bool perObject) : IFieldPermission
{
    private static readonly PermissionResult Unauthenticated = PermissionResult.Denied("You must be signed in to do this.", "UNAUTHENTICATED");

    public bool IsPerOperation => !perObject;

    public async ValueTask<PermissionResult> CheckAsync(PermissionContext context)
    {
        var policy = await CombineAsync(context.Service<IAuthorizationPolicyProvider>()).ConfigureAwait(false);
        var user = policy.AuthenticationSchemes.Count > 0
            ? await SchemeUsers.AuthenticateAsync(context.Feature<HttpContext>(), policy.AuthenticationSchemes, context.CancellationToken).ConfigureAwait(false)
            : context.User ?? new ClaimsPrincipal();
        var resource = perObject ? context.Parent : context.OptionalFeature<HttpContext>();
        var result = await context.Service<IAuthorizationService>().AuthorizeAsync(user, resource, policy).ConfigureAwait(false);
        return result.Succeeded ? PermissionResult.Allowed
            : user.Identities.Any(i => i.IsAuthenticated) ? default
            : Unauthenticated;
    }

    // Throws when a policy is missing; there is one, since there are attributes.
    private async ValueTask<AuthorizationPolicy> CombineAsync(IAuthorizationPolicyProvider policies)
    {
        AuthorizationPolicy[] required = requirements.Length > 0 ? [new AuthorizationPolicy(requirements, [])] : [];
        return (await AuthorizationPolicy.CombineAsync(policies, data, required).ConfigureAwait(false))!;
    }
}
