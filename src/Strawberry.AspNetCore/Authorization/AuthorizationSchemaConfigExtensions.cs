using Strawberry.AspNetCore.Authorization;

namespace Strawberry;

/// <summary>Authorization for schemas that are made by hand.</summary>
public static class AuthorizationSchemaConfigExtensions
{
    /// <summary>
    /// Lets types and fields bear <c>[Authorize]</c>, as <c>AddStrawberry</c> does by itself. A request brings the policies in its <see cref="GraphQLRequest.Services"/>
    /// and the user in its <see cref="GraphQLRequest.Features"/>, under <see cref="System.Security.Claims.ClaimsPrincipal"/>; without a user it is denied.
    /// </summary>
    public static SchemaConfig UseAuthorization(this SchemaConfig config)
    {
        ArgumentNullException.ThrowIfNull(config);
        config.Permissions = new AuthorizationPermissions(policies: null);
        return config;
    }
}
