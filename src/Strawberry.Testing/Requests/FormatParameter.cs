namespace Strawberry.Testing.Requests;

/// <summary>The name and value by which a client asks for a payload format.</summary>
internal static class FormatParameter
{
    public static (string Name, string Value)? Of(IncrementalFormat? format) => format switch
    {
        null => null,
        IncrementalFormat.Incremental2022 => ("deferSpec", "20220824"),
        IncrementalFormat.PendingCompleted => ("incrementalSpec", "v0.2"),
        _ => throw new TestClientException($"No request can ask for {format}; an endpoint sends it by its option IncrementalFormat, to clients that ask for no format."),
    };
}
