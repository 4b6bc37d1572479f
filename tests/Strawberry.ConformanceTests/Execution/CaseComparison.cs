using System.Text.Json.Nodes;
using Strawberry.ConformanceTests.Canonical;
using Strawberry.ConformanceTests.Cases;

namespace Strawberry.ConformanceTests.Execution;

/// <summary>What a case must say and what it said, as texts to be equal.</summary>
internal sealed record CaseComparison(string Wanted, string Actual, bool DiffersInBatchingOnly)
{
    public static CaseComparison Of(ConformanceCase @case, CaseFormat format, CaseRun run)
    {
        var expectation = @case.Expected[format];
        var wanted = Expected.Payloads(@case, format);
        if (expectation.Kind is not "incremental" || expectation.Compare == CompareMode.Exact)
        {
            var exact = new CaseComparison(Lines(wanted, expectation.Compare), Lines(run.Payloads, expectation.Compare), DiffersInBatchingOnly: false);
            return expectation.Kind is "incremental" && exact.Wanted != exact.Actual
                ? exact with { DiffersInBatchingOnly = Text(format, wanted, CompareMode.Canonical) == Text(format, run.Payloads, CompareMode.Canonical) }
                : exact;
        }

        return new CaseComparison(Text(format, wanted, expectation.Compare), Text(format, run.Payloads, expectation.Compare), DiffersInBatchingOnly: false);
    }

    /// <summary>The breaches of the protocol; a response closed early has none of those that its end would have healed.</summary>
    public static IReadOnlyList<string> FindViolations(ConformanceCase @case, CaseFormat format, CaseRun run) =>
        @case.Expected[format].Kind is "subscription" || @case.ReturnAfter > 0 || run.Payloads.Count == 0
            ? []
            : CanonicalForm.Of(ToIncremental(format), run.Payloads).Violations;

    private static IncrementalFormat ToIncremental(CaseFormat format) =>
        format == CaseFormat.PendingCompleted ? IncrementalFormat.PendingCompleted : IncrementalFormat.Incremental2022;

    private static string Lines(IReadOnlyList<JsonObject> payloads, CompareMode compare) => string.Join('\n', payloads.Select(p =>
    {
        var form = (JsonObject)JsonForm.Normalize(p)!;
        if (compare == CompareMode.Loose)
        {
            form.Remove("errors");
        }
        else if (compare == CompareMode.Canonical && form["errors"] is JsonArray errors)
        {
            form["errors"] = string.Join('\n', JsonForm.Sorted(errors));
        }

        return form.ToJsonString();
    }));

    private static string Text(CaseFormat format, IReadOnlyList<JsonObject> payloads, CompareMode compare)
    {
        var form = CanonicalForm.Of(ToIncremental(format), payloads);
        return compare == CompareMode.Loose ? form.ToLooseText() : form.ToText();
    }
}
