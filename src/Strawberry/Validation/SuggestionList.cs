using System.Text;

namespace Strawberry.Validation;

/// <summary>Finds names that look like a misspelled one, and words them as "Did you mean …".</summary>
internal static class SuggestionList
{
    private const int MaxSuggestions = 5;

    /// <summary>The options close to the input, closest first.</summary>
    public static List<string> For(string input, IEnumerable<string> options)
    {
        var threshold = (int)Math.Floor(input.Length * 0.4) + 1;
        var lower = input.ToLowerInvariant();
        var found = new List<(string Name, int Distance)>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var option in options)
        {
            if (Distance(input, lower, option, threshold) is { } distance && seen.Add(option))
            {
                found.Add((option, distance));
            }
        }

        found.Sort(static (a, b) => a.Distance != b.Distance
            ? a.Distance.CompareTo(b.Distance)
            : NaturalOrder.Compare(a.Name, b.Name));
        return found.ConvertAll(static f => f.Name);
    }

    /// <summary>" Did you mean "a", "b", or "c"?", or nothing for no suggestion.</summary>
    public static string DidYouMean(List<string> suggestions, string? what = null)
    {
        if (suggestions.Count == 0)
        {
            return "";
        }

        var text = new StringBuilder(" Did you mean ");
        if (what is not null)
        {
            text.Append(what).Append(' ');
        }

        var count = Math.Min(suggestions.Count, MaxSuggestions);
        for (var i = 0; i < count; i++)
        {
            if (i > 0)
            {
                text.Append(i < count - 1 ? ", " : count == 2 ? " or " : ", or ");
            }

            text.Append('"').Append(suggestions[i]).Append('"');
        }

        return text.Append('?').ToString();
    }

    // Damerau-Levenshtein with adjacent transpositions, on lower case; a difference in case alone is one edit.
    private static int? Distance(string input, string lower, string option, int threshold)
    {
        if (input == option)
        {
            return 0;
        }

        var longer = option.ToLowerInvariant();
        if (lower == longer)
        {
            return 1;
        }

        var shorter = lower;
        if (longer.Length < shorter.Length)
        {
            (longer, shorter) = (shorter, longer);
        }

        if (longer.Length - shorter.Length > threshold)
        {
            return null;
        }

        var (before, up, row) = (new int[shorter.Length + 1], new int[shorter.Length + 1], new int[shorter.Length + 1]);
        for (var j = 0; j <= shorter.Length; j++)
        {
            row[j] = j;
        }

        for (var i = 1; i <= longer.Length; i++)
        {
            (before, up, row) = (up, row, before);
            row[0] = i;
            var smallest = i;
            for (var j = 1; j <= shorter.Length; j++)
            {
                var cost = longer[i - 1] == shorter[j - 1] ? 0 : 1;
                var cell = Math.Min(Math.Min(up[j] + 1, row[j - 1] + 1), up[j - 1] + cost);
                if (i > 1 && j > 1 && longer[i - 1] == shorter[j - 2] && longer[i - 2] == shorter[j - 1])
                {
                    cell = Math.Min(cell, before[j - 2] + 1);
                }

                row[j] = cell;
                smallest = Math.Min(smallest, cell);
            }

            if (smallest > threshold)
            {
                return null;
            }
        }

        return row[shorter.Length] <= threshold ? row[shorter.Length] : null;
    }
}
