using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Threading;
using System.Xml;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Strawberry.Generators.Parsing;

/// <summary>
/// Descriptions from documentation comments. They are read from the declaration's own trivia: without a documentation file the compiler does
/// not parse them and the symbols have none.
/// </summary>
internal static class Descriptions
{
    /// <summary>The summary, or null.</summary>
    public static string? OfSymbol(ISymbol symbol, CancellationToken cancellationToken) => Flatten(Read(symbol, cancellationToken)?.Element("summary"));

    /// <summary>The text for a parameter in its method's, constructor's or record's comment, or null.</summary>
    public static string? OfParameter(ISymbol documented, string name, CancellationToken cancellationToken) =>
        Flatten(Read(documented, cancellationToken)?.Elements("param").FirstOrDefault(p => p.Attribute("name")?.Value == name));

    private static XElement? Read(ISymbol symbol, CancellationToken cancellationToken)
    {
        foreach (var reference in symbol.OriginalDefinition.DeclaringSyntaxReferences)
        {
            var node = reference.GetSyntax(cancellationToken);
            if (node is VariableDeclaratorSyntax)
            {
                node = node.Parent!.Parent!;
            }

            if (ReadTrivia(node) is { } found)
            {
                return found;
            }
        }

        // A symbol of another assembly: its documentation file, if it has one.
        var xml = symbol.DeclaringSyntaxReferences.Length == 0 ? symbol.OriginalDefinition.GetDocumentationCommentXml(cancellationToken: cancellationToken) : null;
        return string.IsNullOrEmpty(xml) ? null : Parse(xml!);
    }

    private static XElement? ReadTrivia(SyntaxNode node)
    {
        if (!node.HasLeadingTrivia)
        {
            return null;
        }

        var text = new StringBuilder();
        var inBlock = false;
        foreach (var raw in node.GetLeadingTrivia().ToFullString().Split('\n'))
        {
            var line = raw.Trim();
            if (inBlock || (line.StartsWith("/**", System.StringComparison.Ordinal) && !line.StartsWith("/***", System.StringComparison.Ordinal)))
            {
                inBlock = AddBlockLine(text, line, inBlock);
            }
            else if (line.StartsWith("///", System.StringComparison.Ordinal) && !line.StartsWith("////", System.StringComparison.Ordinal))
            {
                text.Append(line.Substring(3)).Append('\n');
            }
        }

        return text.Length == 0 ? null : Parse($"<doc>{text}</doc>");
    }

    private static bool AddBlockLine(StringBuilder text, string line, bool inBlock)
    {
        line = inBlock ? line.TrimStart('*') : line.Substring(3);
        var end = line.IndexOf("*/", System.StringComparison.Ordinal);
        if (inBlock && line == "/")
        {
            return false;
        }

        text.Append(end < 0 ? line : line.Substring(0, end)).Append('\n');
        return end < 0;
    }

    private static XElement? Parse(string xml)
    {
        try
        {
            return XElement.Parse(xml, LoadOptions.PreserveWhitespace);
        }
        catch (XmlException)
        {
            // The compiler says so, where it parses documentation.
            return null;
        }
    }

    private static string? Flatten(XElement? element)
    {
        if (element is null)
        {
            return null;
        }

        var paragraphs = new List<StringBuilder> { new() };
        AddText(paragraphs, element);
        var text = string.Join("\n\n", paragraphs.Select(p => Normalize(p.ToString())).Where(p => p.Length > 0));
        return text.Length == 0 ? null : text;
    }

    private static void AddText(List<StringBuilder> paragraphs, XElement element)
    {
        foreach (var node in element.Nodes())
        {
            if (node is XText text)
            {
                paragraphs[paragraphs.Count - 1].Append(text.Value);
            }
            else if (node is XElement child)
            {
                AddElement(paragraphs, child);
            }
        }
    }

    private static void AddElement(List<StringBuilder> paragraphs, XElement element)
    {
        var current = paragraphs[paragraphs.Count - 1];
        switch (element.Name.LocalName)
        {
            case "see" or "seealso" or "paramref" or "typeparamref" when element.IsEmpty:
                current.Append(GetReference(element));
                break;
            case "c":
                current.Append('`').Append(element.Value).Append('`');
                break;
            case "br":
                current.Append(' ');
                break;
            case "para" or "code" or "list" or "item":
                paragraphs.Add(new StringBuilder());
                AddText(paragraphs, element);
                paragraphs.Add(new StringBuilder());
                break;
            default:
                AddText(paragraphs, element);
                break;
        }
    }

    private static string GetReference(XElement element)
    {
        if (element.Attribute("cref")?.Value is not { } cref)
        {
            return (element.Attribute("langword") ?? element.Attribute("name") ?? element.Attribute("href"))?.Value ?? "";
        }

        // "M:Demo.Book.GetTitle(System.Int32)" from a documentation file, "Book.GetTitle(int)" from source.
        var name = cref.Length > 1 && cref[1] == ':' ? cref.Substring(2) : cref;
        var end = name.IndexOfAny(['(', '{', '<', '`']);
        name = end < 0 ? name : name.Substring(0, end);
        return name.Substring(name.LastIndexOf('.') + 1);
    }

    private static string Normalize(string text) =>
        string.Join(" ", text.Split([' ', '\t', '\r', '\n'], System.StringSplitOptions.RemoveEmptyEntries));
}
