using System.Collections.Immutable;

namespace Strawberry.Language;

internal ref partial struct DocumentParser
{
    /// <summary>https://spec.graphql.org/September2025/#ImplementsInterfaces</summary>
    private ImmutableArray<NamedTypeNode> ParseInterfaces() =>
        SkipKeyword("implements"u8) ? ParseDelimitedTypes(TokenKind.Ampersand) : [];

    /// <summary>https://spec.graphql.org/September2025/#UnionMemberTypes</summary>
    private ImmutableArray<NamedTypeNode> ParseUnionMembers() =>
        Skip(TokenKind.EqualsSign) ? ParseDelimitedTypes(TokenKind.Pipe) : [];

    private ImmutableArray<NamedTypeNode> ParseDelimitedTypes(TokenKind delimiter)
    {
        var mark = _nodes.Count;
        Skip(delimiter);
        do
        {
            _nodes.Push(ParseNamedType());
        }
        while (Skip(delimiter));

        return _nodes.Pop<NamedTypeNode>(mark);
    }

    /// <summary>https://spec.graphql.org/September2025/#FieldsDefinition</summary>
    private ImmutableArray<FieldDefinitionNode> ParseFieldDefinitions()
    {
        if (!Skip(TokenKind.LeftBrace))
        {
            return [];
        }

        var mark = _nodes.Count;
        do
        {
            var start = _lexer.Start;
            var description = ParseDescription();
            var name = ParseName();
            var arguments = ParseInputValueDefinitions(TokenKind.LeftParenthesis, TokenKind.RightParenthesis);
            Expect(TokenKind.Colon);
            var type = ParseType();
            var directives = ParseDirectives(isConstant: true);
            _nodes.Push(new FieldDefinitionNode(start, _lexer.PreviousEnd, description, name, arguments, type, directives));
        }
        while (!Skip(TokenKind.RightBrace));

        return _nodes.Pop<FieldDefinitionNode>(mark);
    }

    /// <summary>https://spec.graphql.org/September2025/#ArgumentsDefinition and #InputFieldsDefinition</summary>
    private ImmutableArray<InputValueDefinitionNode> ParseInputValueDefinitions(TokenKind open, TokenKind close)
    {
        if (!Skip(open))
        {
            return [];
        }

        var mark = _nodes.Count;
        do
        {
            var start = _lexer.Start;
            var description = ParseDescription();
            var name = ParseName();
            Expect(TokenKind.Colon);
            var type = ParseType();
            var defaultValue = Skip(TokenKind.EqualsSign) ? ParseValue(isConstant: true) : null;
            var directives = ParseDirectives(isConstant: true);
            _nodes.Push(new InputValueDefinitionNode(
                start, _lexer.PreviousEnd, description, name, type, defaultValue, directives));
        }
        while (!Skip(close));

        return _nodes.Pop<InputValueDefinitionNode>(mark);
    }

    /// <summary>https://spec.graphql.org/September2025/#EnumValuesDefinition</summary>
    private ImmutableArray<EnumValueDefinitionNode> ParseEnumValueDefinitions()
    {
        if (!Skip(TokenKind.LeftBrace))
        {
            return [];
        }

        var mark = _nodes.Count;
        do
        {
            var start = _lexer.Start;
            var description = ParseDescription();
            if (IsKeyword("true"u8) || IsKeyword("false"u8) || IsKeyword("null"u8))
            {
                throw SyntaxErrors.ReservedEnumValue(_lexer);
            }

            var name = ParseName();
            var directives = ParseDirectives(isConstant: true);
            _nodes.Push(new EnumValueDefinitionNode(start, _lexer.PreviousEnd, description, name, directives));
        }
        while (!Skip(TokenKind.RightBrace));

        return _nodes.Pop<EnumValueDefinitionNode>(mark);
    }
}
