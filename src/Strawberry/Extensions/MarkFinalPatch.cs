namespace Strawberry;

/// <summary>
/// Marks the last payload of a sequence in <see cref="IncrementalFormat.Patch2020"/> with <c>"extensions":{"is_final":true}</c>, by which Relay knows that
/// nothing more comes. Other payloads stay as they are.
/// </summary>
public sealed class MarkFinalPatch : SchemaExtension, IPayloadHook
{
    /// <inheritdoc/>
    public ValueTask OnPayload(OperationContext context, ExecutionPayload payload)
    {
        ArgumentNullException.ThrowIfNull(payload);
        if (payload is { Format: IncrementalFormat.Patch2020, HasNext: false })
        {
            payload.Extensions["is_final"] = true;
        }

        return default;
    }
}
