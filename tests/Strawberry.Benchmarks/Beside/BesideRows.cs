using System.Globalization;
using System.Text;
#if !DEBUG
using Strawberry.Benchmarks.Interfaces;
#endif
using Strawberry.Benchmarks.Measuring;
using Strawberry.Benchmarks.Rows;
using Strawberry.Language;

namespace Strawberry.Benchmarks.Beside;

/// <summary>
/// Strawberry's benchmarks, in its order. Not among them: a directive that changes values (<c>test_execute_with_many_fields_and_directives</c>), which ours has no
/// counterpart of, and handlers that turn exceptions into members of unions, of which only the field without an exception can be compared.
/// </summary>
internal static class BesideRows
{
    private const string Items = "query Items($count: Int!) { items(count: $count) { name index } }";
    private const string Patrons = "{ patrons { id name age birthday tags pets { id name } } }";
    private const string SearchFields = "id username email role";

    private static readonly Schema<SimpleQuery> Simple = new();
    private static readonly Schema<SimpleQuery> Masked = new(new SchemaConfig { Extensions = { new MaskErrors() } });

    public static IEnumerable<BesideRow> All(Response response) =>
        [.. Synchronous(response), .. Objects(response), .. Events(response), .. Generic(response), .. Large(response), .. Extended(response), .. Handled(response), .. Lists(response)];

    private static IEnumerable<BesideRow> Synchronous(Response response)
    {
        yield return Row(new("test_execute_basic", 33, 0.546, 0.394), Simple, "{ hello }");
        yield return Row(
            new("test_execute_with_many_fields", 28_281, 4.44, 5.16),
            Simple,
            "{ people { age description address name propA propB propC propD propE propF propG propH propI propJ } }");
        yield return Row(new("test_execute_with_10_items", 280, 0.95, 0.96), Simple, Items, Count(10));
        yield return Row(new("test_execute_with_100_items", 2_710, 1.54, 1.76), Simple, Items, Count(100));
        yield return Row(new("test_execute_with_1000_items", 27_910, 7.51, 9.60), Simple, Items, Count(1_000));

        BesideRow Row(Recorded recorded, Schema schema, string query, byte[]? variables = null) =>
            new(recorded, Requests.Execute(schema, response, query, variables), response);
    }

    private static IEnumerable<BesideRow> Objects(Response response)
    {
        yield return new BesideRow(
            new("test_execute", null, 65.3, 80.3), Requests.Execute(new Schema<PatronsQuery>(), response, Patrons), response)
        {
            Note = "names of pets are drawn by chance",
        };
#if !DEBUG
        foreach (var (types, stable, next) in ((int, double, double)[])[(1, 7.02, 7.47), (16, 7.05, 7.75), (256, 7.66, 8.96), (4_096, 17.1, 11.2)])
        {
            yield return new BesideRow(
                new($"test_interface_performance[{types}]", 12_910, stable, next),
                Requests.Execute(InterfaceSchemas.Make(types), response, "query { items { id } }"),
                response);
        }
#endif

        yield return new BesideRow(
            new("test_execute_complex_schema[50]", 2_073_101, 727, 920),
            Requests.Execute(new Schema<SearchQuery>(), response, SearchText, Encoding.UTF8.GetBytes("""{"query":"test","first":50}""")),
            response);
        var stadium = new Schema<StadiumQuery>();
        foreach (var (seats, bytes, stable, next) in ((int, int, double, double)[])[(250, 3_659_536, 888, 1_133), (500, 7_336_276, 1_978, 2_417)])
        {
            yield return new BesideRow(
                new($"test_stadium[seats_per_row_{seats}]", bytes, stable, next),
                Requests.Execute(
                    stadium,
                    response,
                    "query ($seatsPerRow: Int!) { stadium(seatsPerRow: $seatsPerRow) { city country name stands { sectionType seats { labels x y } priceCategory name } } }",
                    Encoding.UTF8.GetBytes($"{{\"seatsPerRow\":{seats}}}")),
                response);
        }
    }

    private static IEnumerable<BesideRow> Events(Response response)
    {
        var schema = new Schema<SimpleQuery, None, SimpleSubscription>();
        var something = Encoding.UTF8.GetBytes("subscription { something }");
        var takeOne = new Side(async () =>
        {
            for (var i = 0; i < 100; i++)
            {
                await using var payloads = schema.StreamAsync(new GraphQLRequest(something)).GetAsyncEnumerator();
                await payloads.MoveNextAsync().ConfigureAwait(false);
                payloads.Current.WriteTo(response.Begin());
                payloads.Current.Dispose();
            }
        });
        yield return new BesideRow(new("test_subscription", null, 46.9, 61.9), takeOne, response) { Note = "100 subscriptions, an event of each" };
        foreach (var (events, stable, next) in ((int, double, double)[])[(1_000, 34.1, 12.5), (20_000, 652, 222)])
        {
            yield return new BesideRow(
                new($"test_subscription_long_run[{events}]", null, stable, next),
                Requests.Stream(schema, response, $"subscription {{ longRunning(count: {events}) }}"),
                response);
        }
    }

