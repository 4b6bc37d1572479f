using System.Text.Json;

namespace Strawberry.Primitives;

/// <summary>How the JSON of results is read back: they nest as deep as an operation and its lists may, which is beyond a reader's default of 64.</summary>
internal static class ResultJson
{
    /// <summary>Deeper than any result: neither the limits nor the stack of a writer let one through. A reader needs memory only for the depth there is.</summary>
    public const int MaxDepth = 1_000_000;

    /// <summary>The options of a reader of results.</summary>
    public static readonly JsonDocumentOptions Options = new() { MaxDepth = MaxDepth };
}
