namespace Strawberry.Testing.Requests;

/// <summary>What a client tells that it reads.</summary>
internal static class AcceptHeader
{
    /// <summary>One complete result.</summary>
    public const string Whole = "application/graphql-response+json, application/json;q=0.9";

    private const string Json = ", application/graphql-response+json;q=0.9, application/json;q=0.8";

    public static string Write(HttpStreaming streaming, IncrementalFormat? format)
    {
        var spec = FormatParameter.Of(format) is var (name, value) ? $";{name}={value}" : "";
        return streaming switch
        {
            HttpStreaming.Default => $"multipart/mixed{spec}, text/event-stream;q=0.9{Json}",
            HttpStreaming.Multipart => $"multipart/mixed{spec}, multipart/mixed;boundary=graphql;subscriptionSpec=1.0{Json}",
            HttpStreaming.EventStream => $"text/event-stream{spec}",
            HttpStreaming.JsonLines => $"application/jsonl{spec}",
            _ => throw new TestClientException($"There is no HttpStreaming {streaming}."),
        };
    }
}
