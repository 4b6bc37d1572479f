using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;

namespace Strawberry.Generators.Parsing;

/// <summary>Descriptions from documentation comments, those inherited by <c>inheritdoc</c> included.</summary>
internal static class Descriptions
{
    // A comment may inherit from one that inherits from it.
    private const int MaxInheritance = 16;

    /// <summary>The summary, or null.</summary>
    public static string? OfSymbol(ISymbol symbol, ParseContext context) => DocComments.IsPlain(symbol, out var summary, context.CancellationToken)
        ? summary is null ? null : NullIfEmpty(Normalize(summary))
        : Flatten(Find(symbol, doc => doc.Element("summary"), context, 0));

    /// <summary>The text for a parameter in its method's, constructor's or record's comment, or null.</summary>
    public static string? OfParameter(ISymbol documented, string name, ParseContext context) => DocComments.IsPlain(documented, out _, context.CancellationToken)
        ? null
        : Flatten(Find(documented, doc => doc.Elements("param").FirstOrDefault(p => p.Attribute("name")?.Value == name), context, 0));

    /// <summary>What a comment says of something: it, or where it says <c>inheritdoc</c>, what it inherits.</summary>
    private static XElement? Find(ISymbol symbol, Func<XElement, XElement?> pick, ParseContext context, int depth)
    {
        if (depth > MaxInheritance || DocComments.Read(symbol, context.CancellationToken) is not { } doc)
        {
            return null;
        }

        if (pick(doc) is { } found)
        {
            foreach (var reference in found.Descendants(InheritedDocs.Element).ToList())
            {
                reference.ReplaceWith(Inherit(reference)?.Nodes());
            }

            return found;
        }

        return doc.Element(InheritedDocs.Element) is { } whole ? Inherit(whole) : null;

        XElement? Inherit(XElement reference) =>
            InheritedDocs.Find(symbol, reference, context) is { } source ? Find(source, pick, context, depth + 1) : null;
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
        return NullIfEmpty(text);
    }

    private static string? NullIfEmpty(string text) => text.Length == 0 ? null : text;

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
        string.Join(" ", text.Split([' ', '\t', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries));
}
