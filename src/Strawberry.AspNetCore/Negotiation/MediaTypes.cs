namespace Strawberry.AspNetCore.Negotiation;

/// <summary>The media types of GraphQL over HTTP.</summary>
internal static class MediaTypes
{
    public const string GraphQLResponse = "application/graphql-response+json";
    public const string Json = "application/json";
    public const string Multipart = "multipart/mixed";
    public const string EventStream = "text/event-stream";
    public const string JsonLines = "application/jsonl";
    public const string NewlineDelimitedJson = "application/x-ndjson";

    public const string GraphQLResponseUtf8 = GraphQLResponse + "; charset=utf-8";
    public const string JsonUtf8 = Json + "; charset=utf-8";
}
