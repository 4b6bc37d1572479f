using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Strawberry.Errors;
using Strawberry.Testing.Payloads;

namespace Strawberry.Testing;

/// <summary>A payload as it was received: the only one of a plain result, one of an incremental sequence, one event of a subscription, or what they were merged to.</summary>
public sealed class ReceivedPayload
{
    private const string NeedsReflection = "Reads T by reflection. Pass a JsonTypeInfo<T> where that is not possible.";

    private IReadOnlyList<GraphQLError>? _errors;

    internal ReceivedPayload(ReadOnlyMemory<byte> utf8, JsonElement json, TimeSpan elapsed, HttpStatusCode? statusCode)
    {
        Utf8Json = utf8;
        Json = json;
        Elapsed = elapsed;
        StatusCode = statusCode;
    }

    /// <summary>The payload's JSON, byte by byte as it was sent.</summary>
    public ReadOnlyMemory<byte> Utf8Json { get; }

    /// <summary>The payload as JSON: what a format has besides data and errors is found here.</summary>
    public JsonElement Json { get; }

    /// <summary>When it had been read, counted from the request by the client's <see cref="GraphQLTestClient.Time"/>.</summary>
    public TimeSpan Elapsed { get; }

    /// <summary>The status of the HTTP response it was in; null without HTTP.</summary>
    public HttpStatusCode? StatusCode { get; }

    /// <summary>The <c>data</c> entry; undefined when there is none.</summary>
    public JsonElement Data => Json.TryGetProperty("data", out var data) ? data : default;

    /// <summary>Whether more payloads follow; null when the result is not incremental.</summary>
    public bool? HasNext => PayloadShape.HasNext(Json);

    /// <summary>All errors in their order, those of deferred fragments and streams that the payload brings included.</summary>
    public IReadOnlyList<GraphQLError> Errors => _errors ??= PayloadErrors.Read(Json);

    /// <summary>The <c>extensions</c> entry; undefined when there is none.</summary>
    public JsonElement Extensions => Json.TryGetProperty("extensions", out var extensions) ? extensions : default;

    /// <summary>
    /// A value of the data as a <typeparamref name="T"/>: <c>Get&lt;string&gt;("article.comments.0.text")</c>, with names of the response and indexes of lists. Names
    /// are camel case, and values of enums upper case with underscores, as GraphQL has them. What is not there is a <see cref="TestClientException"/>.
    /// </summary>
    [RequiresUnreferencedCode(NeedsReflection)]
    [RequiresDynamicCode(NeedsReflection)]
    public T Get<T>(string path) => Read(path, value => value.Deserialize<T>(GraphQLNames.Options));

    /// <summary>A value of the data as a <typeparamref name="T"/>, read without reflection.</summary>
    public T Get<T>(string path, JsonTypeInfo<T> type)
    {
        ArgumentNullException.ThrowIfNull(type);
        return Read(path, value => value.Deserialize(type));
    }

    /// <summary>A value of the data as JSON.</summary>
    public JsonElement Get(string path) => Read(path, value => value);

    /// <summary>Gives the payload itself; throws <see cref="TestClientException"/> with their messages when it has errors.</summary>
    public ReceivedPayload EnsureNoErrors() =>
        Errors.Count == 0 ? this : throw new TestClientException($"The response has errors: {string.Join("; ", Errors.Select(e => e.Message))}\n{ToJson()}");

    /// <summary>The payload's JSON as it was sent.</summary>
    public string ToJson() => Encoding.UTF8.GetString(Utf8Json.Span);

    /// <inheritdoc/>
    public override string ToString() => ToJson();

    private T Read<T>(string path, Func<JsonElement, T?> read)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (Data.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null)
        {
            throw new TestClientException($"There is no data to find {path} in. The response is {ToJson()}");
        }

        var value = DataPath.Find(Data, path);
        try
        {
            return read(value)!;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or NotSupportedException)
        {
            throw new TestClientException($"{path} is no {typeof(T).Name} but {value.GetRawText()}", e);
        }
    }

    /// <summary>Read late, so that who never reads by reflection does not need it.</summary>
    [RequiresUnreferencedCode(NeedsReflection)]
    [RequiresDynamicCode(NeedsReflection)]
    private static class GraphQLNames
    {
        public static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
        {
            Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseUpper, allowIntegerValues: false) },
            RespectNullableAnnotations = true,
        };
    }
}
