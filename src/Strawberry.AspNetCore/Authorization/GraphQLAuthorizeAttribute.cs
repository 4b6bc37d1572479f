using Microsoft.AspNetCore.Authorization;

namespace Strawberry;

/// <summary>
/// ASP.NET's <c>[Authorize]</c> for where C# does not let that one stand: on properties, structs and interfaces, too. All else is the same, and both may be mixed.
/// </summary>
/// <param name="policy">The name of a policy; null for the default one.</param>
[AttributeUsage(
    AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Interface | AttributeTargets.Method | AttributeTargets.Property,
    AllowMultiple = true)]
public sealed class GraphQLAuthorizeAttribute(string? policy = null) : Attribute, IAuthorizeData
{
    /// <inheritdoc/>
    public string? Policy { get; set; } = policy;

    /// <inheritdoc/>
    public string? Roles { get; set; }

    /// <inheritdoc/>
    public string? AuthenticationSchemes { get; set; }

    /// <summary>
    /// Whether the policy is asked for each object, which is its resource: the object whose field it is. Off by default: asked once an operation, with the
    /// <see cref="Microsoft.AspNetCore.Http.HttpContext"/> as resource, as for an endpoint.
    /// </summary>
    public bool PerObject { get; set; }
}
