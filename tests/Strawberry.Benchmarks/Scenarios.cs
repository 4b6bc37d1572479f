using System.Buffers;
using System.Text;
using System.Text.Json;
using Strawberry.Language;
using Strawberry.Validation;

namespace Strawberry.Benchmarks;

/// <summary>All scenarios. The document is cached, limits are on; from request bytes to response bytes.</summary>
internal static class Scenarios
{
    private const string Full = "id title isbn publisher language pages year price inPrint subtitle author { id name country } tags { name weight }";
    private const string Flat = "id title isbn publisher language pages year price inPrint subtitle";

    private static readonly Schema<Query> Plain = new();

    private static readonly Schema<Query> Incremental = new(new SchemaConfig
    {
        EnableExperimentalIncrementalExecution = true,
        Limits = { MaxInitialCount = 100_000 },
    });

    private static readonly Schema<Query, Mutation, Subscription> Events = new();

    public static IEnumerable<Scenario> All()
    {
        yield return Sync("one field", "{ hello }", HandWritten.Hello);
        foreach (var count in (int[])[1, 10, 100, 1000])
        {
            yield return Sync($"{count} objects × 12 fields", $"{{ books(first: {count}) {{ {Full} }} }}", json => HandWritten.Books(json, count));
        }

        yield return Sync("1000 flat objects", $"{{ books(first: 1000) {{ {Flat} }} }}", json => HandWritten.Flat(json, 1000));
        yield return Sync("100 completed tasks", "{ books(first: 100) { titleTask } }", json => HandWritten.Titles(json, 100, "titleTask"));
        yield return Sync("100 completed value tasks", "{ books(first: 100) { titleValueTask } }", json => HandWritten.Titles(json, 100, "titleValueTask"));
        yield return new Scenario("100 fields that yield", Run(Plain, "{ books(first: 100) { title: titleYielded } }"), json => HandWritten.TitlesAsync(json, 100));
        yield return new Scenario(
            "100 loads, one batch", Run(Plain, "{ books(first: 100) { authorLoaded { id name } } }"), json => HandWritten.LoadedAsync(json, 100));
        yield return Sync("40 levels", Deep(40), json => HandWritten.Deep(json, 40));
        yield return Sync("50 aliases", Aliases(50), json => HandWritten.Aliases(json, 50));
        yield return Arguments();
        yield return Sync(
            "fragments",
            "{ books(first: 10) { ...A ... on Book { ...B } } } fragment A on Book { title ...B } fragment B on Book { pages author { id ...C } } fragment C on Author { name }",
            json => HandWritten.Fragments(json, 10));

        var author = "author { id name country }";
        yield return new Scenario("book with author", Run(Incremental, $"{{ book {{ title {author} }} }}"), null);
        yield return new Scenario("book, author deferred", Run(Incremental, $"{{ book {{ title ... @defer {{ {author} }} }} }}"), null);
        foreach (var count in (int[])[100, 1000])
        {
            yield return new Scenario($"{count} books with authors", Run(Incremental, $"{{ books(first: {count}) {{ title {author} }} }}"), null);
            yield return new Scenario(
                $"{count} books, authors deferred", Run(Incremental, $"{{ books(first: {count}) {{ title ... @defer {{ {author} }} }} }}"), null);
        }

        yield return Sync("list of 10000", "{ numbers(first: 10000) }", json => HandWritten.Numbers(json, "numbers", 10000));
        yield return new Scenario("stream of 10000, array", Run(Incremental, "{ numbers(first: 10000) @stream }"), null);
        yield return new Scenario("stream of 10000, sequence", Run(Incremental, "{ sequence(first: 10000) @stream }"), null);
        yield return new Scenario("subscription, 100000 events", RunEvents("subscription { count(to: 100000) }"), null);
        yield return Parse();
        yield return Validate();
    }

    private static Scenario Sync(string name, string query, Action<Utf8JsonWriter> hand) => new(name, Run(Plain, query), json =>
    {
        hand(json);
        return Task.CompletedTask;
    });

