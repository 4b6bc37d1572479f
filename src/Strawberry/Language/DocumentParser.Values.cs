namespace Strawberry.Language;

internal ref partial struct DocumentParser
{
    /// <summary>https://spec.graphql.org/September2025/#Value</summary>
    private ValueNode ParseValue(bool isConstant) => _lexer.Kind switch
    {
        TokenKind.LeftBracket => ParseListValue(isConstant),
        TokenKind.LeftBrace => ParseObjectValue(isConstant),
        TokenKind.Int or TokenKind.Float => ParseNumber(),
        TokenKind.String or TokenKind.BlockString => ParseString(),
        TokenKind.Name => ParseNamedValue(),
        TokenKind.Dollar => isConstant ? throw ConstantVariable() : ParseVariable(),
        _ => throw SyntaxErrors.Unexpected(_lexer),
    };

    private ValueNode ParseNumber()
    {
        var (kind, start, end) = (_lexer.Kind, _lexer.Start, _lexer.End);
        var value = GetText();
        _lexer.Advance();
        return kind == TokenKind.Int ? new IntValueNode(start, end, value) : new FloatValueNode(start, end, value);
    }

    private StringValueNode ParseString()
    {
        var node = new StringValueNode(_lexer.Start, _lexer.End, _lexer.DecodeText(), _lexer.Kind == TokenKind.BlockString);
        _lexer.Advance();
        return node;
    }

    private ValueNode ParseNamedValue()
    {
        var (start, end) = (_lexer.Start, _lexer.End);
        var text = _lexer.Text;
        ValueNode node = text switch
        {
            _ when text.SequenceEqual("true"u8) => new BooleanValueNode(start, end, true),
            _ when text.SequenceEqual("false"u8) => new BooleanValueNode(start, end, false),
            _ when text.SequenceEqual("null"u8) => new NullValueNode(start, end),
            _ => new EnumValueNode(start, end, GetText()),
        };
        _lexer.Advance();
        return node;
    }

    /// <summary>https://spec.graphql.org/September2025/#Variable</summary>
    private VariableNode ParseVariable()
    {
        var start = _lexer.Start;
        Expect(TokenKind.Dollar);
        var name = ParseName();
        return new VariableNode(start, name.End, name);
    }

    private ListValueNode ParseListValue(bool isConstant)
    {
        var start = _lexer.Start;
        Enter();
        _lexer.Advance();
        var mark = _nodes.Count;
        while (!Skip(TokenKind.RightBracket))
        {
            _nodes.Push(ParseValue(isConstant));
        }

        _depth--;
        return new ListValueNode(start, _lexer.PreviousEnd, _nodes.Pop<ValueNode>(mark));
    }

    private ObjectValueNode ParseObjectValue(bool isConstant)
    {
        var start = _lexer.Start;
        Enter();
        _lexer.Advance();
        var mark = _nodes.Count;
        while (!Skip(TokenKind.RightBrace))
        {
            var name = ParseName();
            Expect(TokenKind.Colon);
            var value = ParseValue(isConstant);
            _nodes.Push(new ObjectFieldNode(name.Start, _lexer.PreviousEnd, name, value));
        }

        _depth--;
        return new ObjectValueNode(start, _lexer.PreviousEnd, _nodes.Pop<ObjectFieldNode>(mark));
    }

    private SyntaxException ConstantVariable()
    {
        var dollar = _lexer;
        _lexer.Advance();
        return _lexer.Kind == TokenKind.Name
            ? SyntaxErrors.VariableInConstant(_lexer.DecodeText(), dollar.Start)
            : SyntaxErrors.Unexpected(dollar);
    }

    /// <summary>https://spec.graphql.org/September2025/#Type</summary>
    private TypeNode ParseType()
    {
        TypeNode type;
        var start = _lexer.Start;
        if (_lexer.Kind == TokenKind.LeftBracket)
        {
            Enter();
            _lexer.Advance();
            var item = ParseType();
            Expect(TokenKind.RightBracket);
            _depth--;
            type = new ListTypeNode(start, _lexer.PreviousEnd, item);
        }
        else
        {
            type = ParseNamedType();
        }

        return Skip(TokenKind.Bang) ? new NonNullTypeNode(start, _lexer.PreviousEnd, type) : type;
    }

    private NamedTypeNode ParseNamedType()
    {
        var name = ParseName();
        return new NamedTypeNode(name.Start, name.End, name);
    }
}
