namespace Strawberry.AspNetCore.Responses;

/// <summary>How often streams without payloads show that they are alive.</summary>
/// <param name="Time">The clock.</param>
/// <param name="Events">The time between comments of an event stream; zero for none.</param>
/// <param name="Parts">The time between empty parts of an incremental multipart response; zero for none.</param>
internal sealed record Heartbeats(TimeProvider Time, TimeSpan Events, TimeSpan Parts)
{
    public Heartbeats(TimeProvider time, GraphQLEndpointOptions options)
        : this(time, Positive(options.StreamHeartbeat), Positive(options.MultipartHeartbeat))
    {
    }

    // A day is as good as never, and timers do not go on for ever.
    private static TimeSpan Positive(TimeSpan time) =>
        time <= TimeSpan.Zero ? TimeSpan.Zero : time > TimeSpan.FromDays(1) ? TimeSpan.FromDays(1) : time;
}