    private static Func<ArrayBufferWriter<byte>, ValueTask> Run(Schema schema, string query, string? variables = null)
    {
        var text = Encoding.UTF8.GetBytes(query);
        var json = variables is null ? default : Encoding.UTF8.GetBytes(variables);
        return schema.Config.EnableExperimentalIncrementalExecution ? RunStream : RunSingle;

        async ValueTask RunSingle(ArrayBufferWriter<byte> output)
        {
            var request = new GraphQLRequest(text) { Variables = (ReadOnlyMemory<byte>)json };
            using var payload = await schema.ExecuteAsync(request).ConfigureAwait(false);
            payload.WriteTo(output);
        }

        async ValueTask RunStream(ArrayBufferWriter<byte> output)
        {
            await foreach (var payload in schema.StreamAsync(new GraphQLRequest(text)).ConfigureAwait(false))
            {
                payload.WriteTo(output);
                payload.Dispose();
            }
        }
    }

    private static Func<ArrayBufferWriter<byte>, ValueTask> RunEvents(string query)
    {
        var text = Encoding.UTF8.GetBytes(query);
        return async output =>
        {
            await foreach (var payload in Events.StreamAsync(new GraphQLRequest(text)).ConfigureAwait(false))
            {
                output.ResetWrittenCount();
                payload.WriteTo(output);
                payload.Dispose();
            }
        };
    }

    private static Scenario Arguments()
    {
        var fields = string.Join(' ', Enumerable.Range(0, 10).Select(i => $"e{i}: echo(text: $text, number: $number, flag: $flag, factor: $factor, numbers: [1, 2, 3])"));
        var query = $"query($text: String!, $number: Int!, $flag: Boolean!, $factor: Float!) {{ book {{ {fields} }} }}";
        const string Variables = """{"text":"some text","number":12,"flag":false,"factor":1.5}""";
        int[] numbers = [1, 2, 3];
        return new Scenario("arguments and variables", Run(Plain, query, Variables), json =>
        {
            HandWritten.Echo(json, "some text", 12, false, 1.5, numbers);
            return Task.CompletedTask;
        });
    }

    private static Scenario Parse()
    {
        var text = Encoding.UTF8.GetBytes($"{{ {string.Join(' ', Enumerable.Range(0, 500).Select(i => $"book{i}: book {{ {Full} }}"))} }}");
        var options = new ParserOptions { MaxTokens = int.MaxValue };
        return new Scenario($"parse {text.Length / 1024} KB", output =>
        {
            if (!Parser.Parse(text, options).Success)
            {
                throw new InvalidOperationException("The document does not parse.");
            }

            output.Write(text);
            return default;
        }, null);
    }

    private static Scenario Validate()
    {
        var text = Encoding.UTF8.GetBytes($"{{ {string.Join(' ', Enumerable.Range(0, 20).Select(i => $"book{i}: book {{ {Full} }}"))} }}");
        return new Scenario($"parse and validate {text.Length} B", output =>
        {
            var document = Parser.Parse(text).Node!;
            if (!Validator.Validate(Plain.Definition, document, ValidationOptions.Default).IsEmpty)
            {
                throw new InvalidOperationException("The document is not valid.");
            }

            output.Write(text);
            return default;
        }, null);
    }

    private static string Deep(int levels) =>
        "{ book { " + string.Concat(Enumerable.Repeat("title self { ", levels)) + "title" + string.Concat(Enumerable.Repeat(" }", levels)) + " } }";

    private static string Aliases(int count) => "{ " + string.Join(' ', Enumerable.Range(0, count).Select(i => $"a{i}: book {{ title }}")) + " }";

    private const string Introspection = """
        { __schema { queryType { name } types { kind name description fields(includeDeprecated: true) { name description args { ...I } type { ...T } isDeprecated deprecationReason }
          inputFields { ...I } interfaces { ...T } enumValues(includeDeprecated: true) { name description isDeprecated deprecationReason } possibleTypes { ...T } }
          directives { name description locations args { ...I } } } }
        fragment I on __InputValue { name description type { ...T } defaultValue }
        fragment T on __Type { kind name ofType { kind name ofType { kind name ofType { kind name } } } }
        """;
}
