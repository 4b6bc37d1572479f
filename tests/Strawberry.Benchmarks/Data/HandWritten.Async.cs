using System.Text.Json;

namespace Strawberry.Benchmarks;

internal static partial class HandWritten
{
    /// <summary>Starts all tasks, then awaits them.</summary>
    public static async Task TitlesAsync(Utf8JsonWriter json, int count)
    {
        var tasks = new Task<string>[count];
        var books = Library.Take(count);
        for (var i = 0; i < count; i++)
        {
            tasks[i] = books[i].GetTitleYieldedAsync();
        }

        Begin(json);
        json.WriteStartArray(Names.Books);
        foreach (var task in tasks)
        {
            json.WriteStartObject();
            json.WriteString(Names.Title, await task.ConfigureAwait(false));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        End(json);
    }

    /// <summary>Resolvers that hand out the task of their load, and one batch for all.</summary>
    public static Task LoadedAsync(Utf8JsonWriter json, int count) => LoadedAsync(json, count, Names.AuthorLoaded, static source => source.Task);

    /// <summary>Resolvers that await their load, and one batch for all.</summary>
    public static Task LoadedAndAwaitedAsync(Utf8JsonWriter json, int count) =>
        LoadedAsync(json, count, Names.AuthorAwaited, static async source => await source.Task.ConfigureAwait(false));

    private static async Task LoadedAsync(Utf8JsonWriter json, int count, JsonEncodedText name, Func<TaskCompletionSource<Author?>, Task<Author?>> resolve)
    {
        var books = Library.Take(count);
        var keys = new ID[count];
        var sources = new TaskCompletionSource<Author?>[count];
        var fields = new Task<Author?>[count];
        for (var i = 0; i < count; i++)
        {
            keys[i] = books[i].Author.Id;
            sources[i] = new TaskCompletionSource<Author?>();
            fields[i] = resolve(sources[i]);
        }

        for (var i = 0; i < count; i++)
        {
            sources[i].SetResult(Library.Authors[keys[i].Value]);
        }

        Begin(json);
        json.WriteStartArray(Names.Books);
        foreach (var field in fields)
        {
            var author = await field.ConfigureAwait(false);
            json.WriteStartObject();
            json.WriteStartObject(name);
            json.WriteString(Names.Id, author!.Id.Value);
            json.WriteString(Names.Name, author.Name);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        End(json);
    }
}
