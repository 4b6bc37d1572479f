using System.Text.Json;
using NUnit.Framework;
using Strawberry.Execution;
using Strawberry.Language;
using Strawberry.Tests.Validation;
using Strawberry.TypeSystem;

namespace Strawberry.Tests.Execution;

internal sealed class VariableCoercionTests
{
    private static readonly VariableCoercionOptions Options = new() { CheckScalarValue = CheckScalar };

    [TestCaseSource(nameof(Recorded))]
    public void Errors_are_those_of_the_reference_implementation(string id, JsonElement recorded)
    {
        var variables = recorded.GetProperty("variables").GetString()!;

        var values = Coerce(recorded.GetProperty("definitions").GetString()!, variables, Options, out var errors);

        Assert.That(errors, Is.EqualTo(ValidationCases.Expected(recorded.GetProperty("expected"))), id);
        Assert.That(values is null, Is.EqualTo(errors.Length > 0));
        if (values is not null)
        {
            Assert.That(
                Enumerable.Range(0, values.Count).Select(i => State(values[i])),
                Is.EqualTo(recorded.GetProperty("states").EnumerateArray().Select(s => s.GetString())));
        }
    }

    [Test]
    public void Values_stay_the_json_that_was_sent()
    {
        var values = Coerce("$a: Int, $b: Deep = {name: \"d\"}, $c: String", """{"a":1,"a":2,"x":3}""", Options, out _)!;

        Assert.That(values[0].Json.GetRawText(), Is.EqualTo("2"));
        Assert.That(values[0].Type.ToString(), Is.EqualTo("Int"));
        Assert.That(Printer.Print(values[1].Default!), Is.EqualTo("{ name: \"d\" }"));
        Assert.That(values[2].IsAbsent, Is.True);
        Assert.That((values.IndexOf("a"), values.IndexOf("c"), values.IndexOf("x")), Is.EqualTo((0, 2, -1)));
    }

    [TestCase("""[1]""")]
    [TestCase("\"{}\"")]
    public void Variables_that_are_no_object_are_refused(string variables)
    {
        Coerce("$a: Int", variables, Options, out var errors);

        Assert.That(errors, Is.EqualTo(new[] { "Variables must be provided as an Object where each property is a variable value." }));
    }

    [TestCase(""" "\ud800" """)]
    [TestCase(""" "\udc00\ud800" """)]
    [TestCase(""" "\\\uDBFF\\uDC00" """)]
    [TestCase(""" {"\ud800\n": 1} """)]
    public void Unpaired_surrogates_are_refused(string value)
    {
        Coerce("$a: Any", $$"""{"a":{{value}}}""", Options, out var errors);

        Assert.That(
            errors,
            Is.EqualTo(new[] { "Variable \"$a\" has invalid value: Strings must be valid Unicode: unpaired surrogates and invalid UTF-8 are not. (1:8)" }));
    }

    [TestCase("""{"b":"\ud800"}""")]
    [TestCase("""{"\ud800":1}""")]
    [TestCase("""{"\ud800":"\ud800","a":1}""")]
    public void Unpaired_surrogates_in_no_variable_of_the_operation_are_refused(string variables)
    {
        Coerce("$a: Int", variables, Options, out var errors);

        Assert.That(errors, Is.EqualTo(new[] { "Variables must be valid Unicode: unpaired surrogates and invalid UTF-8 are not. (1:1)" }));
    }

    [Test]
    public void Each_variable_with_an_unpaired_surrogate_is_told()
    {
        Coerce("$a: String, $b: String, $c: String", """{"c":"\ud800","b":"fine","\u0061":"\udc00"}""", Options, out var errors);

        Assert.That(errors, Is.EqualTo(new[]
        {
            "Variable \"$c\" has invalid value: Strings must be valid Unicode: unpaired surrogates and invalid UTF-8 are not. (1:32)",
            "Variable \"$a\" has invalid value: Strings must be valid Unicode: unpaired surrogates and invalid UTF-8 are not. (1:8)",
        }));
    }

