using System;
using System.Linq;
using System.Text;
using System.Threading;
using System.Xml;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Strawberry.Generators.Parsing;

/// <summary>
/// Reads documentation comments from the declaration's own trivia: without a documentation file the compiler does not parse them and the symbols have none.
/// </summary>
internal static class DocComments
{
    [ThreadStatic]
    private static StringBuilder? _text;

    /// <summary>The comment as XML; null when there is none, or when it is no XML.</summary>
    public static XElement? Read(ISymbol symbol, CancellationToken cancellationToken)
    {
        foreach (var reference in symbol.OriginalDefinition.DeclaringSyntaxReferences)
        {
            if (ReadTrivia(reference, cancellationToken) is { } text && (ReadElement(text) ?? Parse($"<doc>{text}</doc>")) is { } found)
            {
                return found;
            }
        }

        // A symbol of another assembly: its documentation file, if it has one.
        var xml = symbol.DeclaringSyntaxReferences.Length == 0 ? symbol.OriginalDefinition.GetDocumentationCommentXml(cancellationToken: cancellationToken) : null;
        return string.IsNullOrEmpty(xml) ? null : Parse(xml!);
    }

    /// <summary>
    /// Whether the symbol has no comment in source, or one that is a summary of plain text, which most are: then <paramref name="summary"/> is that text, and it
    /// takes no XML.
    /// </summary>
    public static bool IsPlain(ISymbol symbol, out string? summary, CancellationToken cancellationToken)
    {
        summary = null;
        var references = symbol.OriginalDefinition.DeclaringSyntaxReferences;
        foreach (var reference in references)
        {
            if (ReadTrivia(reference, cancellationToken) is { } text)
            {
                summary = ReadSummary(text);
                return summary is not null;
            }
        }

        return references.Length > 0;
    }

    /// <summary>The node that has the comment: a field's declarator has not.</summary>
    public static SyntaxNode DeclarationOf(SyntaxNode node) => node is VariableDeclaratorSyntax ? node.Parent!.Parent! : node;

    private static string? ReadTrivia(SyntaxReference reference, CancellationToken cancellationToken)
    {
        var node = DeclarationOf(reference.GetSyntax(cancellationToken));
        var source = reference.SyntaxTree.GetText(cancellationToken);
        var start = node.FullSpan.Start;
        while (start < node.SpanStart && source[start] != '/')
        {
            start++;
        }

        // Most declarations have no comment.
        if (start == node.SpanStart)
        {
            return null;
        }

        // A line tells by its beginning what it is: it may be a directive.
        while (start > node.FullSpan.Start && source[start - 1] != '\n')
        {
            start--;
        }

        return ReadLines(source.ToString(TextSpan.FromBounds(start, node.SpanStart)));
    }

    private static string? ReadLines(string trivia)
    {
        var text = _text ??= new StringBuilder();
        text.Clear();
        var inBlock = false;
        for (var (start, end) = (0, 0); start < trivia.Length; start = end + 1)
        {
            end = trivia.IndexOf('\n', start);
            end = end < 0 ? trivia.Length : end;
            var line = trivia.AsSpan(start, end - start).Trim();
            if (inBlock || (StartsWith(line, "/**") && !StartsWith(line, "/***")))
            {
                inBlock = AddBlockLine(text, line.ToString(), inBlock);
            }
            else if (StartsWith(line, "///") && !StartsWith(line, "////"))
            {
                foreach (var c in line.Slice(3))
                {
                    text.Append(c);
                }

                text.Append('\n');
            }
        }

        return text.Length == 0 ? null : text.ToString();
    }

    private static bool StartsWith(ReadOnlySpan<char> line, string mark) => line.StartsWith(mark.AsSpan(), StringComparison.Ordinal);

    private static XElement? ReadElement(string text) => ReadSummary(text) is { } summary ? new XElement("doc", new XElement("summary", summary)) : null;

    private static string? ReadSummary(string text)
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
            ? inner
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
