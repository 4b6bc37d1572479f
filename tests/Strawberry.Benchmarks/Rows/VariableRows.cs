using System.Globalization;
using System.Text;
using System.Text.Json;
using Strawberry.Benchmarks.Measuring;

namespace Strawberry.Benchmarks.Rows;

/// <summary>Arguments and variables. The hand loops read the same variables with <see cref="JsonSerializer"/> and a source-generated context.</summary>
internal static class VariableRows
{
    public static IEnumerable<Scenario> All(Response response) => [Arguments(response), Numbers(response), Objects(response)];

    private static Scenario Arguments(Response response)
    {
        const string literals = """text: "some text", number: 12, flag: true, factor: 1.5, numbers: [1, 2, 3], shelf: { room: "attic", row: 4 }""";
        const string variables = "text: $text, number: $number, flag: $flag, factor: $factor, numbers: $numbers, shelf: $shelf";
        var fields = string.Join(' ', Enumerable.Range(0, 20).Select(i => i < 10 ? $"a{i}: measure({literals})" : $"v{i - 10}: measure({variables})"));
        var query = $"query($text: String!, $number: Int!, $flag: Boolean!, $factor: Float!, $numbers: [Int!]!, $shelf: Shelf!) {{ book {{ {fields} }} }}";
        var json = """{"text":"other text","number":13,"flag":false,"factor":2.5,"numbers":[1,2],"shelf":{"room":"cellar","row":5}}"""u8.ToArray();
        return Row(response, "arguments and variables, 10 of each kind", 4, query, json, HandWritten.Measures);
    }

    private static Scenario Numbers(Response response)
    {
        var json = new StringBuilder("""{"numbers":[""");
        for (var i = 0; i < 100_000; i++)
        {
            json.Append(i == 0 ? "" : ",").Append((i * 7919L % 1_000_003).ToString(CultureInfo.InvariantCulture));
        }

        return Row(
            response, "variables: 100000 integers", 1.5, "query($numbers: [Int!]!) { sum(numbers: $numbers) }", Encoding.UTF8.GetBytes(json.Append("]}").ToString()), HandWritten.Sum);
    }

    private static Scenario Objects(Response response)
    {
        var json = new StringBuilder("""{"books":[""");
        for (var i = 0; i < 1000; i++)
        {
            var inPrint = i % 2 == 0 ? "true" : "false";
            json.Append(i == 0 ? "" : ",").Append(CultureInfo.InvariantCulture, $$"""
                {"title":"The {{i}}th Book of Everything","isbn":"978-3-16-{{i:000000}}-0","pages":{{i + 100}},"price":{{i + 0.5}},"inPrint":{{inPrint}},"tags":["fiction","science"]}
                """);
        }

        return Row(
            response, "variables: 1000 input objects", 1.5, "query($books: [NewBook!]!) { pages(books: $books) }", Encoding.UTF8.GetBytes(json.Append("]}").ToString()), HandWritten.Pages);
    }

    private static Scenario Row(Response response, string name, double target, string query, byte[] variables, Action<Utf8JsonWriter, byte[]> write)
    {
        var hand = response.Hand(json => write(json, variables));
        var ours = Requests.Execute(Requests.Plain, response, query, variables);
        return new Scenario(name, hand, ours) { SameAnswer = response, Claims = [Claim.Ratio(target, ours, hand)] };
    }
}
