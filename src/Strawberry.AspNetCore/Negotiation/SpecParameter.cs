using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Strawberry.AspNetCore.Negotiation;

/// <summary>The parameter by which a client names the payload format it reads, as in <c>multipart/mixed;incrementalSpec=v0.2</c>.</summary>
internal sealed record SpecParameter(string Text, IncrementalFormat Format)
{
    private static readonly SpecParameter DeferSpec = new("; deferSpec=20220824", IncrementalFormat.Incremental2022);
    private static readonly SpecParameter Version1 = new("; incrementalSpec=v0.1", IncrementalFormat.Incremental2022);
    private static readonly SpecParameter Version2 = new("; incrementalSpec=v0.2", IncrementalFormat.PendingCompleted);

    /// <summary>
    /// Gives the range's parameter, null when it has none; false when it asks for a format that is not known, or speaks of subscriptions alone.
    /// </summary>
    public static bool TryRead(MediaTypeHeaderValue range, out SpecParameter? spec) =>
        TryRead(range, out spec, out var forSubscriptions) && (spec is not null || !forSubscriptions);

    /// <summary>Whether the range asks for subscriptions in Apollo's multipart protocol.</summary>
    public static bool IsForSubscriptions(MediaTypeHeaderValue range) => TryRead(range, out _, out var forSubscriptions) && forSubscriptions;

    private static bool TryRead(MediaTypeHeaderValue range, out SpecParameter? spec, out bool forSubscriptions)
    {
        spec = null;
        forSubscriptions = false;
        foreach (var parameter in range.Parameters)
        {
            // Behind the quality come extensions of the header, not parameters of the type.
            if (parameter.Name.Equals("q", StringComparison.OrdinalIgnoreCase))
            {
                break;
            }

            if (!parameter.Name.EndsWith("Spec", StringComparison.OrdinalIgnoreCase))
            {
                continue;
            }

            var value = HeaderUtilities.RemoveQuotes(parameter.Value);
            if (parameter.Name.Equals("subscriptionSpec", StringComparison.OrdinalIgnoreCase) && value == "1.0")
            {
                forSubscriptions = true;
                continue;
            }

            var known = Find(parameter.Name, value);
            if (known is null || (spec is not null && spec != known))
            {
                return false;
            }

            spec = known;
        }

        return true;
    }

    /// <summary>The format that a parameter of this name and value stands for; null when it stands for none.</summary>
    public static IncrementalFormat? FormatOf(string name, string? value) => Find(name, value)?.Format;

    private static SpecParameter? Find(StringSegment name, StringSegment value)
    {
        if (name.Equals("deferSpec", StringComparison.OrdinalIgnoreCase))
        {
            return value == "20220824" ? DeferSpec : null;
        }

        if (name.Equals("incrementalSpec", StringComparison.OrdinalIgnoreCase))
        {
            return value == "v0.2" ? Version2 : value == "v0.1" ? Version1 : null;
        }

        return null;
    }
}