    [Test]
    public void Invalid_utf8_is_refused()
    {
        byte[] json = [.. "{\"a\":\""u8, 0xC3, .. "\"}"u8];
        using var document = JsonDocument.Parse(json);
        var text = ValidationCases.Parse("query ($a: String) { dog { name } }");

        VariableCoercion.Coerce(ValidationCases.Named("main"), text, (OperationDefinitionNode)text.Definitions[0], document.RootElement, Options, out var errors);

        Assert.That(errors.Select(e => e.Message), Is.EqualTo(new[] { "Variable \"$a\" has invalid value: Strings must be valid Unicode: unpaired surrogates and invalid UTF-8 are not." }));
    }

    [TestCase(""" "\ud83d\ude00" """)]
    [TestCase(""" "\\ud800" """)]
    public void Paired_surrogates_and_escaped_backslashes_are_text(string value)
    {
        Coerce("$a: String", $$"""{"a":{{value}}}""", Options, out var errors);

        Assert.That(errors, Is.Empty);
    }

    [Test]
    public void No_variables_at_all_are_as_an_empty_object()
    {
        var document = ValidationCases.Parse("query ($a: Int, $b: Int!) { dog { name } }");

        VariableCoercion.Coerce(ValidationCases.Named("main"), document, (OperationDefinitionNode)document.Definitions[0], default, Options, out var errors);

        Assert.That(
            errors.Select(ValidationCases.Text),
            Is.EqualTo(new[] { "Variable \"$b\" has invalid value: Expected a value of non-null type \"Int!\" to be provided. (1:17)" }));
    }

    [Test]
    public void Suggestions_can_be_hidden()
    {
        Coerce("$a: Deep", """{"a":{"name":"x","nam":1,"shade":"DARKR"}}""", Options with { HideSuggestions = true }, out var errors);

        Assert.That(errors, Is.EqualTo(new[]
        {
            "Variable \"$a\" has invalid value at .shade: Value \"DARKR\" does not exist in \"Shade\" enum. (1:8)",
            "Variable \"$a\" has invalid value: Expected value of type \"Deep\" not to include unknown field \"nam\", found: { name: \"x\", nam: 1, shade: \"DARKR\" }. (1:8)",
        }));
    }

    [Test]
    public void Large_values_are_cut_in_messages()
    {
        Coerce("$a: Int", $$"""{"a":"{{new string('x', 100_000)}}"}""", Options, out var errors);

        Assert.That(errors, Has.Length.EqualTo(1));
        Assert.That(errors[0], Has.Length.LessThan(JsonText.MaxLength + 100));
    }

    private static IEnumerable<TestCaseData> Recorded() =>
        ValidationCases.Read(File.ReadAllText(ValidationCases.PathOf("../Execution/variables.json")))
            .Select(e => new TestCaseData(e.GetProperty("id").GetString(), e).SetName($"Variables: {e.GetProperty("id").GetString()}"));

    private static VariableValues? Coerce(string definitions, string variables, VariableCoercionOptions options, out string[] errors)
    {
        var document = ValidationCases.Parse($"query ({definitions}) {{ dog {{ name }} }}");
        using var json = JsonDocument.Parse(variables);
        var values = VariableCoercion.Coerce(
            ValidationCases.Named("main"),
            document,
            (OperationDefinitionNode)document.Definitions[0],
            json.RootElement.Clone(),
            options,
            out var found);
        errors = [.. found.Select(ValidationCases.Text)];
        return values;
    }

    private static string State(VariableValue value) => value.IsGiven ? "given" : value.IsAbsent ? "absent" : "default";

    private static string? CheckScalar(ScalarType type, JsonElement value) =>
        type.Name == "Even" && !(value.ValueKind == JsonValueKind.Number && value.GetDouble() % 2 == 0)
            ? $"Even cannot represent value: {value.GetRawText()}"
            : null;
}
