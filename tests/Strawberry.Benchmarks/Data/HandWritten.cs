using System.Text.Json;

namespace Strawberry.Benchmarks;

/// <summary>What a person would write by hand for the same responses.</summary>
internal static partial class HandWritten
{
    private static readonly string[] AliasNames = [.. Enumerable.Range(0, 50).Select(i => $"a{i}")];

    public static void Books(Utf8JsonWriter json, int count)
    {
        Begin(json);
        json.WriteStartArray("books");
        foreach (var book in Library.Take(count))
        {
            Full(json, book);
        }

        json.WriteEndArray();
        End(json);
    }

    public static void Flat(Utf8JsonWriter json, int count)
    {
        Begin(json);
        json.WriteStartArray("books");
        foreach (var book in Library.Take(count))
        {
            json.WriteStartObject();
            Scalars(json, book);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        End(json);
    }

    public static void Hello(Utf8JsonWriter json)
    {
        Begin(json);
        json.WriteString("hello", "Hello, world");
        End(json);
    }

    public static void Titles(Utf8JsonWriter json, int count, string name)
    {
        Begin(json);
        json.WriteStartArray("books");
        foreach (var book in Library.Take(count))
        {
            json.WriteStartObject();
            json.WriteString(name, book.Title);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        End(json);
    }

    public static void Deep(Utf8JsonWriter json, int levels)
    {
        Begin(json);
        json.WriteStartObject("book");
        for (var i = 0; i < levels; i++)
        {
            json.WriteString("title", Library.Books[0].Title);
            json.WriteStartObject("self");
        }

        json.WriteString("title", Library.Books[0].Title);
        for (var i = 0; i < levels; i++)
        {
            json.WriteEndObject();
        }

        json.WriteEndObject();
        End(json);
    }

    public static void Aliases(Utf8JsonWriter json, int count)
    {
        Begin(json);
        foreach (var name in AliasNames.AsSpan(0, count))
        {
            json.WriteStartObject(name);
            json.WriteString("title", Library.Books[0].Title);
            json.WriteEndObject();
        }

        End(json);
    }

    public static void Fragments(Utf8JsonWriter json, int count)
    {
        Begin(json);
        json.WriteStartArray("books");
        foreach (var book in Library.Take(count))
        {
            json.WriteStartObject();
            json.WriteString("title", book.Title);
            json.WriteNumber("pages", book.Pages);
            json.WriteStartObject("author");
            json.WriteString("id", book.Author.Id.Value);
            json.WriteString("name", book.Author.Name);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        End(json);
    }

    public static void Numbers(Utf8JsonWriter json, string name, int count)
    {
        Begin(json);
        json.WriteStartArray(name);
        foreach (var number in Library.Numbers(count))
        {
            json.WriteNumberValue(number);
        }

        json.WriteEndArray();
        End(json);
    }

    private static void Full(Utf8JsonWriter json, Book book)
    {
        json.WriteStartObject();
        Scalars(json, book);
        json.WriteStartObject("author");
        json.WriteString("id", book.Author.Id.Value);
        json.WriteString("name", book.Author.Name);
        json.WriteString("country", book.Author.Country);
        json.WriteEndObject();
        json.WriteStartArray("tags");
        foreach (var tag in book.Tags)
        {
            json.WriteStartObject();
            json.WriteString("name", tag.Name);
            json.WriteNumber("weight", tag.Weight);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Scalars(Utf8JsonWriter json, Book book)
    {
        json.WriteString("id", book.Id.Value);
        json.WriteString("title", book.Title);
        json.WriteString("isbn", book.Isbn);
        json.WriteString("publisher", book.Publisher);
        json.WriteString("language", book.Language);
        json.WriteNumber("pages", book.Pages);
        json.WriteNumber("year", book.Year);
        json.WriteNumber("price", book.Price);
        json.WriteBoolean("inPrint", book.InPrint);
        json.WriteString("subtitle", book.Subtitle);
    }

    private static void Begin(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteStartObject("data");
    }

    private static void End(Utf8JsonWriter json)
    {
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
