using System.Text.Json;
using Strawberry.AspNetCore.Negotiation;

namespace Strawberry.AspNetCore.WebSockets;

/// <summary>
/// The payload format an operation asks for. There is no <c>Accept</c> here, so the same names stand in its <c>extensions</c>:
/// <c>{"incrementalSpec": "v0.2"}</c>.
/// </summary>
internal static class SocketFormat
{
    public static IncrementalFormat? Read(JsonElement extensions)
    {
        return extensions.ValueKind == JsonValueKind.Object
            ? Read(extensions, "incrementalSpec") ?? Read(extensions, "deferSpec")
            : null;
    }

    // A format that is not known is left to the default, as extensions are that nobody knows.
    private static IncrementalFormat? Read(JsonElement extensions, string name) =>
        extensions.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? SpecParameter.FormatOf(name, value.GetString()) : null;
}
