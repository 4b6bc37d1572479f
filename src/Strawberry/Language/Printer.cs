namespace Strawberry.Language;

/// <summary>Writes syntax nodes as GraphQL text: two blanks a level, one blank line between definitions, no trailing line break.</summary>
public static class Printer
{
    /// <summary>The text of a node. What it was parsed from decides nothing but whether a string is a block string.</summary>
    public static string Print(SyntaxNode node)
    {
        var printer = new SyntaxPrinter();
        printer.Print(node);
        return printer.ToString();
    }
}
