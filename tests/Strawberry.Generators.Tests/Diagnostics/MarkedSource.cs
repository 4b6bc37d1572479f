using System.Text;

namespace Strawberry.Generators.Tests.Diagnostics;

/// <summary>Source whose marks <c>[|</c> and <c>|]</c> say where a test expects something.</summary>
internal static class MarkedSource
{
    public static (string Source, List<(int Start, int Length)> Spans) Read(string marked)
    {
        var source = new StringBuilder();
        var spans = new List<(int Start, int Length)>();
        var pieces = marked.Split("[|");
        source.Append(pieces[0]);
        foreach (var piece in pieces[1..])
        {
            var length = piece.IndexOf("|]", StringComparison.Ordinal);
            spans.Add((source.Length, length));
            source.Append(piece.Remove(length, 2));
        }

        return (source.ToString(), spans);
    }
}
