using NUnit.Framework;
using Strawberry.Tests.Tools;

namespace Strawberry.Tests.Incremental;

/// <summary>
/// Lists of objects with a deferred fragment each. Arrays and <see cref="List{T}"/> are written in one go, as far as their items are nothing special, other lists item by
/// item: both ways must answer the same.
/// </summary>
[NonParallelizable]
public sealed class DeferredListTests
{
    private const string Flat = "{ rows { a must ... @defer(label: \"b\") { b } } maybe { a must ... @defer { b } } }";

    private static readonly string[] Queries =
    [
        Flat,
        "{ rows { a late inner { must ... @defer { b } } ... @defer { b } } maybe { must late ... @defer { b } } }",
        "{ maybe { a inner { a inner { a ... @defer { b } } ... @defer { b } } ... @defer { inner { a ... @defer { b } } } } }",
        "{ maybe { a must inner @stream(initialCount: 1) { a ... @defer { b } } ... @defer { b } } rows { a ... @defer { b } } }",
        "{ maybe { a inner { ... @defer { a } ... @defer { b } } ... @defer { b } } }",
        "{ maybe { a inner { ...F @defer ... @defer { b inner { a } } } ... @defer { b } } } fragment F on PatternRow { b inner { must } }",
        "{ ... @defer { maybe { a late must ... @defer { b } } } }",
        "{ array { a must ... @defer { b } } readOnly { a must ... @defer { b } } nullable { a must ... @defer { b } } }",
    ];

    [TearDown]
    public Task Nothing_is_left_open() => Eventually.NothingIsOpenAsync();

    [Test]
    public async Task Objects_that_are_nothing_special_are_deferred_in_order()
    {
        var payloads = await AskBothAsync(MakeSchema(), Flat, "ooo", IncrementalFormat.PendingCompleted);
        Assert.That(payloads[0], Does.Contain(
            "\"pending\":[{\"id\":\"0\",\"path\":[\"rows\",0],\"label\":\"b\"},{\"id\":\"1\",\"path\":[\"rows\",1],\"label\":\"b\"},{\"id\":\"2\",\"path\":[\"rows\",2],\"label\":\"b\"}"));
        Assert.That(payloads[1], Does.StartWith("""{"incremental":[{"id":"0","data":{"b":"b0"}},{"id":"1","data":{"b":"b1"}},{"id":"2","data":{"b":"b2"}},{"id":"3","""));
    }

    [Test]
    public async Task Whatever_the_items_are_both_ways_answer_the_same([ValueSource(nameof(Queries))] string query, [Values] IncrementalFormat format)
    {
        var random = new Random(query.Length + (int)format);
        for (var i = 0; i < 60; i++)
        {
            var limit = i % 3 == 0 ? random.Next(1, 12) : 0;
            var schema = MakeSchema(c => c.Limits.MaxDeferredGroups = limit > 0 ? limit : c.Limits.MaxDeferredGroups);
            var pattern = PatternQuery.MakePattern(random);
            await AskBothAsync(schema, query, pattern, format);
        }
    }

    [Test]
    public async Task What_fails_takes_the_fragments_of_its_own_object_alone()
    {
        var payloads = await AskBothAsync(MakeSchema(), "{ nullable { a must ... @defer { b } } }", "oxoto", IncrementalFormat.Incremental2022);
        Assert.That(payloads[0], Does.EndWith(
            """[{"a":0,"must":"m0"},null,{"a":2,"must":"m2"},{"a":null,"must":"m3"},{"a":4,"must":"m4"}]},"hasNext":true}"""));
        Assert.That(payloads[1], Does.Not.Contain("[\"nullable\",1]").And.Contain("[\"nullable\",4]"));
    }

