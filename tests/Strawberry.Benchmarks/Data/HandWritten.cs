using System.Text.Json;

namespace Strawberry.Benchmarks;

/// <summary>What a person who minds speed would write by hand for the same responses: names are encoded beforehand (<see cref="Names"/>).</summary>
internal static partial class HandWritten
{
    private static readonly JsonEncodedText[] AliasNames = [.. Enumerable.Range(0, 50).Select(i => JsonEncodedText.Encode($"a{i}"))];

    public static void Books(Utf8JsonWriter json, int count)
    {
        Begin(json);
        json.WriteStartArray(Names.Books);
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
        json.WriteStartArray(Names.Books);
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
        json.WriteString(Names.Hello, "Hello, world");
        End(json);
    }

    /// <summary>The same with names that are encoded at each use: the loop by which targets in microseconds were set.</summary>
    public static void HelloByStrings(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteStartObject("data");
        json.WriteString("hello", "Hello, world");
        End(json);
    }

    public static void Titles(Utf8JsonWriter json, int count, JsonEncodedText name)
    {
        Begin(json);
        json.WriteStartArray(Names.Books);
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
        json.WriteStartObject(Names.Book);
        for (var i = 0; i < levels; i++)
        {
            json.WriteString(Names.Title, Library.Books[0].Title);
            json.WriteStartObject(Names.Self);
        }

        json.WriteString(Names.Title, Library.Books[0].Title);
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
            json.WriteString(Names.Title, Library.Books[0].Title);
            json.WriteEndObject();
        }

        End(json);
    }

    public static void Fragments(Utf8JsonWriter json, int count)
    {
        Begin(json);
        json.WriteStartArray(Names.Books);
        foreach (var book in Library.Take(count))
        {
            json.WriteStartObject();
            json.WriteString(Names.Title, book.Title);
            json.WriteNumber(Names.Pages, book.Pages);
            json.WriteStartObject(Names.Author);
            json.WriteString(Names.Id, book.Author.Id.Value);
            json.WriteString(Names.Name, book.Author.Name);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        End(json);
    }

    public static void Numbers(Utf8JsonWriter json, JsonEncodedText name, int count)
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
        json.WriteStartObject(Names.Author);
        json.WriteString(Names.Id, book.Author.Id.Value);
        json.WriteString(Names.Name, book.Author.Name);
        json.WriteString(Names.Country, book.Author.Country);
        json.WriteEndObject();
        json.WriteStartArray(Names.Tags);
        var tags = book.Tags;
        for (var i = 0; i < tags.Count; i++)
        {
            var tag = tags[i];
            json.WriteStartObject();
            json.WriteString(Names.Name, tag.Name);
            json.WriteNumber(Names.Weight, tag.Weight);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Scalars(Utf8JsonWriter json, Book book)
    {
        json.WriteString(Names.Id, book.Id.Value);
        json.WriteString(Names.Title, book.Title);
        json.WriteString(Names.Isbn, book.Isbn);
        json.WriteString(Names.Publisher, book.Publisher);
        json.WriteString(Names.Language, book.Language);
        json.WriteNumber(Names.Pages, book.Pages);
        json.WriteNumber(Names.Year, book.Year);
        json.WriteNumber(Names.Price, book.Price);
        json.WriteBoolean(Names.InPrint, book.InPrint);
        json.WriteString(Names.Subtitle, book.Subtitle);
    }

    private static void Begin(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteStartObject(Names.Data);
    }

    private static void End(Utf8JsonWriter json)
    {
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
