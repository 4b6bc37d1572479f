using System.Collections.Immutable;
using System.Runtime.CompilerServices;

namespace Strawberry.Language;

/// <summary>
/// Recursive descent over the grammar of https://spec.graphql.org/September2025/#sec-Document-Syntax.
/// Every method starts at its construct's first token and stops at the first token behind it.
/// </summary>
internal ref partial struct DocumentParser
{
    private readonly NameTable _names;
    private readonly NodeStack _nodes;
    private readonly int _maxDepth;
    private Lexer _lexer;
    private int _depth;
    private bool _hasDirectives;

    public DocumentParser(ReadOnlySpan<byte> source, ParserOptions options, ParserWorkspace workspace)
    {
        _names = workspace.Names;
        _nodes = workspace.Nodes;
        _maxDepth = options.MaxDepth;
        _lexer = new Lexer(source, options.MaxTokens);
        _lexer.Advance();
    }

    /// <summary>https://spec.graphql.org/September2025/#Document</summary>
    public Document ParseDocument(ReadOnlyMemory<byte> source)
    {
        var mark = _nodes.Count;
        do
        {
            _nodes.Push(ParseDefinition());
        }
        while (_lexer.Kind != TokenKind.EndOfFile);

        return new Document(source, _nodes.Pop<DefinitionNode>(mark)) { MayHaveDirectives = _hasDirectives };
    }

    /// <summary>A value that is the whole text.</summary>
    public ValueNode ParseSingle(bool isConstant)
    {
        var value = ParseValue(isConstant);
        Expect(TokenKind.EndOfFile);
        return value;
    }

    /// <summary>A type that is the whole text.</summary>
    public TypeNode ParseSingleType()
    {
        var type = ParseType();
        Expect(TokenKind.EndOfFile);
        return type;
    }

    /// <summary>https://spec.graphql.org/September2025/#Definition</summary>
    private DefinitionNode ParseDefinition()
    {
        if (_lexer.Kind == TokenKind.LeftBrace)
        {
            return ParseShorthandQuery();
        }

        var keyword = _lexer;
        var hasDescription = _lexer.Kind is TokenKind.String or TokenKind.BlockString;
        if (hasDescription)
        {
            keyword.Advance();
            if (keyword.Kind == TokenKind.LeftBrace)
            {
                throw SyntaxErrors.DescriptionOnShorthand(_lexer.Start);
            }
        }

        if (keyword.Kind != TokenKind.Name)
        {
            throw SyntaxErrors.Unexpected(keyword);
        }

        var text = keyword.Text;
        if (text.SequenceEqual("query"u8) || text.SequenceEqual("mutation"u8) || text.SequenceEqual("subscription"u8))
        {
            return ParseOperation();
        }

        if (text.SequenceEqual("fragment"u8))
        {
            return ParseFragmentDefinition();
        }

        if (ParseTypeSystemDefinition(text) is { } definition)
        {
            return definition;
        }

        if (hasDescription)
        {
            throw SyntaxErrors.MisplacedDescription(_lexer.Start);
        }

        return text.SequenceEqual("extend"u8) ? ParseExtension() : throw SyntaxErrors.Unexpected(keyword);
    }

    private StringValueNode? ParseDescription() =>
        _lexer.Kind is TokenKind.String or TokenKind.BlockString ? ParseString() : null;

    /// <summary>https://spec.graphql.org/September2025/#Directives</summary>
    private ImmutableArray<DirectiveNode> ParseDirectives(bool isConstant)
    {
        if (_lexer.Kind != TokenKind.At)
        {
            return [];
        }

        _hasDirectives = true;
        var mark = _nodes.Count;
        do
        {
            var start = _lexer.Start;
            _lexer.Advance();
            var name = ParseName();
            var arguments = ParseArguments(isConstant);
            _nodes.Push(new DirectiveNode(start, _lexer.PreviousEnd, name, arguments));
        }
        while (_lexer.Kind == TokenKind.At);

        return _nodes.Pop<DirectiveNode>(mark);
    }

    /// <summary>https://spec.graphql.org/September2025/#Arguments</summary>
    private ImmutableArray<ArgumentNode> ParseArguments(bool isConstant)
    {
        if (!Skip(TokenKind.LeftParenthesis))
        {
            return [];
        }

        var mark = _nodes.Count;
        do
        {
            var name = ParseName();
            Expect(TokenKind.Colon);
            var value = ParseValue(isConstant);
            _nodes.Push(new ArgumentNode(name.Start, _lexer.PreviousEnd, name, value));
        }
        while (!Skip(TokenKind.RightParenthesis));

        return _nodes.Pop<ArgumentNode>(mark);
    }

    private Name ParseName()
    {
        if (_lexer.Kind != TokenKind.Name)
        {
            throw SyntaxErrors.Expected(TokenKind.Name, _lexer);
        }

        var name = new Name(GetText(), _lexer.Start, _lexer.End);
        _lexer.Advance();
        return name;
    }

    // The current token's text as a string of the name table.
    private readonly string GetText() => _names.Get(_lexer.Source, _lexer.Start, _lexer.End - _lexer.Start);

    private void Expect(TokenKind kind)
    {
        if (_lexer.Kind != kind)
        {
            throw SyntaxErrors.Expected(kind, _lexer);
        }

        _lexer.Advance();
    }

    private bool Skip(TokenKind kind)
    {
        if (_lexer.Kind != kind)
        {
            return false;
        }

        _lexer.Advance();
        return true;
    }

    private readonly bool IsKeyword(ReadOnlySpan<byte> keyword) =>
        _lexer.Kind == TokenKind.Name && _lexer.Text.SequenceEqual(keyword);

    private bool SkipKeyword(ReadOnlySpan<byte> keyword)
    {
        if (!IsKeyword(keyword))
        {
            return false;
        }

        _lexer.Advance();
        return true;
    }

    private void ExpectKeyword(ReadOnlySpan<byte> keyword)
    {
        if (!SkipKeyword(keyword))
        {
            throw SyntaxErrors.ExpectedKeyword(keyword, _lexer);
        }
    }

    /// <summary>Enters a level of nesting at the current token.</summary>
    private void Enter()
    {
        // A raised limit does not lift the one that the thread's stack sets; asked for now and then, it costs nothing.
        if (++_depth > _maxDepth || (_depth % 16 == 0 && !RuntimeHelpers.TryEnsureSufficientExecutionStack()))
        {
            throw SyntaxErrors.TooDeep(_depth - 1, _lexer.Start);
        }
    }
}
