using System.Text;
using System.Text.Json.Nodes;

namespace Strawberry.ConformanceTests.SchemaDocuments;

/// <summary>Prints the answer to an introspection query as a client would, knowing nothing of the schema but the answer.</summary>
internal static class IntrospectionPrinter
{
    /// <summary>Everything that SDL tells.</summary>
    public const string Query = """
        {
          __schema {
            queryType { name } mutationType { name } subscriptionType { name }
            types { ...T }
            directives { name description isRepeatable locations args(includeDeprecated: true) { ...V } }
          }
        }
        fragment T on __Type {
          kind name description specifiedByURL isOneOf
          fields(includeDeprecated: true) { name description args(includeDeprecated: true) { ...V } type { ...R } isDeprecated deprecationReason }
          inputFields(includeDeprecated: true) { ...V }
          interfaces { name }
          enumValues(includeDeprecated: true) { name description isDeprecated deprecationReason }
          possibleTypes { name }
        }
        fragment V on __InputValue { name description type { ...R } defaultValue isDeprecated deprecationReason }
        fragment R on __Type { kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name } } } } } }
        """;

    private const int LongestOnOneLine = 70;

    private static readonly string[] SpecifiedDirectives = ["skip", "include", "deprecated", "specifiedBy", "oneOf"];

    private static readonly string[] SpecifiedScalars = ["Int", "Float", "String", "Boolean", "ID"];

    public static string Print(JsonObject data)
    {
        var schema = data["__schema"]!;
        var definitions = new List<string>();
        foreach (var directive in Items(schema, "directives").Where(d => !SpecifiedDirectives.Contains(Name(d))))
        {
            var repeatable = (bool)directive["isRepeatable"]! ? " repeatable" : "";
            var locations = string.Join(" | ", directive["locations"]!.AsArray().Select(l => (string)l!));
            definitions.Add($"{Description(directive, "")}directive @{Name(directive)}{Arguments(directive)}{repeatable} on {locations}");
        }

        foreach (var type in Items(schema, "types").Where(t => !Name(t).StartsWith("__", StringComparison.Ordinal) && !SpecifiedScalars.Contains(Name(t))))
        {
            definitions.Add(Description(type, "") + Type(type));
        }

        return string.Join("\n\n", definitions);
    }

    private static string Type(JsonNode type) => (string)type["kind"]! switch
    {
        "SCALAR" => $"scalar {Name(type)}" + ((string?)type["specifiedByURL"] is { } url ? $" @specifiedBy(url: \"{url}\")" : ""),
        "OBJECT" => $"type {Name(type)}{Interfaces(type)} {Block(Items(type, "fields"), Field)}",
        "INTERFACE" => $"interface {Name(type)}{Interfaces(type)} {Block(Items(type, "fields"), Field)}",
        "UNION" => $"union {Name(type)} = {string.Join(" | ", Items(type, "possibleTypes").Select(Name))}",
        "ENUM" => $"enum {Name(type)} {Block(Items(type, "enumValues"), v => Name(v) + Deprecation(v))}",
        _ => $"input {Name(type)}{((bool?)type["isOneOf"] == true ? " @oneOf" : "")} {Block(Items(type, "inputFields"), InputValue)}",
    };

    private static string Field(JsonNode field) => $"{Name(field)}{Arguments(field)}: {Reference(field["type"]!)}{Deprecation(field)}";

    private static string InputValue(JsonNode value) =>
        $"{Name(value)}: {Reference(value["type"]!)}" + ((string?)value["defaultValue"] is { } literal ? " = " + literal : "") + Deprecation(value);

    private static string Arguments(JsonNode owner)
    {
        var arguments = Items(owner, "args").ToArray();
        return arguments.Length == 0 ? "" : "(" + string.Join(", ", arguments.Select(InputValue)) + ")";
    }

    private static string Interfaces(JsonNode type)
    {
        var interfaces = Items(type, "interfaces").Select(Name).ToArray();
        return interfaces.Length == 0 ? "" : " implements " + string.Join(" & ", interfaces);
    }

    private static string Reference(JsonNode type) => (string)type["kind"]! switch
    {
        "NON_NULL" => Reference(type["ofType"]!) + "!",
        "LIST" => "[" + Reference(type["ofType"]!) + "]",
        _ => Name(type),
    };

    private static string Deprecation(JsonNode member) =>
        (bool?)member["isDeprecated"] == true ? $" @deprecated(reason: \"{(string)member["deprecationReason"]!}\")" : "";

    private static string Block(IEnumerable<JsonNode> members, Func<JsonNode, string> print)
    {
        var text = new StringBuilder("{\n");
        var isFirst = true;
        foreach (var member in members)
        {
            var description = Description(member, "  ");
            text.Append(description.Length > 0 && !isFirst ? "\n" : "").Append(description).Append("  ").Append(print(member)).Append('\n');
            isFirst = false;
        }

        return text.Append('}').ToString();
    }

    private static string Description(JsonNode member, string indent)
    {
        if ((string?)member["description"] is not { } text)
        {
            return "";
        }

        var isOneLine = !text.Contains('\n') && text.Length <= LongestOnOneLine && !text.EndsWith('"');
        return isOneLine || (!text.Contains('\n') && text.Length <= LongestOnOneLine)
            ? $"{indent}\"\"\"{text}{(text.EndsWith('"') ? "\n" + indent : "")}\"\"\"\n"
            : $"{indent}\"\"\"\n{string.Concat(text.Split('\n').Select(l => indent + l + "\n"))}{indent}\"\"\"\n";
    }

    private static string Name(JsonNode node) => (string)node["name"]!;

    private static IEnumerable<JsonNode> Items(JsonNode owner, string key) => (owner[key] as JsonArray ?? []).Select(i => i!);
}
