using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace Strawberry.AspNetCore.Requests;

/// <summary>
/// The headers that prove that a browser asked before it sent a request: a page of another origin cannot set one without a preflight. One of them, with any
/// value, is enough.
/// </summary>
internal static class PreflightHeaders
{
    /// <summary>The names, as an error tells them.</summary>
    public const string Names = "GraphQL-Preflight, GraphQL-Require-Preflight, Apollo-Require-Preflight, X-Apollo-Operation-Name";

    private static readonly string[] All = Names.Split(", ");

    /// <summary>Whether one of the headers is there and not empty.</summary>
    public static bool AreIn(IHeaderDictionary headers)
    {
        foreach (var name in All)
        {
            if (headers.TryGetValue(name, out var value) && !StringValues.IsNullOrEmpty(value))
            {
                return true;
            }
        }

        return false;
    }
}
