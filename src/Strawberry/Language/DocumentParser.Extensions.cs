namespace Strawberry.Language;

internal ref partial struct DocumentParser
{
    /// <summary>https://spec.graphql.org/September2025/#TypeSystemExtension; an extension that adds nothing is an error.</summary>
    private TypeSystemDefinitionNode ParseExtension()
    {
        var start = _lexer.Start;
        _lexer.Advance();
        if (_lexer.Kind != TokenKind.Name)
        {
            throw SyntaxErrors.Unexpected(_lexer);
        }

        var keyword = _lexer.Text;
        return keyword switch
        {
            _ when keyword.SequenceEqual("schema"u8) => ParseSchemaExtension(start),
            _ when keyword.SequenceEqual("scalar"u8) => ParseScalarExtension(start),
            _ when keyword.SequenceEqual("type"u8) => ParseObjectTypeExtension(start),
            _ when keyword.SequenceEqual("interface"u8) => ParseInterfaceExtension(start),
            _ when keyword.SequenceEqual("union"u8) => ParseUnionExtension(start),
            _ when keyword.SequenceEqual("enum"u8) => ParseEnumExtension(start),
            _ when keyword.SequenceEqual("input"u8) => ParseInputObjectExtension(start),
            _ => throw SyntaxErrors.Unexpected(_lexer),
        };
    }

    private SchemaExtensionNode ParseSchemaExtension(int start)
    {
        _lexer.Advance();
        var directives = ParseDirectives(isConstant: true);
        var operationTypes = ParseOperationTypes();
        return directives.IsEmpty && operationTypes.IsEmpty
            ? throw SyntaxErrors.Unexpected(_lexer)
            : new SchemaExtensionNode(start, _lexer.PreviousEnd, directives, operationTypes);
    }

    private ScalarTypeExtensionNode ParseScalarExtension(int start)
    {
        _lexer.Advance();
        var name = ParseName();
        var directives = ParseDirectives(isConstant: true);
        return directives.IsEmpty
            ? throw SyntaxErrors.Unexpected(_lexer)
            : new ScalarTypeExtensionNode(start, _lexer.PreviousEnd, name, directives);
    }

    private ObjectTypeExtensionNode ParseObjectTypeExtension(int start)
    {
        _lexer.Advance();
        var name = ParseName();
        var interfaces = ParseInterfaces();
        var directives = ParseDirectives(isConstant: true);
        var fields = ParseFieldDefinitions();
        return interfaces.IsEmpty && directives.IsEmpty && fields.IsEmpty
            ? throw SyntaxErrors.Unexpected(_lexer)
            : new ObjectTypeExtensionNode(start, _lexer.PreviousEnd, name, directives, interfaces, fields);
    }

    private InterfaceTypeExtensionNode ParseInterfaceExtension(int start)
    {
        _lexer.Advance();
        var name = ParseName();
        var interfaces = ParseInterfaces();
        var directives = ParseDirectives(isConstant: true);
        var fields = ParseFieldDefinitions();
        return interfaces.IsEmpty && directives.IsEmpty && fields.IsEmpty
            ? throw SyntaxErrors.Unexpected(_lexer)
            : new InterfaceTypeExtensionNode(start, _lexer.PreviousEnd, name, directives, interfaces, fields);
    }

    private UnionTypeExtensionNode ParseUnionExtension(int start)
    {
        _lexer.Advance();
        var name = ParseName();
        var directives = ParseDirectives(isConstant: true);
        var types = ParseUnionMembers();
        return directives.IsEmpty && types.IsEmpty
            ? throw SyntaxErrors.Unexpected(_lexer)
            : new UnionTypeExtensionNode(start, _lexer.PreviousEnd, name, directives, types);
    }

    private EnumTypeExtensionNode ParseEnumExtension(int start)
    {
        _lexer.Advance();
        var name = ParseName();
        var directives = ParseDirectives(isConstant: true);
        var values = ParseEnumValueDefinitions();
        return directives.IsEmpty && values.IsEmpty
            ? throw SyntaxErrors.Unexpected(_lexer)
            : new EnumTypeExtensionNode(start, _lexer.PreviousEnd, name, directives, values);
    }

    private InputObjectTypeExtensionNode ParseInputObjectExtension(int start)
    {
        _lexer.Advance();
        var name = ParseName();
        var directives = ParseDirectives(isConstant: true);
        var fields = ParseInputValueDefinitions(TokenKind.LeftBrace, TokenKind.RightBrace);
        return directives.IsEmpty && fields.IsEmpty
            ? throw SyntaxErrors.Unexpected(_lexer)
            : new InputObjectTypeExtensionNode(start, _lexer.PreviousEnd, name, directives, fields);
    }
}
