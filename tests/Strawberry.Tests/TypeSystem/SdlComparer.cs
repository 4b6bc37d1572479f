using System.Text;
using NUnit.Framework;
using Strawberry.Language;
using Strawberry.TypeSystem;

namespace Strawberry.Tests.TypeSystem;

/// <summary>Compares two SDL texts by their schemas: the order of definitions does not matter, that of their members does.</summary>
internal static class SdlComparer
{
    public static void AssertSame(string actual, string expected)
    {
        var difference = Compare(actual, expected);
        Assert.That(difference, Is.Empty, difference);
    }

    /// <summary>What differs: definitions only one side has, and the lines that differ of those both have. Empty if nothing does.</summary>
    public static string Compare(string actual, string expected)
    {
        var left = Split(actual);
        var right = Split(expected);
        var difference = new StringBuilder();
        foreach (var key in left.Keys.Union(right.Keys).Order(StringComparer.Ordinal))
        {
            if (!left.TryGetValue(key, out var own))
            {
                difference.Append("missing ").Append(key).Append('\n');
            }
            else if (!right.TryGetValue(key, out var wanted))
            {
                difference.Append("unexpected ").Append(key).Append('\n');
            }
            else if (own != wanted)
            {
                difference.Append("different ").Append(key).Append('\n');
                AppendLines(difference, own.Split('\n'), wanted.Split('\n'));
            }
        }

        return difference.ToString();
    }

    private static Dictionary<string, string> Split(string sdl)
    {
        var document = SchemaJudge.Parse(SdlPrinter.Print(SchemaJudge.Build(sdl)));
        var definitions = new Dictionary<string, string>();
        foreach (var node in document.Definitions)
        {
            var key = node switch
            {
                TypeDefinitionNode type => $"type {type.Name}",
                DirectiveDefinitionNode directive => $"directive @{directive.Name}",
                _ => "schema",
            };
            definitions.Add(key, Encoding.UTF8.GetString(document.Source.Span[node.Start..node.End]));
        }

        return definitions;
    }

    // The longest common subsequence, so that one added line does not mark all that follow.
    private static void AppendLines(StringBuilder difference, string[] own, string[] wanted)
    {
        var common = new int[own.Length + 1, wanted.Length + 1];
        for (var i = own.Length - 1; i >= 0; i--)
        {
            for (var j = wanted.Length - 1; j >= 0; j--)
            {
                common[i, j] = own[i] == wanted[j] ? common[i + 1, j + 1] + 1 : Math.Max(common[i + 1, j], common[i, j + 1]);
            }
        }

        int a = 0, b = 0;
        while (a < own.Length || b < wanted.Length)
        {
            if (a < own.Length && b < wanted.Length && own[a] == wanted[b])
            {
                a++;
                b++;
            }
            else if (b == wanted.Length || (a < own.Length && common[a + 1, b] >= common[a, b + 1]))
            {
                difference.Append("  + ").Append(own[a++].Trim()).Append('\n');
            }
            else
            {
                difference.Append("  - ").Append(wanted[b++].Trim()).Append('\n');
            }
        }
    }
}
