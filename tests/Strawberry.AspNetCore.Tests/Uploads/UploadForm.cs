using System.Security.Cryptography;
using System.Text;

namespace Strawberry.AspNetCore.Tests.Uploads;

/// <summary>A form by the multipart request specification, part by part.</summary>
internal sealed class UploadForm
{
    public const string Boundary = "----form";

    private readonly MemoryStream _body = new();

    public UploadForm(string? operations, string? map)
    {
        if (operations is not null)
        {
            Field("operations", operations);
        }

        if (map is not null)
        {
            Field("map", map);
        }
    }

    public static UploadForm Of(string query, string variables, string map) =>
        new($$"""{"query":{{System.Text.Json.JsonSerializer.Serialize(query)}},"variables":{{variables}}}""", map);

    public UploadForm Field(string name, string value) => Part($"Content-Disposition: form-data; name=\"{name}\"", Encoding.UTF8.GetBytes(value));

    public UploadForm File(string name, string fileName, byte[] content, string type = "text/plain") =>
        Part($"Content-Disposition: form-data; name=\"{name}\"; filename=\"{fileName}\"\r\nContent-Type: {type}", content);

    public UploadForm File(string name, string content) => File(name, name + ".txt", Encoding.UTF8.GetBytes(content));

    public UploadForm Part(string headers, byte[] content)
    {
        Write($"--{Boundary}\r\n{headers}\r\n\r\n");
        _body.Write(content);
        Write("\r\n");
        return this;
    }

    /// <summary>The form as it is so far, without its end.</summary>
    public byte[] Unfinished() => _body.ToArray();

    public byte[] Finished() => [.. _body.ToArray(), .. Encoding.UTF8.GetBytes($"--{Boundary}--\r\n")];

    public HttpRequestMessage ToRequest(string? preflight = "GraphQL-Preflight", string accept = "application/json") =>
        ToRequest(Finished(), preflight, accept);

    public static HttpRequestMessage ToRequest(byte[] body, string? preflight = "GraphQL-Preflight", string accept = "application/json")
    {
        var content = new ByteArrayContent(body);
        content.Headers.TryAddWithoutValidation("Content-Type", $"multipart/form-data; boundary={Boundary}");
        var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = content };
        request.Headers.TryAddWithoutValidation("Accept", accept);
        if (preflight is not null)
        {
            request.Headers.TryAddWithoutValidation(preflight, "1");
        }

        return request;
    }

    /// <summary>What the resolvers say of a file.</summary>
    public static string Described(string fileName, byte[] content, string type = "text/plain") =>
        $"{fileName} {type} {content.Length} {Convert.ToHexStringLower(SHA256.HashData(content))[..8]}";

    public static string Described(string name, string content) => Described(name + ".txt", Encoding.UTF8.GetBytes(content));

    private void Write(string text) => _body.Write(Encoding.UTF8.GetBytes(text));
}
