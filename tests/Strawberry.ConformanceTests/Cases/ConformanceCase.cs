using System.Text.Json.Nodes;

namespace Strawberry.ConformanceTests.Cases;

/// <summary>How a recorded payload sequence is compared.</summary>
public enum CompareMode
{
    /// <summary>Payload for payload.</summary>
    Exact,

    /// <summary>By the canonical form: batching depends on the scheduler.</summary>
    Canonical,

    /// <summary>By data and outcomes: which of two racing errors wins is free.</summary>
    Loose,
}

/// <summary>The three expectations of a case.</summary>
public enum CaseFormat
{
    Plain,
    PendingCompleted,
    Incremental2022,
}

/// <summary>What is recorded for a case in a format.</summary>
public sealed record Expectation(string Kind, CompareMode Compare, IReadOnlyList<JsonObject> Payloads, JsonObject? Canonical, string? Quirk);

/// <summary>A recorded operation.</summary>
public sealed record ConformanceCase(string Id, string Schema, string Query)
{
    public string? Variables { get; init; }

    public string? OperationName { get; init; }

    public bool Validate { get; init; } = true;

    /// <summary>After how many payloads the client closes the response; 0 for never.</summary>
    public int ReturnAfter { get; init; }

    public required IReadOnlyDictionary<CaseFormat, Expectation> Expected { get; init; }

    public override string ToString() => Id;
}
