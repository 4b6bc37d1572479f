using System.Text.Json.Nodes;
using NUnit.Framework;
using Strawberry.ConformanceTests.Cases;

namespace Strawberry.ConformanceTests.Canonical;

/// <summary>Holds the tests' own reading of sequences to the recorded canonical forms, and its rules to sequences that break them.</summary>
public sealed class CanonicalFormTests
{
    private static IEnumerable<TestCaseData> Cases =>
        from @case in CaseFile.All
        from format in Enum.GetValues<CaseFormat>()
        where @case.Expected[format] is { Kind: not "subscription", Canonical: not null } && @case.ReturnAfter == 0
        select new TestCaseData(@case, format).SetArgDisplayNames(@case.Id, format.ToString());

    [TestCaseSource(nameof(Cases))]
    public void The_canonical_form_of_a_recorded_sequence_is_the_recorded_one(ConformanceCase @case, CaseFormat format)
    {
        var recorded = @case.Expected[format].Canonical!;
        var format17 = format == CaseFormat.PendingCompleted ? IncrementalFormat.PendingCompleted : IncrementalFormat.Incremental2022;

        var form = CanonicalForm.Of(format17, @case.Expected[format].Payloads);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(form.Data, Is.EqualTo(recorded.ContainsKey("data") ? JsonForm.Of(recorded["data"]) : ""));
            Assert.That(form.Errors, Is.EqualTo(JsonForm.Sorted(recorded["errors"]!.AsArray())));
            Assert.That(form.IsSingle, Is.EqualTo(recorded.ContainsKey("single")));
            if (recorded["notices"] is JsonArray notices)
            {
                Assert.That(form.Outcomes, Has.Length.EqualTo(notices.Count));
            }
        }
    }

    [TestCase("""[{"data":{},"hasNext":true},{"hasNext":false}]""", "payload 0: the initial payload announces nothing")]
    [TestCase("""[{"data":{},"pending":[{"id":"0","path":[]}],"hasNext":true},{"hasNext":false}]""", """payload 2: never completed: {"id":"0","path":[]}""")]
    [TestCase("""[{"data":{},"pending":[{"id":"0","path":[]}],"hasNext":true},{"completed":[{"id":"0"}],"hasNext":true}]""", "payload 1: hasNext is true at 2 of 2")]
    [TestCase("""[{"data":{},"pending":[{"id":"0","path":[]}],"hasNext":true},{"completed":[{"id":"0"}],"incremental":[],"hasNext":false}]""", "payload 1: empty incremental")]
    [TestCase("""[{"data":{"a":1},"pending":[{"id":"0","path":[]}],"hasNext":true},{"completed":[{"id":"0"}],"incremental":[{"id":"0","data":{"a":1}}],"hasNext":false}]""", "payload 1: delivered twice: .a")]
    [TestCase("""[{"data":{"a":1},"pending":[{"id":"0","path":["a"]}],"hasNext":true},{"completed":[{"id":"0"}],"hasNext":false}]""", """payload 0: pending path ["a"] is not in the data""")]
    [TestCase("""[{"data":{"a":[]},"pending":[{"id":"0","path":["a"]}],"hasNext":true},{"completed":[{"id":"0"}],"hasNext":true},{"incremental":[{"id":"0","items":[1]}],"hasNext":false}]""", "payload 2: incremental for an id that is not pending: 0")]
    [TestCase("""[{"data":{},"pending":[{"id":"0","path":[]}],"hasNext":true},{"data":{},"completed":[{"id":"0"}],"hasNext":false}]""", "payload 1: unexpected key data")]
    [TestCase("""[{"data":{},"pending":[{"id":"1","path":[]}],"hasNext":true},{"completed":[{"id":"1"}],"hasNext":false}]""", "payload 0: ids are not consecutive: 1")]
    public void A_broken_sequence_is_found_out(string payloads, string violation)
    {
        var form = CanonicalForm.Of(IncrementalFormat.PendingCompleted, [.. JsonNode.Parse(payloads)!.AsArray().Select(p => p!.AsObject())]);

        Assert.That(form.Violations, Does.Contain(violation));
    }

    [TestCase("""[{"data":{"a":[0]},"hasNext":true},{"incremental":[{"items":[2],"path":["a",2]}],"hasNext":false}]""", "payload 1: item 2 of a list of 1")]
    [TestCase("""[{"data":{"a":[0]},"hasNext":true},{"incremental":[{"items":[2],"path":["a"]}],"hasNext":false}]""", "payload 1: the path of a stream does not end in an index")]
    [TestCase("""[{"data":{"a":[0]},"hasNext":true},{"incremental":[{"data":{"b":1},"path":["a"]}],"hasNext":false}]""", """payload 1: data for what is no object: ["a"]""")]
    [TestCase("""[{"data":{"a":null},"hasNext":true},{"incremental":[{"data":{"b":1},"path":["a"]}],"hasNext":false}]""", """payload 1: below a null: ["a"]""")]
    public void A_broken_sequence_of_2022_is_found_out(string payloads, string violation)
    {
        var form = CanonicalForm.Of(IncrementalFormat.Incremental2022, [.. JsonNode.Parse(payloads)!.AsArray().Select(p => p!.AsObject())]);

        Assert.That(form.Violations, Does.Contain(violation));
    }
}
