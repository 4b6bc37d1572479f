using System.Security.Claims;
using System.Security.Cryptography;

namespace Strawberry.AspNetCore.SingleConnection;

/// <summary>The event streams of an endpoint, reserved and open, by their tokens.</summary>
internal sealed class OperationStreams(GraphQLSingleConnectionOptions options, TimeProvider time)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, OperationStream> _streams = new(StringComparer.Ordinal);
    private readonly int _maxReservations = options.MaxReservations;
    private readonly int _maxOperations = options.MaxOperations;
    private readonly TimeSpan _timeout = options.ReservationTimeout;
    private int _reserved;

    /// <summary>Reserves a stream and gives its token; null when too many wait to be opened.</summary>
    public string? Reserve(ClaimsPrincipal user)
    {
        // The token is all it takes to listen: it must not be guessed.
        var stream = new OperationStream(RandomNumberGenerator.GetHexString(32, lowercase: true), UserKey(user), _maxOperations);
        lock (_lock)
        {
            if (_maxReservations > 0 && _reserved >= _maxReservations)
            {
                return null;
            }

            _reserved++;
            _streams.Add(stream.Token, stream);
            stream.Expiry = time.CreateTimer(_ => Expire(stream), null, _timeout, Timeout.InfiniteTimeSpan);
        }

        return stream.Token;
    }

    /// <summary>The stream of a token that its own user shows; null when there is none.</summary>
    public OperationStream? Find(string token, ClaimsPrincipal user)
    {
        lock (_lock)
        {
            return _streams.TryGetValue(token, out var stream) && stream.User == UserKey(user) ? stream : null;
        }
    }

    /// <summary>Makes a reservation an open stream. False: it was opened before, or has expired.</summary>
    public bool TryOpen(OperationStream stream)
    {
        lock (_lock)
        {
            if (stream.Expiry is not { } expiry || !_streams.ContainsKey(stream.Token))
            {
                return false;
            }

            expiry.Dispose();
            stream.Expiry = null;
            _reserved--;
            return true;
        }
    }

    public void Remove(OperationStream stream)
    {
        lock (_lock)
        {
            _streams.Remove(stream.Token);
        }
    }

    private void Expire(OperationStream stream)
    {
        lock (_lock)
        {
            if (stream.Expiry is { } expiry)
            {
                expiry.Dispose();
                stream.Expiry = null;
                _reserved--;
                _streams.Remove(stream.Token);
            }
        }
    }

    private static string UserKey(ClaimsPrincipal user) =>
        user.Identity is { IsAuthenticated: true } identity ? user.FindFirst(ClaimTypes.NameIdentifier)?.Value ?? identity.Name ?? "" : "";
}
