using System.Collections.Concurrent;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;
using Strawberry.AspNetCore.Responses;

namespace Strawberry.AspNetCore.Negotiation;

/// <summary>
/// Chooses what to answer with from an <c>Accept</c> header (RFC 9110, section 12.5.1). Clients send few different headers: answers are remembered, up to a bound.
/// </summary>
internal sealed class AcceptNegotiator
{
    private const int MaxRemembered = 64;
    private const int MaxRememberedLength = 512;
    private const int MaxFirst = 3;

    private static readonly Acceptance Anything =
        new(MediaTypes.JsonUtf8, null, new StreamType(MediaTypes.EventStream, EventStreamFraming.Instance, null));

    // With equal quality the first of these is taken.
    private static readonly PayloadFraming[] Streams =
        [MultipartFraming.Instance, EventStreamFraming.Instance, JsonLinesFraming.JsonLines, JsonLinesFraming.NewlineDelimited];

    private static readonly PayloadFraming[] EventStreams =
        [SubscriptionMultipartFraming.Instance, EventStreamFraming.Instance, JsonLinesFraming.JsonLines, JsonLinesFraming.NewlineDelimited];

    private readonly ConcurrentDictionary<string, Acceptance> _remembered = new(StringComparer.Ordinal);

    // The first of them are compared, which is faster than looking them up.
    private readonly First?[] _first = new First?[MaxFirst];

    public int Remembered => _remembered.Count;

    public Acceptance Negotiate(StringValues accept)
    {
        var header = accept.Count == 1 ? accept[0] : accept.Count == 0 ? null : accept.ToString();
        if (string.IsNullOrWhiteSpace(header) || header == "*/*")
        {
            return Anything;
        }

        foreach (var first in _first)
        {
            if (first is not null && first.Header == header)
            {
                return first.Acceptance;
            }
        }

        if (_remembered.TryGetValue(header, out var known))
        {
            return known;
        }

        var acceptance = Choose(header);
        if (header.Length <= MaxRememberedLength && _remembered.Count < MaxRemembered && _remembered.TryAdd(header, acceptance))
        {
            // Another thread may want the same place: what is lost is looked up.
            var place = Array.IndexOf(_first, null);
            if (place >= 0)
            {
                _first[place] = new First(header, acceptance);
            }
        }

        return acceptance;
    }

    private static Acceptance Choose(string header)
    {
        if (!MediaTypeHeaderValue.TryParseList([header], out var ranges))
        {
            return new Acceptance(null, null, null);
        }

        var (json, jsonQuality) = ChooseJson(ranges);
        var (stream, streamQuality) = ChooseStream(ranges);
        var events = ChooseEvents(ranges);

        // A client that would rather have JSON gets the result in one piece; one that has no JSON gets everything in events, but for Apollo's, which are
        // for subscriptions.
        var any = stream ?? (events?.Framing == EventStreamFraming.Instance ? events : null);
        return new Acceptance(json, json is null ? any : streamQuality >= jsonQuality ? stream : null, events);
    }

    private static (string? ContentType, double Quality) ChooseJson(IList<MediaTypeHeaderValue> ranges)
    {
        var json = Match(ranges, MediaTypes.Json);
        var graphQL = Match(ranges, MediaTypes.GraphQLResponse);
        if (json.Quality <= 0 && graphQL.Quality <= 0)
        {
            return (null, 0);
        }

        // Named beats covered by a wildcard, named first beats named later. A wildcard alone means the type that every client reads.
        var prefersGraphQL = graphQL.Quality != json.Quality
            ? graphQL.Quality > json.Quality
            : graphQL.IsNamed && (!json.IsNamed || graphQL.Index < json.Index);
        return prefersGraphQL ? (MediaTypes.GraphQLResponseUtf8, graphQL.Quality) : (MediaTypes.JsonUtf8, json.Quality);
    }

    // A wildcard accepts no stream of patches: only a client that names the type knows what to do with one.
    private static (StreamType? Type, double Quality) ChooseStream(IList<MediaTypeHeaderValue> ranges)
    {
        StreamType? best = null;
        var bestQuality = 0.0;
        foreach (var framing in Streams)
        {
            foreach (var range in ranges)
            {
                var quality = range.Quality ?? 1;
                if (quality > bestQuality && Is(range, framing.MediaType) && SpecParameter.TryRead(range, out var spec))
                {
                    best = new StreamType(framing.ContentType + spec?.Text, framing, spec?.Format);
                    bestQuality = quality;
                }
            }
        }

        return (best, bestQuality);
    }

    // Of several ways to get events the client's favourite, named before covered by a wildcard, and then the one it names first.
    private static StreamType? ChooseEvents(IList<MediaTypeHeaderValue> ranges)
    {
        PayloadFraming? best = null;
        var bestMatch = new RangeMatch(0, -1, int.MaxValue);
        foreach (var framing in EventStreams)
        {
            var match = Match(ranges, framing);
            var isBetter = match.Quality != bestMatch.Quality ? match.Quality > bestMatch.Quality
                : match.IsNamed != bestMatch.IsNamed ? match.IsNamed
                : match.Index < bestMatch.Index;
            if (match.Quality > 0 && isBetter)
            {
                (best, bestMatch) = (framing, match);
            }
        }

        return best is null ? null : new StreamType(best.ContentType, best, null);
    }

    private static RangeMatch Match(IList<MediaTypeHeaderValue> ranges, PayloadFraming framing)
    {
        if (framing == EventStreamFraming.Instance)
        {
            return Match(ranges, framing.MediaType);
        }

        var best = new RangeMatch(0, -1, int.MaxValue);
        for (var i = 0; i < ranges.Count; i++)
        {
            var range = ranges[i];
            var quality = range.Quality ?? 1;
            if (quality > best.Quality && Is(range, framing.MediaType)
                && (framing != SubscriptionMultipartFraming.Instance || SpecParameter.IsForSubscriptions(range)))
            {
                best = new RangeMatch(quality, 2, i);
            }
        }

        return best;
    }

    // The most specific range that covers the type tells its quality.
    private static RangeMatch Match(IList<MediaTypeHeaderValue> ranges, string mediaType)
    {
        var best = new RangeMatch(0, -1, int.MaxValue);
        for (var i = 0; i < ranges.Count; i++)
        {
            var range = ranges[i];
            var specificity = Is(range, mediaType) ? (IsUtf8(range) ? 2 : -1)
                : range.MatchesAllTypes ? 0
                : range.MatchesAllSubTypes && mediaType.StartsWith(range.Type.ToString() + "/", StringComparison.OrdinalIgnoreCase) ? 1
                : -1;
            var quality = range.Quality ?? 1;
            if (specificity > best.Specificity || (specificity >= 0 && specificity == best.Specificity && quality > best.Quality))
            {
                best = new RangeMatch(quality, specificity, i);
            }
        }

        return best;
    }

    private static bool Is(MediaTypeHeaderValue range, string mediaType) => range.MediaType.Equals(mediaType, StringComparison.OrdinalIgnoreCase);

    private static bool IsUtf8(MediaTypeHeaderValue range) =>
        !range.Charset.HasValue || HeaderUtilities.RemoveQuotes(range.Charset).Equals("utf-8", StringComparison.OrdinalIgnoreCase);

    private sealed record First(string Header, Acceptance Acceptance);

    private readonly record struct RangeMatch(double Quality, int Specificity, int Index)
    {
        public bool IsNamed => Specificity == 2;
    }
}
