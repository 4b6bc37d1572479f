using Strawberry.Language;

namespace Strawberry.TypeSystem;

/// <summary>Prints descriptions: as block strings where that loses nothing.</summary>
internal static class DescriptionText
{
    public static string Print(string description) =>
        FitsBlockString(description) ? StringPrinter.PrintBlock(description) : StringPrinter.Print(description);

    /// <summary>Whether a block string would read back as the same text.</summary>
    private static bool FitsBlockString(string value)
    {
        if (value.Length == 0)
        {
            return true;
        }

        var isEmptyLine = true;
        var hasIndent = false;
        var hasCommonIndent = true;
        var seenLine = false;
        foreach (var c in value)
        {
            switch (c)
            {
                case '\n':
                    if (isEmptyLine && !seenLine)
                    {
                        return false;
                    }

                    seenLine = true;
                    isEmptyLine = true;
                    hasIndent = false;
                    break;
                case '\t' or ' ':
                    hasIndent |= isEmptyLine;
                    break;
                case < '\u0010':
                    return false;
                default:
                    hasCommonIndent &= hasIndent;
                    isEmptyLine = false;
                    break;
            }
        }

        return !isEmptyLine && !(hasCommonIndent && seenLine);
    }
}
