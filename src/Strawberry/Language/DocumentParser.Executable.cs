using System.Collections.Immutable;

namespace Strawberry.Language;

internal ref partial struct DocumentParser
{
    private OperationDefinitionNode ParseShorthandQuery()
    {
        var selectionSet = ParseSelectionSet();
        return new OperationDefinitionNode(
            selectionSet.Start, selectionSet.End, OperationType.Query, null, [], [], selectionSet, null);
    }

    /// <summary>https://spec.graphql.org/September2025/#OperationDefinition</summary>
    private OperationDefinitionNode ParseOperation()
    {
        var start = _lexer.Start;
        var description = ParseDescription();
        var operation = ParseOperationType();
        Name? name = _lexer.Kind == TokenKind.Name ? ParseName() : null;
        var variables = ParseVariableDefinitions();
        var directives = ParseDirectives(isConstant: false);
        var selectionSet = ParseSelectionSet();
        return new OperationDefinitionNode(
            start, selectionSet.End, operation, name, variables, directives, selectionSet, description);
    }

    private OperationType ParseOperationType()
    {
        if (_lexer.Kind != TokenKind.Name)
        {
            throw SyntaxErrors.Expected(TokenKind.Name, _lexer);
        }

        var text = _lexer.Text;
        var operation = text switch
        {
            _ when text.SequenceEqual("query"u8) => OperationType.Query,
            _ when text.SequenceEqual("mutation"u8) => OperationType.Mutation,
            _ when text.SequenceEqual("subscription"u8) => OperationType.Subscription,
            _ => throw SyntaxErrors.Unexpected(_lexer),
        };
        _lexer.Advance();
        return operation;
    }

    /// <summary>https://spec.graphql.org/September2025/#VariablesDefinition</summary>
    private ImmutableArray<VariableDefinitionNode> ParseVariableDefinitions()
    {
        if (!Skip(TokenKind.LeftParenthesis))
        {
            return [];
        }

        var mark = _nodes.Count;
        do
        {
            var start = _lexer.Start;
            var description = ParseDescription();
            var variable = ParseVariable();
            Expect(TokenKind.Colon);
            var type = ParseType();
            var defaultValue = Skip(TokenKind.EqualsSign) ? ParseValue(isConstant: true) : null;
            var directives = ParseDirectives(isConstant: true);
            _nodes.Push(new VariableDefinitionNode(
                start, _lexer.PreviousEnd, variable, type, defaultValue, directives, description));
        }
        while (!Skip(TokenKind.RightParenthesis));

        return _nodes.Pop<VariableDefinitionNode>(mark);
    }

    /// <summary>https://spec.graphql.org/September2025/#SelectionSet</summary>
    private SelectionSetNode ParseSelectionSet()
    {
        var start = _lexer.Start;
        if (_lexer.Kind != TokenKind.LeftBrace)
        {
            throw SyntaxErrors.Expected(TokenKind.LeftBrace, _lexer);
        }

        Enter();
        _lexer.Advance();
        var mark = _nodes.Count;
        do
        {
            _nodes.Push(_lexer.Kind == TokenKind.Spread ? ParseFragment() : ParseField());
        }
        while (!Skip(TokenKind.RightBrace));

        _depth--;
        return new SelectionSetNode(start, _lexer.PreviousEnd, _nodes.Pop<SelectionNode>(mark));
    }

    /// <summary>https://spec.graphql.org/September2025/#Field</summary>
    private FieldNode ParseField()
    {
        Name? alias = null;
        var name = ParseName();
        var start = name.Start;
        if (_lexer.Kind is TokenKind.Name or TokenKind.RightBrace)
        {
            // Most fields.
            return new FieldNode(start, name.End, name.Value);
        }

        if (Skip(TokenKind.Colon))
        {
            alias = name;
            name = ParseName();
        }

        var arguments = ParseArguments(isConstant: false);
        var directives = ParseDirectives(isConstant: false);
        var selectionSet = _lexer.Kind == TokenKind.LeftBrace ? ParseSelectionSet() : null;
        return new FieldNode(start, _lexer.PreviousEnd, alias, name, arguments, directives, selectionSet);
    }

    /// <summary>https://spec.graphql.org/September2025/#FragmentSpread and #InlineFragment</summary>
    private SelectionNode ParseFragment()
    {
        var start = _lexer.Start;
        _lexer.Advance();
        var hasTypeCondition = SkipKeyword("on"u8);
        if (!hasTypeCondition && _lexer.Kind == TokenKind.Name)
        {
            var name = ParseName();
            var spreadDirectives = ParseDirectives(isConstant: false);
            return new FragmentSpreadNode(start, _lexer.PreviousEnd, name, spreadDirectives);
        }

        var typeCondition = hasTypeCondition ? ParseNamedType() : null;
        var directives = ParseDirectives(isConstant: false);
        var selectionSet = ParseSelectionSet();
        return new InlineFragmentNode(start, selectionSet.End, typeCondition, directives, selectionSet);
    }

    /// <summary>https://spec.graphql.org/September2025/#FragmentDefinition</summary>
    private FragmentDefinitionNode ParseFragmentDefinition()
    {
        var start = _lexer.Start;
        var description = ParseDescription();
        ExpectKeyword("fragment"u8);
        if (IsKeyword("on"u8))
        {
            throw SyntaxErrors.Unexpected(_lexer);
        }

        var name = ParseName();
        ExpectKeyword("on"u8);
        var typeCondition = ParseNamedType();
        var directives = ParseDirectives(isConstant: false);
        var selectionSet = ParseSelectionSet();
        return new FragmentDefinitionNode(start, selectionSet.End, name, typeCondition, directives, selectionSet, description);
    }
}
