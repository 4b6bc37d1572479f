using System.Text.Json;
using Strawberry.Benchmarks.Measuring;

namespace Strawberry.Benchmarks.Rows;

/// <summary>Objects in memory, answered without waiting.</summary>
internal static class ObjectRows
{
    public const string Full = "id title isbn publisher language pages year price inPrint subtitle author { id name country } tags { name weight }";
    private const string Flat = "id title isbn publisher language pages year price inPrint subtitle";

    /// <param name="response">Where answers go.</param>
    /// <param name="reference">What tells how fast the machine is, measured in the same turns.</param>
    public static Scenario OneField(Response response, Side reference)
    {
        var hand = response.Hand(HandWritten.Hello);
        var ours = Requests.Execute(Requests.Plain, response, "{ hello }");
        return new Scenario("one field", hand, ours)
        {
            SameAnswer = response,
            Further = [reference],
            Claims = [Claim.Micros(1, () => ours.Micros), Claim.Bytes(600, () => ours.Allocated)],
        };
    }

    public static IEnumerable<Scenario> All(Response response)
    {
        foreach (var (count, target) in ((int, double?)[])[(1, null), (10, null), (100, 1.0), (1000, 1.0)])
        {
            yield return Row(response, $"{count} objects × 12 fields", target, $"{{ books(first: {count}) {{ {Full} }} }}", json => HandWritten.Books(json, count));
        }

        yield return Row(response, "1000 flat objects", 1.0, $"{{ books(first: 1000) {{ {Flat} }} }}", json => HandWritten.Flat(json, 1000));
        yield return Row(
            response,
            "fragments",
            4,
            "{ books(first: 10) { ...A ... on Book { ...B } } } fragment A on Book { title ...B } fragment B on Book { pages author { id ...C } } fragment C on Author { name }",
            json => HandWritten.Fragments(json, 10));
        yield return Row(response, "50 aliases", 4, Aliases(50), json => HandWritten.Aliases(json, 50));
        yield return Row(response, "40 levels", 4, Deep(40), json => HandWritten.Deep(json, 40));
        yield return Row(response, "100 completed tasks", 4, "{ books(first: 100) { titleTask } }", json => HandWritten.Titles(json, 100, Names.TitleTask));
        yield return Row(
            response, "100 completed value tasks", 4, "{ books(first: 100) { titleValueTask } }", json => HandWritten.Titles(json, 100, Names.TitleValueTask));
        yield return Row(response, "list of 10000", null, "{ numbers(first: 10000) }", json => HandWritten.Numbers(json, Names.Numbers, 10000));
    }

    private static Scenario Row(Response response, string name, double? target, string query, Action<Utf8JsonWriter> write)
    {
        var hand = response.Hand(write);
        var ours = Requests.Execute(Requests.Plain, response, query);
        return new Scenario(name, hand, ours) { SameAnswer = response, Claims = target is { } bound ? [Claim.Ratio(bound, ours, hand)] : [] };
    }

    private static string Deep(int levels) =>
        "{ book { " + string.Concat(Enumerable.Repeat("title self { ", levels)) + "title" + string.Concat(Enumerable.Repeat(" }", levels)) + " } }";

    private static string Aliases(int count) => "{ " + string.Join(' ', Enumerable.Range(0, count).Select(i => $"a{i}: book {{ title }}")) + " }";
}
