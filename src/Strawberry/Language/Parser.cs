using System.Text;
using System.Text.Unicode;
using Strawberry.Errors;

namespace Strawberry.Language;

/// <summary>Parses GraphQL text. A syntax error is part of the result, never an exception.</summary>
public static class Parser
{
    /// <summary>Parses a document: executable, of the type system, or both. The document keeps the bytes; don't change them.</summary>
    public static ParseResult<Document> Parse(ReadOnlyMemory<byte> utf8, ParserOptions? options = null) =>
        Run(utf8, options, static (ref DocumentParser parser, ReadOnlyMemory<byte> source) => parser.ParseDocument(source));

    /// <summary>Parses a document's text. Offsets count its UTF-8 bytes; a surrogate without its pair is read as U+FFFD.</summary>
    public static ParseResult<Document> Parse(string text, ParserOptions? options = null) =>
        Parse(Encoding.UTF8.GetBytes(text), options);

    /// <summary>Parses one value, which may hold variables.</summary>
    public static ParseResult<ValueNode> ParseValue(ReadOnlyMemory<byte> utf8, ParserOptions? options = null) =>
        Run(utf8, options, static (ref DocumentParser parser, ReadOnlyMemory<byte> _) => parser.ParseSingle(isConstant: false));

    /// <summary>Parses one value without variables.</summary>
    public static ParseResult<ValueNode> ParseConstValue(ReadOnlyMemory<byte> utf8, ParserOptions? options = null) =>
        Run(utf8, options, static (ref DocumentParser parser, ReadOnlyMemory<byte> _) => parser.ParseSingle(isConstant: true));

    /// <summary>Parses a type, as <c>[Int!]</c>.</summary>
    public static ParseResult<TypeNode> ParseType(ReadOnlyMemory<byte> utf8, ParserOptions? options = null) =>
        Run(utf8, options, static (ref DocumentParser parser, ReadOnlyMemory<byte> _) => parser.ParseSingleType());

    private static ParseResult<TNode> Run<TNode>(ReadOnlyMemory<byte> utf8, ParserOptions? options, Production<TNode> production)
        where TNode : SyntaxNode
    {
        var source = utf8.Span;
        if (!Utf8.IsValid(source))
        {
            return new(NotUtf8(source));
        }

        var workspace = ParserWorkspace.Rent();
        try
        {
            var parser = new DocumentParser(source, options ?? ParserOptions.Default, workspace);
            return new(production(ref parser, utf8));
        }
        catch (SyntaxException exception)
        {
            return new(SyntaxErrors.Create(source, exception.Message, exception.Offset));
        }
        finally
        {
            workspace.Return();
        }
    }

    private static GraphQLError NotUtf8(ReadOnlySpan<byte> source)
    {
        var offset = 0;
        while (Rune.DecodeFromUtf8(source[offset..], out _, out var length) == System.Buffers.OperationStatus.Done)
        {
            offset += length;
        }

        return SyntaxErrors.Create(source, SyntaxErrors.InvalidUtf8(source[offset]), offset);
    }

    private delegate TNode Production<TNode>(ref DocumentParser parser, ReadOnlyMemory<byte> source)
        where TNode : SyntaxNode;
}