    private static IEnumerable<BesideRow> Generic(Response response)
    {
        yield return new BesideRow(
            new("test_execute_generic_input", 72_020, 109.8, 100.2),
            Requests.Execute(new Schema<FiltersQuery>(), response, "{ books { title authors(name: {eq: \"F. Scott Fitzgerald\"}) { name } } }"),
            response)
        {
            Note = "the constant argument is read once a plan",
        };
    }

    private static IEnumerable<BesideRow> Large(Response response)
    {
        var text = LargeQuery();
        var options = new ParserOptions { MaxTokens = 50_000, MaxDepth = 200 };
        var parse = new Side(() => Parser.Parse(text, options).Success ? default : throw new InvalidOperationException("The document does not parse."));
        yield return new BesideRow(new("test_parse_large_query", null, 156, 112), parse, new Response()) { Note = $"{text.Length} B of text" };
        yield return Execute("baseline", 441, 441, cache: 0);
        yield return Execute("with_parser_cache", 198, 321, cache: 100);

        BesideRow Execute(string name, double stable, double next, int cache)
        {
            var config = new SchemaConfig { PlanCacheSize = cache };
            config.Limits.MaxAliases = 2_000;
            return new BesideRow(
                new($"test_execute_large_query[{name}]", 75_210, stable, next),
                Requests.Execute(new Schema<SimpleQuery>(config), response, Encoding.UTF8.GetString(text), Count(1)),
                response)
            {
                Note = "limit of aliases raised to 2,000" + (cache > 0 ? "; validation and plan are cached as well" : ""),
            };
        }
    }

    private static IEnumerable<BesideRow> Extended(Response response)
    {
        (string Name, Schema Schema, double[] Recorded)[] cases =
        [
            ("with_no_extensions", Simple, [7.8, 10.5, 77.7, 97.3]),
            ("with_simpleextension", new Schema<SimpleQuery>(new SchemaConfig { Extensions = { new TellOfPayloads() } }), [7.9, 10.4, 74.5, 92.3]),
            ("with_resolveextension", new Schema<SimpleQuery>(new SchemaConfig { Extensions = { new StandAroundFields() } }), [98, 82, 1_678, 1_583]),
        ];
        foreach (var (name, schema, recorded) in cases)
        {
            for (var i = 0; i < 2; i++)
            {
                var count = i == 0 ? 1_000 : 10_000;
                yield return new BesideRow(
                    new($"test_execute[{name}-items_{count}]", i == 0 ? 27_910 : null, recorded[2 * i], recorded[(2 * i) + 1]),
                    Requests.Execute(schema, response, Items, Count(count)),
                    response);
            }
        }
    }

    private static IEnumerable<BesideRow> Handled(Response response)
    {
        const string Plain = "query ($count: Int!) { items(count: $count) { plain(multiplier: 2) } }";
        yield return new BesideRow(
            new("test_plain_resolver_field[no_handlers]", 29_465, 22.5, 24.6), Requests.Execute(Simple, response, Plain, Count(2_000)), response);
        yield return new BesideRow(
            new("test_plain_resolver_field[with_handlers]", 29_465, 21.9, 24.8), Requests.Execute(Masked, response, Plain, Count(2_000)), response)
        {
            Note = "errors are masked instead",
        };
        yield return new BesideRow(
            new("test_handled_union_field", 54_910, 24.5, 28.1),
            Requests.Execute(Masked, response, "query ($count: Int!) { items(count: $count) { checked { ... on CheckedAmount { amount } } } }", Count(2_000)),
            response)
        {
            Note = "errors are masked instead",
        };
    }

    private static IEnumerable<BesideRow> Lists(Response response)
    {
        foreach (var (power, stable) in ((int, double)[])[(14, 0.008), (16, 0.027), (18, 0.101), (20, 0.405), (22, 1.66)])
        {
            var variables = Encoding.UTF8.GetBytes("{\"numbers\":[" + string.Join(',', Enumerable.Range(0, 1 << power)) + "]}");
            yield return new BesideRow(
                new($"test_convert_argument_large_list[2^{power}]", null, stable, null),
                Requests.Execute(Simple, response, "query ($numbers: [Int!]!) { count(numbers: $numbers) }", variables),
                response)
            {
                Note = $"there, a list of Python integers is looked at and left as it is; here, a request of {variables.Length} B of JSON is read",
            };
        }
    }

    private static byte[] Count(int count) => Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{{\"count\":{count}}}"));

    private static byte[] LargeQuery()
    {
        var text = new StringBuilder("query Items($count: Int!) {\n");
        for (var i = 1; i <= 1_600; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"  items_block_{i:0000}: items(count: $count) {{\n    name\n    index\n  }}\n");
        }

        return Encoding.UTF8.GetBytes(text.Append("}\n").ToString());
    }

    private const string SearchText =
        "query Query($query: String!, $first: Int!) { search(query: $query, first: $first) { "
        + "... on User { " + SearchFields + " posts { pageInfo { hasNextPage hasPreviousPage startCursor endCursor } edges { cursor node { author { email id posts { edges { node { ...PostFragment } } } } } } } } "
        + "... on Post { ...PostFragment } "
        + "... on Comment { id text author { ...AuthorFragment } post { ...PostFragment } } } } "
        + "fragment AuthorFragment on User { " + SearchFields + " } "
        + "fragment PostFragment on Post { id content title author { ...AuthorFragment } comments { edges { node { author { " + SearchFields + " } } } } }";
}
