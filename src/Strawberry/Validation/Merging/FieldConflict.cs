namespace Strawberry.Validation.Merging;

/// <summary>Two fields that can't be merged, why, and where they and the fields below them stand.</summary>
internal sealed record FieldConflict(string ResponseName, string Reason, List<int> First, List<int> Second)
{
    private const int MaxText = 1_000;
    private const int MaxPlaces = 20;

    /// <summary>A conflict of two fields because of those in their selections.</summary>
    public static FieldConflict OfSubfields(List<FieldConflict> below, MergedField first, MergedField second)
    {
        var reason = "";
        foreach (var conflict in below)
        {
            reason += $"{(reason.Length == 0 ? "" : " and ")}subfields \"{Abbreviate(conflict.ResponseName)}\" conflict because {conflict.Reason}";
            if (reason.Length > MaxText)
            {
                break;
            }
        }

        return new FieldConflict(
            first.Node.ResponseName,
            Abbreviate(reason),
            Places(first, below, static c => c.First),
            Places(second, below, static c => c.Second));
    }

    public static string Abbreviate(string text) => text.Length > MaxText ? string.Concat(text.AsSpan(0, MaxText), "...") : text;

    private static List<int> Places(MergedField field, List<FieldConflict> below, Func<FieldConflict, List<int>> side)
    {
        List<int> places = [field.Node.Start];
        foreach (var conflict in below)
        {
            var more = side(conflict);
            var kept = Math.Min(more.Count, MaxPlaces - places.Count);
            places.AddRange(more.GetRange(more.Count - kept, kept));
            if (places.Count == MaxPlaces)
            {
                break;
            }
        }

        return places;
    }
}