    private static async Task<string[]> AskBothAsync(Schema schema, string query, string pattern, IncrementalFormat format)
    {
        var request = new GraphQLRequest(query) { RootValue = new PatternQuery(pattern, inOneGo: false), IncrementalFormat = format };
        var byItem = await schema.StreamAsync(request).ToJsonAsync();
        request = new GraphQLRequest(query) { RootValue = new PatternQuery(pattern, inOneGo: true), IncrementalFormat = format };
        for (var again = 0; again < 2; again++)
        {
            Assert.That(await schema.StreamAsync(request).ToJsonAsync(), Is.EqualTo(byItem), $"{pattern}: {query}");
        }

        return byItem;
    }

    private static Schema<PatternQuery> MakeSchema(Action<SchemaConfig>? configure = null)
    {
        var config = new SchemaConfig { EnableExperimentalIncrementalExecution = true };
        configure?.Invoke(config);
        return new Schema<PatternQuery>(config);
    }
}

/// <summary>
/// Rows as a pattern tells, a character each: o for nothing special, n for null, t for a field that throws, x for a field that throws where null is none, d for a
/// deferred field that throws, l for a field that is late, f for one that is late and fails; others have rows inside.
/// </summary>
[GraphQLType]
internal sealed class PatternQuery(string pattern, bool inOneGo)
{
    public PatternQuery()
        : this("", inOneGo: true)
    {
    }

    public IReadOnlyList<PatternRow> Rows => PatternRow.Make(string.Concat(pattern.Where(kind => kind is not ('n' or 'x' or 'f'))), inOneGo);

    public IReadOnlyList<PatternRow>? Maybe => PatternRow.Make(pattern, inOneGo);

    public IReadOnlyList<PatternRow>? Array => inOneGo ? PatternRow.Make(pattern, inOneGo).ToArray() : Maybe;

    public IEnumerable<PatternRow>? ReadOnly => PatternRow.Make(pattern, inOneGo);

    public IReadOnlyList<PatternRow?>? Nullable => PatternRow.Make(pattern, inOneGo)!;

    public static string MakePattern(Random random)
    {
        var length = random.Next(7);
        var special = random.Next(3) switch { 0 => "o", 1 => "oootdli", _ => "ooootdlijkfnx" };
        var pattern = string.Concat(Enumerable.Range(0, length).Select(_ => special[random.Next(special.Length)]));

        // Of several that fail late, any may be the first.
        var failing = pattern.IndexOf('f', StringComparison.Ordinal);
        return failing < 0 ? pattern : pattern[..(failing + 1)] + pattern[(failing + 1)..].Replace('f', 'l');
    }
}

[GraphQLType]
internal class PatternRow(char kind, int number, bool inOneGo)
{
    public int? A => kind == 't' ? throw new GraphQLException($"a{number}") : number;

    public string Must => kind == 'x' ? throw new GraphQLException($"must{number}") : $"m{number}";

    public string? B => kind == 'd' ? throw new GraphQLException($"b{number}") : $"b{number}";

    public IReadOnlyList<PatternRow>? Inner => kind switch
    {
        'i' => Make("oo", inOneGo),
        'j' => Make("odo", inOneGo),
        'k' => Make("oox", inOneGo),
        _ => null,
    };

    [GraphQLField]
    public async Task<string> GetLateAsync()
    {
        if (kind is 'l' or 'f')
        {
            await Task.Yield();
        }

        return kind == 'f' ? throw new GraphQLException($"late{number}") : "late";
    }

    // A null stands in the list although its type has none; every other row is of a class derived from the list's.
    public static IReadOnlyList<PatternRow> Make(string pattern, bool inOneGo)
    {
        List<PatternRow> rows =
            [.. pattern.Select((kind, i) => kind == 'n' ? null! : i % 2 == 0 ? new PatternRow(kind, i, inOneGo) : new OddRow(kind, i, inOneGo))];
        return inOneGo ? rows : rows.AsReadOnly();
    }
}

internal sealed class OddRow(char kind, int number, bool inOneGo) : PatternRow(kind, number, inOneGo);
