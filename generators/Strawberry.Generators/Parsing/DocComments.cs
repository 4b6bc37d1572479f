using System;
using System.Linq;
using System.Text;
using System.Threading;
using System.Xml;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Strawberry.Generators.Parsing;

/// <summary>
/// Reads documentation comments from the declaration's own trivia: without a documentation file the compiler does not parse them and the symbols have none.
/// </summary>
internal static class DocComments
{
    /// <summary>The comment as XML; null when there is none, or when it is no XML.</summary>
    public static XElement? Read(ISymbol symbol, CancellationToken cancellationToken)
    {
        foreach (var reference in symbol.OriginalDefinition.DeclaringSyntaxReferences)
        {
            var node = DeclarationOf(reference.GetSyntax(cancellationToken));
            if (ReadTrivia(node) is { } found)
            {
                return found;
            }
        }

        // A symbol of another assembly: its documentation file, if it has one.
        var xml = symbol.DeclaringSyntaxReferences.Length == 0 ? symbol.OriginalDefinition.GetDocumentationCommentXml(cancellationToken: cancellationToken) : null;
        return string.IsNullOrEmpty(xml) ? null : Parse(xml!);
    }

    /// <summary>The node that has the comment: a field's declarator has not.</summary>
    public static SyntaxNode DeclarationOf(SyntaxNode node) => node is VariableDeclaratorSyntax ? node.Parent!.Parent! : node;

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
            if (inBlock || (line.StartsWith("/**", StringComparison.Ordinal) && !line.StartsWith("/***", StringComparison.Ordinal)))
            {
                inBlock = AddBlockLine(text, line, inBlock);
            }
            else if (line.StartsWith("///", StringComparison.Ordinal) && !line.StartsWith("////", StringComparison.Ordinal))
            {
                text.Append(line.Substring(3)).Append('\n');
            }
        }

        return text.Length == 0 ? null : ReadSummary(text.ToString()) ?? Parse($"<doc>{text}</doc>");
    }

    // Most comments are a summary of plain text, for which it takes no XML reader.
    private static XElement? ReadSummary(string text)
    {
        const string Begin = "<summary>";
        const string End = "</summary>";
        var trimmed = text.Trim();
        if (!trimmed.StartsWith(Begin, StringComparison.Ordinal) || !trimmed.EndsWith(End, StringComparison.Ordinal))
        {
            return null;
        }

        var inner = trimmed.Substring(Begin.Length, trimmed.Length - Begin.Length - End.Length);
        return inner.IndexOfAny(['<', '>', '&']) < 0 && inner.All(c => c is (>= ' ' and < '\ud800') or '\n' or '\t')
            ? new XElement("doc", new XElement("summary", inner))
            : null;
    }

    private static bool AddBlockLine(StringBuilder text, string line, bool inBlock)
    {
        line = inBlock ? line.TrimStart('*') : line.Substring(3);
        var end = line.IndexOf("*/", StringComparison.Ordinal);
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
}
