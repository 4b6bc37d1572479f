using System.Text;

namespace Strawberry.Testing.Snapshots;

/// <summary>The lines in which two texts differ, with a little of what stands around them.</summary>
internal static class LineDifference
{
    private const int Context = 3;

    public static string Show(string expected, string received)
    {
        var before = expected.Split('\n');
        var after = received.Split('\n');
        var shorter = Math.Min(before.Length, after.Length);
        var head = 0;
        while (head < shorter && before[head] == after[head])
        {
            head++;
        }

        var tail = 0;
        while (tail < shorter - head && before[^(tail + 1)] == after[^(tail + 1)])
        {
            tail++;
        }

        var text = new StringBuilder();
        text.Append("From line ").Append(head + 1).Append(" on (- verified, + received):\n");
        var from = Math.Max(0, head - Context);
        Append(text, "  ", before[from..head]);
        Append(text, "- ", before[head..^tail]);
        Append(text, "+ ", after[head..^tail]);
        Append(text, "  ", before[^tail..Math.Min(before.Length, before.Length - tail + Context)]);
        return text.ToString();
    }

    private static void Append(StringBuilder text, string sign, string[] lines)
    {
        foreach (var line in lines)
        {
            text.Append(sign).Append(line).Append('\n');
        }
    }
}
