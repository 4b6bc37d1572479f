using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.DependencyInjection;

namespace Strawberry.AspNetCore.Authorization;

/// <summary>The application's policies, asked when a schema is made, so that what is missing shows when the application starts.</summary>
internal sealed class RegisteredPolicies(IServiceProvider services)
{
    private bool _hasComplained;

    public void Check(IEnumerable<IAuthorizeData> attributes, string field, ICollection<string> problems)
    {
        using var scope = services.CreateScope();
        if (scope.ServiceProvider.GetService<IAuthorizationPolicyProvider>() is not { } provider)
        {
            if (!_hasComplained)
            {
                problems.Add($"Field {field} is guarded by [Authorize], and there are no authorization services: builder.Services.AddAuthorization(). See docs/errors/SB0101.md.");
                _hasComplained = true;
            }

            return;
        }

        if (!provider.AllowsCachingPolicies)
        {
            // One of the application's own, which may not know a policy before somebody asks for it.
            return;
        }

        foreach (var attribute in attributes)
        {
            if (!string.IsNullOrWhiteSpace(attribute.Policy) && provider.GetPolicyAsync(attribute.Policy) is { IsCompletedSuccessfully: true, Result: null })
            {
                problems.Add($"Field {field} asks for the policy \"{attribute.Policy}\", which is not registered: builder.Services.AddAuthorization(o => o.AddPolicy(\"{attribute.Policy}\", …)). See docs/errors/SB0101.md.");
            }
        }
    }
}
