using System.Text.Json.Nodes;

namespace Strawberry.ConformanceTests.Canonical;

/// <summary>
/// What a client holds after it has applied every payload, whatever the batching, and where the sequence broke the protocol.
/// </summary>
internal sealed class CanonicalForm
{
    public required string Data { get; init; }

    /// <summary>All errors, sorted.</summary>
    public string[] Errors { get; init; } = [];

    /// <summary>In PendingCompleted what was completed and how; in the older formats the patches, a stream's item by item. Sorted.</summary>
    public string[] Notices { get; init; } = [];

    /// <summary>The notices without their errors and contents.</summary>
    public string[] Outcomes { get; init; } = [];

    /// <summary>Whether there was one payload without <c>hasNext</c>.</summary>
    public bool IsSingle { get; init; }

    public IReadOnlyList<string> Violations { get; init; } = [];

    public static CanonicalForm Of(IncrementalFormat format, IReadOnlyList<JsonObject> payloads)
    {
        var first = payloads[0];
        if (!first.ContainsKey("hasNext"))
        {
            return new CanonicalForm
            {
                Data = first.ContainsKey("data") ? JsonForm.Of(first["data"]) : "",
                Errors = JsonForm.Sorted(first["errors"] as JsonArray ?? []),
                IsSingle = true,
                Violations = FindSingleViolations(payloads),
            };
        }

        return format switch
        {
            IncrementalFormat.PendingCompleted => new PendingReplay(payloads).Run(),
            IncrementalFormat.Patch2020 => new EntryReplay([.. payloads.Select(EntryReplay.FromPatch)]).Run(),
            _ => new EntryReplay(payloads).Run(),
        };
    }

    /// <summary>Everything that must be equal, on lines.</summary>
    public string ToText() =>
        string.Join('\n', [(IsSingle ? "single " : "data ") + Data, .. Errors.Select(e => "error " + e), .. Notices.Select(n => "notice " + n)]);

    /// <summary>What must be equal when it is free which of two racing errors wins.</summary>
    public string ToLooseText() => string.Join('\n', [(IsSingle ? "single " : "data ") + Data, .. Outcomes.Select(n => "outcome " + n)]);

    private static string[] FindSingleViolations(IReadOnlyList<JsonObject> payloads)
    {
        var violations = new List<string>();
        if (payloads.Count != 1)
        {
            violations.Add($"{payloads.Count} payloads without hasNext");
        }

        foreach (var (key, value) in payloads[0])
        {
            if (key is not ("data" or "errors" or "extensions"))
            {
                violations.Add("unexpected key " + key);
            }

            if (key is "errors" && value is not JsonArray { Count: > 0 })
            {
                violations.Add("empty errors");
            }
        }

        return [.. violations];
    }
}
