namespace Strawberry.Errors;

/// <summary>Finds the known names that a mistyped one may have meant, and words them as the end of an error message.</summary>
internal static class DidYouMean
{
    private const int MaxSuggestions = 5;

    /// <summary><c> Did you mean "a", "b", or "c"?</c> with a leading space, or an empty string when nothing is near.</summary>
    public static string Suggest(string input, IEnumerable<string> options, string? subject = null) =>
        Word(Nearest(input, options), subject);

    /// <summary>The options near <paramref name="input"/>, nearest first.</summary>
    public static List<string> Nearest(string input, IEnumerable<string> options)
    {
        var threshold = (int)(input.Length * 0.4) + 1;
        var near = new List<(string Option, int Distance)>();
        foreach (var option in options.Distinct(StringComparer.Ordinal))
        {
            if (Distance(input, option, threshold) is { } distance)
            {
                near.Add((option, distance));
            }
        }

        near.Sort(static (a, b) => a.Distance != b.Distance ? a.Distance.CompareTo(b.Distance) : CompareNaturally(a.Option, b.Option));
        return near.ConvertAll(static n => n.Option);
    }

    /// <summary>
    /// The sentence that offers these suggestions, with a leading space; empty when there are none. <paramref name="subject"/>
    /// stands before them: <c> Did you mean the enum value "A"?</c>
    /// </summary>
    public static string Word(IReadOnlyList<string> suggestions, string? subject = null)
    {
        if (suggestions.Count == 0)
        {
            return "";
        }

        var quoted = suggestions.Take(MaxSuggestions).Select(s => $"\"{s}\"").ToArray();
        var opening = subject is null ? " Did you mean" : $" Did you mean {subject}";
        return quoted.Length switch
        {
            1 => $"{opening} {quoted[0]}?",
            2 => $"{opening} {quoted[0]} or {quoted[1]}?",
            _ => $"{opening} {string.Join(", ", quoted[..^1])}, or {quoted[^1]}?",
        };
    }

    // The Damerau-Levenshtein distance of the lower-cased names, with one exception: a difference in case alone counts one.
    private static int? Distance(string input, string option, int threshold)
    {
        if (input == option)
        {
            return 0;
        }

        var a = option.ToLowerInvariant();
        var b = input.ToLowerInvariant();
        if (a == b)
        {
            return 1;
        }

        if (Math.Abs(a.Length - b.Length) > threshold)
        {
            return null;
        }

        var above2 = new int[b.Length + 1];
        var above = new int[b.Length + 1];
        var row = new int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++)
        {
            row[j] = j;
        }

        for (var i = 1; i <= a.Length; i++)
        {
            (above2, above, row) = (above, row, above2);
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var cost = a[i - 1] == b[j - 1] ? 0 : 1;
                var cell = Math.Min(Math.Min(above[j] + 1, row[j - 1] + 1), above[j - 1] + cost);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    cell = Math.Min(cell, above2[j - 2] + 1);
                }

                row[j] = cell;
            }
        }

        return row[b.Length] <= threshold ? row[b.Length] : null;
    }

    /// <summary>Orders names so that digits compare as numbers: "item2" comes before "item10".</summary>
    public static int CompareNaturally(string a, string b)
    {
        int i = 0, j = 0;
        while (i < a.Length && j < b.Length)
        {
            if (char.IsAsciiDigit(a[i]) && char.IsAsciiDigit(b[j]))
            {
                var left = ReadDigits(a, ref i);
                var right = ReadDigits(b, ref j);
                var order = left.Length != right.Length ? left.Length.CompareTo(right.Length) : left.SequenceCompareTo(right);
                if (order != 0)
                {
                    return order;
                }
            }
            else if (a[i] != b[j])
            {
                return a[i].CompareTo(b[j]);
            }
            else
            {
                i++;
                j++;
            }
        }

        return a.Length.CompareTo(b.Length);
    }

    private static ReadOnlySpan<char> ReadDigits(string text, ref int at)
    {
        var start = at;
        while (at < text.Length && char.IsAsciiDigit(text[at]))
        {
            at++;
        }

        return text.AsSpan(start, at - start).TrimStart('0');
    }
}
