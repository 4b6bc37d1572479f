using System.Net.Http.Headers;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using Strawberry.Primitives;
using Strawberry.Serialization;

namespace Strawberry.Testing.Requests;

/// <summary>Requests as they are sent over HTTP: JSON, or a form after the multipart request specification when there are files.</summary>
internal static class HttpMessages
{
    public static HttpRequestMessage Make(string url, RequestBody body, string accept)
    {
        var json = JsonMarshal.GetRawUtf8Value(body.ToJson()).ToArray();
        var message = new HttpRequestMessage(HttpMethod.Post, url) { Content = body.Files.Count == 0 ? MakeJson(json) : MakeForm(json, body.Files) };
        message.Headers.TryAddWithoutValidation("Accept", accept);
        if (body.Files.Count > 0)
        {
            // A browser would have asked before it sent this.
            message.Headers.TryAddWithoutValidation("GraphQL-Preflight", "1");
        }

        return message;
    }

    /// <summary>Puts the headers of a test in the place of those that are there.</summary>
    public static void SetHeaders(HttpRequestMessage message, IDictionary<string, string> headers)
    {
        foreach (var (name, value) in headers)
        {
            HttpHeaders target = name.StartsWith("Content-", StringComparison.OrdinalIgnoreCase) ? message.Content!.Headers : message.Headers;
            if (target.NonValidated.Contains(name))
            {
                target.Remove(name);
            }

            if (!target.TryAddWithoutValidation(name, value))
            {
                throw new TestClientException($"{name} cannot be a header of a request.");
            }
        }
    }

    private static ByteArrayContent MakeJson(byte[] json)
    {
        var content = new ByteArrayContent(json);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json", "utf-8");
        return content;
    }

    private static MultipartFormDataContent MakeForm(byte[] operations, IReadOnlyList<(TestFile File, List<string> Paths)> files)
    {
        var map = new Dictionary<string, object?>(StringComparer.Ordinal);
        for (var i = 0; i < files.Count; i++)
        {
            map.Add($"{i}", files[i].Paths);
        }

        using var mapText = new Utf8Buffer();
        JsonValues.Write(map, mapText);
        var form = new MultipartFormDataContent
        {
            { new ByteArrayContent(operations), "operations" },
            { new ByteArrayContent(mapText.WrittenSpan.ToArray()), "map" },
        };
        for (var i = 0; i < files.Count; i++)
        {
            var content = new ReadOnlyMemoryContent(files[i].File.Content);
            content.Headers.TryAddWithoutValidation("Content-Type", files[i].File.ContentType);
            form.Add(content, $"{i}", files[i].File.Name);
        }

        return form;
    }
}
