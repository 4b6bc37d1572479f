using System.Collections.Immutable;

namespace Strawberry.Language;

internal ref partial struct DocumentParser
{
    /// <summary>https://spec.graphql.org/September2025/#TypeSystemDefinition; null if no definition begins with the keyword.</summary>
    private DefinitionNode? ParseTypeSystemDefinition(ReadOnlySpan<byte> keyword) => keyword switch
    {
        _ when keyword.SequenceEqual("schema"u8) => ParseSchema(),
        _ when keyword.SequenceEqual("scalar"u8) => ParseScalar(),
        _ when keyword.SequenceEqual("type"u8) => ParseObjectType(),
        _ when keyword.SequenceEqual("interface"u8) => ParseInterface(),
        _ when keyword.SequenceEqual("union"u8) => ParseUnion(),
        _ when keyword.SequenceEqual("enum"u8) => ParseEnum(),
        _ when keyword.SequenceEqual("input"u8) => ParseInputObject(),
        _ when keyword.SequenceEqual("directive"u8) => ParseDirectiveDefinition(),
        _ => null,
    };

    /// <summary>https://spec.graphql.org/September2025/#SchemaDefinition</summary>
    private SchemaDefinitionNode ParseSchema()
    {
        var start = _lexer.Start;
        var description = ParseDescription();
        _lexer.Advance();
        var directives = ParseDirectives(isConstant: true);
        if (_lexer.Kind != TokenKind.LeftBrace)
        {
            throw SyntaxErrors.Expected(TokenKind.LeftBrace, _lexer);
        }

        var operationTypes = ParseOperationTypes();
        return new SchemaDefinitionNode(start, _lexer.PreviousEnd, description, directives, operationTypes);
    }

    private ImmutableArray<OperationTypeDefinitionNode> ParseOperationTypes()
    {
        if (!Skip(TokenKind.LeftBrace))
        {
            return [];
        }

        var mark = _nodes.Count;
        do
        {
            var start = _lexer.Start;
            var operation = ParseOperationType();
            Expect(TokenKind.Colon);
            var type = ParseNamedType();
            _nodes.Push(new OperationTypeDefinitionNode(start, type.End, operation, type));
        }
        while (!Skip(TokenKind.RightBrace));

        return _nodes.Pop<OperationTypeDefinitionNode>(mark);
    }

    /// <summary>https://spec.graphql.org/September2025/#ScalarTypeDefinition</summary>
    private ScalarTypeDefinitionNode ParseScalar()
    {
        var start = _lexer.Start;
        var description = ParseDescription();
        _lexer.Advance();
        var name = ParseName();
        var directives = ParseDirectives(isConstant: true);
        return new ScalarTypeDefinitionNode(start, _lexer.PreviousEnd, description, name, directives);
    }

    /// <summary>https://spec.graphql.org/September2025/#ObjectTypeDefinition</summary>
    private ObjectTypeDefinitionNode ParseObjectType()
    {
        var start = _lexer.Start;
        var description = ParseDescription();
        _lexer.Advance();
        var name = ParseName();
        var interfaces = ParseInterfaces();
        var directives = ParseDirectives(isConstant: true);
        var fields = ParseFieldDefinitions();
        return new ObjectTypeDefinitionNode(start, _lexer.PreviousEnd, description, name, directives, interfaces, fields);
    }

    /// <summary>https://spec.graphql.org/September2025/#InterfaceTypeDefinition</summary>
    private InterfaceTypeDefinitionNode ParseInterface()
    {
        var start = _lexer.Start;
        var description = ParseDescription();
        _lexer.Advance();
        var name = ParseName();
        var interfaces = ParseInterfaces();
        var directives = ParseDirectives(isConstant: true);
        var fields = ParseFieldDefinitions();
        return new InterfaceTypeDefinitionNode(start, _lexer.PreviousEnd, description, name, directives, interfaces, fields);
    }

    /// <summary>https://spec.graphql.org/September2025/#UnionTypeDefinition</summary>
    private UnionTypeDefinitionNode ParseUnion()
    {
        var start = _lexer.Start;
        var description = ParseDescription();
        _lexer.Advance();
        var name = ParseName();
        var directives = ParseDirectives(isConstant: true);
        var types = ParseUnionMembers();
        return new UnionTypeDefinitionNode(start, _lexer.PreviousEnd, description, name, directives, types);
    }

    /// <summary>https://spec.graphql.org/September2025/#EnumTypeDefinition</summary>
    private EnumTypeDefinitionNode ParseEnum()
    {
        var start = _lexer.Start;
        var description = ParseDescription();
        _lexer.Advance();
        var name = ParseName();
        var directives = ParseDirectives(isConstant: true);
        var values = ParseEnumValueDefinitions();
        return new EnumTypeDefinitionNode(start, _lexer.PreviousEnd, description, name, directives, values);
    }

    /// <summary>https://spec.graphql.org/September2025/#InputObjectTypeDefinition</summary>
    private InputObjectTypeDefinitionNode ParseInputObject()
    {
        var start = _lexer.Start;
        var description = ParseDescription();
        _lexer.Advance();
        var name = ParseName();
        var directives = ParseDirectives(isConstant: true);
        var fields = ParseInputValueDefinitions(TokenKind.LeftBrace, TokenKind.RightBrace);
        return new InputObjectTypeDefinitionNode(start, _lexer.PreviousEnd, description, name, directives, fields);
    }

    /// <summary>https://spec.graphql.org/September2025/#DirectiveDefinition</summary>
    private DirectiveDefinitionNode ParseDirectiveDefinition()
    {
        var start = _lexer.Start;
        var description = ParseDescription();
        _lexer.Advance();
        Expect(TokenKind.At);
        var name = ParseName();
        var arguments = ParseInputValueDefinitions(TokenKind.LeftParenthesis, TokenKind.RightParenthesis);
        var repeatable = SkipKeyword("repeatable"u8);
        ExpectKeyword("on"u8);
        var locations = ParseDirectiveLocations();
        return new DirectiveDefinitionNode(start, _lexer.PreviousEnd, description, name, arguments, repeatable, locations);
    }

    private ImmutableArray<Name> ParseDirectiveLocations()
    {
        var locations = ImmutableArray.CreateBuilder<Name>();
        Skip(TokenKind.Pipe);
        do
        {
            if (_lexer.Kind == TokenKind.Name && !DirectiveLocations.Contains(_lexer.Text))
            {
                throw SyntaxErrors.Unexpected(_lexer);
            }

            locations.Add(ParseName());
        }
        while (Skip(TokenKind.Pipe));

        return locations.DrainToImmutable();
    }
}
