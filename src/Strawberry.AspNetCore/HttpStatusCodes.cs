namespace Strawberry.AspNetCore;

/// <summary>Which text of «GraphQL over HTTP» tells the status codes.</summary>
public enum HttpStatusCodes
{
    /// <summary>
    /// The text of 2025: what is wrong with a request is 400, a result is 200 whether or not it has errors. With <c>application/json</c> every well-formed
    /// request is answered with 200. What clients expect today.
    /// </summary>
    Spec2025,

    /// <summary>
    /// The draft of 2026, for both media types: 422 for a request that is not well-formed, a document that is not valid and variables that do not fit, 294 for
    /// a result with errors.
    /// </summary>
    Draft2026,
}
