using Microsoft.AspNetCore.Authorization;

namespace Strawberry.Tests.Permissions
{
    [Authorize("admins")]
    [GraphQLType]
    internal sealed class ForeignQuery
    {
        [AllowAnonymous]
        [GraphQLField]
        public string Open() => "open";

        [GraphQLField]
        public string? Secret() => "secret";
    }
}

// What ASP.NET Core has under these names; the engine and the generator know the names alone.
namespace Microsoft.AspNetCore.Authorization
{
    internal interface IAuthorizeData;

    internal interface IAllowAnonymous;

    [AttributeUsage(AttributeTargets.Class | AttributeTargets.Method, AllowMultiple = true)]
    internal sealed class AuthorizeAttribute(string? policy = null) : Attribute, IAuthorizeData
    {
        public string? Policy { get; } = policy;
    }

    [AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
    internal sealed class AllowAnonymousAttribute : Attribute, IAllowAnonymous;
}
