namespace Strawberry.AspNetCore;

/// <summary>
/// How an endpoint behaves in the «single connection» mode of the graphql-sse protocol: a client opens one event stream and gets the results of all its
/// operations there. Read once, when the endpoint is mapped.
/// </summary>
public sealed class GraphQLSingleConnectionOptions
{
    /// <summary>Whether the mode is there at all. Off by default: a server then keeps nothing between requests.</summary>
    public bool Enabled { get; set; }

    /// <summary>The most operations of one stream at a time; one more is refused with 429. Zero or less lifts the limit. 100 by default.</summary>
    public int MaxOperations { get; set; } = 100;

    /// <summary>The most streams that are reserved and not opened yet; one more is refused with 503. Zero or less lifts the limit. 1,000 by default.</summary>
    public int MaxReservations { get; set; } = 1000;

    /// <summary>How long a reserved stream may wait to be opened before its token is forgotten. 30 seconds by default; at least a millisecond.</summary>
    public TimeSpan ReservationTimeout { get; set; } = TimeSpan.FromSeconds(30);
}
