namespace Strawberry.Language;

internal sealed partial class SyntaxPrinter
{
    private void PrintOperation(OperationDefinitionNode node)
    {
        var isShorthand = node is
        {
            Operation: OperationType.Query,
            Name: null,
            Description: null,
            VariableDefinitions.IsEmpty: true,
            Directives.IsEmpty: true,
        };
        if (!isShorthand || FollowsBodilessDefinition())
        {
            PrintDescription(node.Description);
            _text.Append(OperationKeyword(node.Operation));
            if (node.Name is not null || !node.VariableDefinitions.IsEmpty)
            {
                _text.Append(' ').Append(node.Name?.Value);
            }

            PrintVariableDefinitions(node);
            Append(ValuePrinter.Print(node.Directives));
            _text.Append(' ');
        }

        PrintSelectionSet(node.SelectionSet);
    }

    /// <summary>
    /// Whether the definition before ends without a brace, as <c>type A</c> does: it would take bare braces for its own body.
    /// (The reference printer overlooks this.)
    /// </summary>
    private bool FollowsBodilessDefinition() => _text.Length > Separator.Length && _text[^(Separator.Length + 1)] != '}';

    private void PrintVariableDefinitions(OperationDefinitionNode node)
    {
        if (node.VariableDefinitions.IsEmpty)
        {
            return;
        }

        var texts = new string[node.VariableDefinitions.Length];
        for (var i = 0; i < texts.Length; i++)
        {
            texts[i] = VariableDefinitionText(node.VariableDefinitions[i]);
        }

        Append(HasLineBreak(texts) ? $"(\n{string.Join("\n", texts)}\n)" : $"({string.Join(", ", texts)})");
    }

    private void PrintFragmentDefinition(FragmentDefinitionNode node)
    {
        PrintDescription(node.Description);
        Append($"fragment {node.Name} on {node.TypeCondition}{ValuePrinter.Print(node.Directives)} ");
        PrintSelectionSet(node.SelectionSet);
    }

    private void PrintSelectionSet(SelectionSetNode node)
    {
        if (node.Selections.IsEmpty)
        {
            _text.Append("{}");
            return;
        }

        PrintBlock(node.Selections);
    }

    private void PrintField(FieldNode node)
    {
        var prefix = node.Alias is { } alias ? $"{alias}: {node.Name}" : node.Name.Value;
        _text.Append(prefix);
        if (!node.Arguments.IsEmpty)
        {
            var arguments = ValuePrinter.PrintAll(node.Arguments);
            var length = prefix.Length + ValuePrinter.JoinedLength(arguments) + "()".Length;
            Append(length > ValuePrinter.MaxLineLength
                ? ValuePrinter.Block('(', arguments, ')')
                : $"({string.Join(", ", arguments)})");
        }

        Append(ValuePrinter.Print(node.Directives));
        if (node.SelectionSet is { } selectionSet)
        {
            _text.Append(' ');
            PrintSelectionSet(selectionSet);
        }
    }

    private void PrintInlineFragment(InlineFragmentNode node)
    {
        var condition = node.TypeCondition is { } type ? $" on {type}" : "";
        Append($"...{condition}{ValuePrinter.Print(node.Directives)} ");
        PrintSelectionSet(node.SelectionSet);
    }

    private static string VariableDefinitionText(VariableDefinitionNode node) =>
        $"{DescriptionLine(node.Description)}${node.Variable.Name}: {node.Type}{DefaultText(node.DefaultValue)}{ValuePrinter.Print(node.Directives)}";

    private static string OperationKeyword(OperationType operation) => operation switch
    {
        OperationType.Mutation => "mutation",
        OperationType.Subscription => "subscription",
        _ => "query",
    };

    private static bool HasLineBreak(string[] texts)
    {
        foreach (var text in texts)
        {
            if (text.Contains('\n'))
            {
                return true;
            }
        }

        return false;
    }
}
