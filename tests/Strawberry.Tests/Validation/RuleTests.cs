using System.Text.Json;
using NUnit.Framework;
using Strawberry.Tests.TypeSystem;
using Strawberry.Validation;

namespace Strawberry.Tests.Validation;

/// <summary>Messages, places and order of errors, as recorded from graphql-js 17.1.0 for the same schema and document.</summary>
internal sealed class RuleTests
{
    [TestCaseSource(nameof(Recorded))]
    [TestCaseSource(nameof(Random))]
    [TestCaseSource(nameof(TypeSystem))]
    public void Errors_are_those_of_the_reference_implementation(string id, JsonElement recorded)
    {
        var schema = recorded.TryGetProperty("schema", out var name) ? name.GetString()! : "main";
        var options = ValidationCases.Options with { HideSuggestions = recorded.TryGetProperty("hideSuggestions", out _) };

        var errors = ValidationCases.Validate(schema, recorded.GetProperty("query").GetString()!, options);

        Assert.That(errors, Is.EqualTo(ValidationCases.Expected(recorded.GetProperty("expected"))), id);
    }

    [TestCaseSource(nameof(Conformance))]
    public void Conformance_documents_give_their_errors(string id, JsonElement recorded)
    {
        // Recorded with scalars that accept every literal.
        var errors = ValidationCases.Validate("torture", recorded.GetProperty("query").GetString()!, ValidationOptions.Default);

        Assert.That(errors, Is.EqualTo(ValidationCases.Expected(recorded.GetProperty("expected"))), id);
    }

    [TestCaseSource(nameof(Executions))]
    public void Conformance_operations_are_refused_exactly_when_recorded_so(string id, JsonElement recorded)
    {
        var expected = recorded.GetProperty("expected").EnumerateObject()
            .Where(f => f.Value.GetProperty("kind").GetString() == "invalid")
            .Select(f => ValidationCases.Expected(f.Value.GetProperty("payloads")[0].GetProperty("errors")))
            .FirstOrDefault([]);

        Assert.That(ValidationCases.Validate("torture", recorded.GetProperty("query").GetString()!), Is.EqualTo(expected), id);
    }

    private static IEnumerable<TestCaseData> Recorded() => Cases(File.ReadAllText(ValidationCases.PathOf("rules.json")), "Rule");

    private static IEnumerable<TestCaseData> Random() => Cases(File.ReadAllText(ValidationCases.PathOf("random.json")), "Random");

    // Random documents; the errors are those of graphql-js 17.1.0.
    private static IEnumerable<TestCaseData> TypeSystem() => Cases(File.ReadAllText(ValidationCases.PathOf("type-system.json")), "Type system");

    private static IEnumerable<TestCaseData> Conformance() => Cases(ConformanceFiles.Read("validation.json"), "Validation");

    private static IEnumerable<TestCaseData> Executions() =>
        Cases(ConformanceFiles.Read("execution.json"), "Execution").Where(static c => IsValidated((JsonElement)c.Arguments[1]!));

    private static bool IsValidated(JsonElement recorded) =>
        recorded.GetProperty("schema").GetString() == "torture"
        && !recorded.TryGetProperty("validate", out _)
        && !recorded.GetProperty("expected").EnumerateObject().Any(static f => f.Value.GetProperty("kind").GetString() == "syntax");

    private static IEnumerable<TestCaseData> Cases(string json, string name) =>
        ValidationCases.Read(json).Select(e => new TestCaseData(e.GetProperty("id").GetString(), e).SetName($"{name}: {e.GetProperty("id").GetString()}"));
}
