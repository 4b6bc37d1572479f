using System.Text.Json;
using NUnit.Framework;
using Strawberry.Errors;
using Strawberry.Language;
using Strawberry.Tests.TypeSystem;
using Strawberry.TypeSystem;
using Strawberry.Validation;

namespace Strawberry.Tests.Validation;

/// <summary>The schemas of the validation tests, and errors as text that compares.</summary>
internal static class ValidationCases
{
    private static readonly Dictionary<string, SchemaDefinition> Schemas = new(StringComparer.Ordinal)
    {
        ["main"] = Schema(File.ReadAllText(PathOf("rules.graphql"))),
        ["plain"] = Schema("type Query { str(v: String): String list: [Int] self: Query }"),
        ["torture"] = Schema(ConformanceFiles.Read("torture.graphql")),
    };

    public static ValidationOptions Options { get; } = new() { CheckScalarLiteral = (type, value) => CheckScalar(type, value) is { } problem ? new GraphQLError(problem) { Exception = new GraphQLException(problem) } : null, MaxCost = long.MaxValue };

    public static SchemaDefinition Schema(string sdl) => SdlSchemaBuilder.Build(Parse(sdl));

    public static SchemaDefinition Named(string name) => Schemas[name];

    public static Document Parse(string text)
    {
        var result = Parser.Parse(text);
        return result.Node ?? throw new AssertionException(result.Error!.Message);
    }

    public static string[] Validate(string schema, string query, ValidationOptions? options = null) =>
        [.. Validator.Validate(Named(schema), Parse(query), options ?? Options).Select(Text)];

    public static string Text(GraphQLError error) =>
        error.Message + string.Concat(error.Locations.Select(l => $" ({l.Line}:{l.Column})"));

    public static string[] Expected(JsonElement errors) =>
        [.. errors.EnumerateArray().Select(e => e.GetProperty("message").GetString() + (e.TryGetProperty("locations", out var locations) ? Text(locations) : ""))];

    public static IEnumerable<JsonElement> Read(string text)
    {
        using var json = JsonDocument.Parse(text);
        return [.. json.RootElement.EnumerateArray().Select(e => e.Clone())];
    }

    public static string PathOf(string name)
    {
        for (var folder = new DirectoryInfo(TestContext.CurrentContext.TestDirectory); folder is not null; folder = folder.Parent)
        {
            var file = Path.Combine(folder.FullName, "tests", "Strawberry.Tests", "Validation", name);
            if (File.Exists(file))
            {
                return file;
            }
        }

        throw new FileNotFoundException($"No folder above the tests has tests/Strawberry.Tests/Validation/{name}.");
    }

    private static string Text(JsonElement locations) => string.Concat(locations.EnumerateArray().Select(l => l.ValueKind == JsonValueKind.Array
        ? $" ({l[0]}:{l[1]})"
        : $" ({l.GetProperty("line")}:{l.GetProperty("column")})"));

    private static string? CheckScalar(ScalarType type, ValueNode value)
    {
        var number = value is IntValueNode node ? node.Value[^1] - '0' : (int?)null;
        return type.Name switch
        {
            "Even" when number is not { } n || n % 2 != 0 => $"Even cannot represent value: {Printer.Print(value)}",
            "Odd" when number is null => $"Odd cannot represent literal: {Printer.Print(value)}",
            "Odd" when number % 2 == 0 => $"Odd cannot represent value: {Printer.Print(value)}",
            _ => null,
        };
    }
}
