using Microsoft.AspNetCore.Authorization;

namespace Strawberry.AspNetCore.Authorization;

/// <summary>Makes permissions of the attributes of ASP.NET's authorization.</summary>
/// <param name="policies">What is known of the application's policies; null when that shows with a request.</param>
internal sealed class AuthorizationPermissions(RegisteredPolicies? policies) : IPermissionFactory
{
    private readonly Dictionary<string, AuthorizePermission> _made = new(StringComparer.Ordinal);

    public IReadOnlyList<IFieldPermission> Create(IReadOnlyList<Attribute> attributes, string field, ICollection<string> problems)
    {
        var known = attributes.Where(a => a is IAuthorizeData or IAuthorizationRequirementData).ToList();
        foreach (var attribute in attributes.Except(known, ReferenceEqualityComparer.Instance))
        {
            problems.Add($"Field {field} is guarded by {attribute!.GetType().Name}, which is neither IAuthorizeData nor IAuthorizationRequirementData. See docs/errors/SB0101.md.");
        }

        policies?.Check(known.OfType<IAuthorizeData>(), field, problems);
        var ofObjects = known.ToLookup(a => a is GraphQLAuthorizeAttribute { PerObject: true });
        return [.. Make(ofObjects[false], perObject: false), .. Make(ofObjects[true], perObject: true)];
    }

    // As for an endpoint, all attributes are one policy.
    private IEnumerable<AuthorizePermission> Make(IEnumerable<Attribute> attributes, bool perObject)
    {
        var data = attributes.OfType<IAuthorizeData>().ToArray();
        var requirements = attributes.OfType<IAuthorizationRequirementData>().SelectMany(r => r.GetRequirements()).ToArray();
        if (data.Length + requirements.Length == 0)
        {
            return [];
        }

        if (requirements.Length > 0)
        {
            // Whether requirements are the same, their classes alone could tell.
            return [new AuthorizePermission(data, requirements, perObject)];
        }

        // Fields that ask for the same share the answer.
        var key = $"{perObject}\n{string.Join('\n', data.Select(d => $"{d.Policy}\t{d.Roles}\t{d.AuthenticationSchemes}"))}";
        if (!_made.TryGetValue(key, out var permission))
        {
            _made.Add(key, permission = new AuthorizePermission(data, requirements, perObject));
        }

        return [permission];
    }
}
