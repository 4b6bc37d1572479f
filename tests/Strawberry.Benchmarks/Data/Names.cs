using System.Text.Json;

namespace Strawberry.Benchmarks;

/// <summary>Names of fields, escaped and encoded once, as the engine's plans hold them.</summary>
internal static class Names
{
    public static readonly JsonEncodedText Author = JsonEncodedText.Encode("author");
    public static readonly JsonEncodedText AuthorAwaited = JsonEncodedText.Encode("authorAwaited");
    public static readonly JsonEncodedText AuthorLoaded = JsonEncodedText.Encode("authorLoaded");
    public static readonly JsonEncodedText Book = JsonEncodedText.Encode("book");
    public static readonly JsonEncodedText Books = JsonEncodedText.Encode("books");
    public static readonly JsonEncodedText Country = JsonEncodedText.Encode("country");
    public static readonly JsonEncodedText Data = JsonEncodedText.Encode("data");
    public static readonly JsonEncodedText Hello = JsonEncodedText.Encode("hello");
    public static readonly JsonEncodedText Id = JsonEncodedText.Encode("id");
    public static readonly JsonEncodedText InPrint = JsonEncodedText.Encode("inPrint");
    public static readonly JsonEncodedText Isbn = JsonEncodedText.Encode("isbn");
    public static readonly JsonEncodedText Language = JsonEncodedText.Encode("language");
    public static readonly JsonEncodedText Name = JsonEncodedText.Encode("name");
    public static readonly JsonEncodedText Numbers = JsonEncodedText.Encode("numbers");
    public static readonly JsonEncodedText Pages = JsonEncodedText.Encode("pages");
    public static readonly JsonEncodedText Price = JsonEncodedText.Encode("price");
    public static readonly JsonEncodedText Publisher = JsonEncodedText.Encode("publisher");
    public static readonly JsonEncodedText Self = JsonEncodedText.Encode("self");
    public static readonly JsonEncodedText Subtitle = JsonEncodedText.Encode("subtitle");
    public static readonly JsonEncodedText Sum = JsonEncodedText.Encode("sum");
    public static readonly JsonEncodedText Tags = JsonEncodedText.Encode("tags");
    public static readonly JsonEncodedText Title = JsonEncodedText.Encode("title");
    public static readonly JsonEncodedText TitleTask = JsonEncodedText.Encode("titleTask");
    public static readonly JsonEncodedText TitleValueTask = JsonEncodedText.Encode("titleValueTask");
    public static readonly JsonEncodedText Weight = JsonEncodedText.Encode("weight");
    public static readonly JsonEncodedText Year = JsonEncodedText.Encode("year");
}
