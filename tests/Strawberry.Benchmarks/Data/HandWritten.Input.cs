using System.Text.Json;
using System.Text.Json.Serialization;

namespace Strawberry.Benchmarks;

internal static partial class HandWritten
{
    private static readonly JsonEncodedText[] LiteralNames = [.. Enumerable.Range(0, 10).Select(i => JsonEncodedText.Encode($"a{i}"))];
    private static readonly JsonEncodedText[] VariableNames = [.. Enumerable.Range(0, 10).Select(i => JsonEncodedText.Encode($"v{i}"))];
    private static readonly int[] Three = [1, 2, 3];
    private static readonly Shelf Attic = new("attic", 4);

    /// <summary>Ten calls with values that are known, ten with those that the request brings.</summary>
    public static void Measures(Utf8JsonWriter json, byte[] variables)
    {
        var given = JsonSerializer.Deserialize(variables, InputContext.Default.MeasureVariables)!;
        var book = Library.Books[0];
        Begin(json);
        json.WriteStartObject(Names.Book);
        foreach (var name in LiteralNames)
        {
            json.WriteNumber(name, book.GetMeasure("some text", 12, true, 1.5, Three, Attic));
        }

        foreach (var name in VariableNames)
        {
            json.WriteNumber(name, book.GetMeasure(given.Text, given.Number, given.Flag, given.Factor, given.Numbers, given.Shelf));
        }

        json.WriteEndObject();
        End(json);
    }

    public static void Sum(Utf8JsonWriter json, byte[] variables)
    {
        var given = JsonSerializer.Deserialize(variables, InputContext.Default.NumbersVariables)!;
        Begin(json);
        json.WriteNumber(Names.Sum, new Query().GetSum(given.Numbers));
        End(json);
    }

    public static void Pages(Utf8JsonWriter json, byte[] variables)
    {
        var given = JsonSerializer.Deserialize(variables, InputContext.Default.BooksVariables)!;
        Begin(json);
        json.WriteNumber(Names.Pages, new Query().GetPages(given.Books));
        End(json);
    }
}

internal sealed record MeasureVariables(string Text, int Number, bool Flag, double Factor, int[] Numbers, Shelf Shelf);

internal sealed record NumbersVariables(int[] Numbers);

internal sealed record BooksVariables(NewBook[] Books);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(MeasureVariables))]
[JsonSerializable(typeof(NumbersVariables))]
[JsonSerializable(typeof(BooksVariables))]
internal sealed partial class InputContext : JsonSerializerContext;
