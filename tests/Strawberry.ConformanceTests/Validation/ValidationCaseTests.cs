using System.Text.Json.Nodes;
using NUnit.Framework;
using Strawberry.ConformanceTests.Canonical;
using Strawberry.ConformanceTests.Cases;
using Strawberry.ConformanceTests.Execution;

namespace Strawberry.ConformanceTests.Validation;

/// <summary>The recorded documents with the errors of their validation.</summary>
public sealed class ValidationCaseTests
{
    // Recorded against the bare document, where every literal fits a custom scalar; the annotated Odd refuses text, as its description demands.
    private const string BareScalars = "values/custom-scalar-default-engine";

    private static IEnumerable<TestCaseData> Cases =>
        from file in new[] { "conformance/validation.json", "conformance-more/validation.json" }
        from json in JsonNode.Parse(CaseFile.ReadText(file))!.AsArray()
        where (string)json["id"]! != BareScalars
        select new TestCaseData((string)json["schema"]!, (string)json["query"]!, json["expected"]!.AsArray()).SetArgDisplayNames((string)json["id"]!);

    [TestCaseSource(nameof(Cases))]
    public async Task A_document_is_judged_as_recorded(string schema, string query, JsonArray expected)
    {
        await using var payloads = BuiltSchemas.Get(schema).StreamAsync(query).GetAsyncEnumerator();
        Assert.That(await payloads.MoveNextAsync(), Is.True);
        var payload = payloads.Current;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(payload.Failure == RequestFailure.Validation, Is.EqualTo(expected.Count > 0));
            Assert.That(
                payload.Failure == RequestFailure.Validation ? Lines(CaseRun.ToJson(payload)["errors"]!.AsArray()) : "", Is.EqualTo(Lines(expected)));
        }
    }

    [Test]
    public async Task A_custom_scalar_refuses_the_literal_that_the_bare_document_lets_pass()
    {
        var payload = await BuiltSchemas.Torture.ExecuteAsync("{ echoOdd(v: \"x\") }");

        Assert.That(payload.Errors.Select(e => e.Message), Is.EqualTo(["Odd cannot represent literal: \"x\""]));
    }

    private static string Lines(JsonArray errors) => string.Join('\n', errors.Select(JsonForm.Of));
}
