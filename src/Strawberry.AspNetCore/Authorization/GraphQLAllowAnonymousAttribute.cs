using Microsoft.AspNetCore.Authorization;

namespace Strawberry;

/// <summary>ASP.NET's <c>[AllowAnonymous]</c> for where C# does not let that one stand: on properties, structs and interfaces, too.</summary>
[AttributeUsage(
    AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Interface | AttributeTargets.Method | AttributeTargets.Property)]
public sealed class GraphQLAllowAnonymousAttribute : Attribute, IAllowAnonymous;
