using System.Collections.Immutable;
using Strawberry.Language;
using Strawberry.TypeSystem;

namespace Strawberry.Validation;

/// <summary>
/// Goes through a document once, depth first in the order of the grammar, and calls every rule's hooks at each node in rule order,
/// so that errors come in the order of the text. Recursion is as deep as the parser lets a document nest.
/// </summary>
internal sealed partial class DocumentWalk(ValidationContext context)
{
    private readonly TypeInfo _types = context.Types;
    private readonly Rule?[] _rules = new Rule?[SpecifiedRules.Hooks.Length];

    public void Run()
    {
        var document = context.Document;
        foreach (var i in RuleDispatch.EnterDocument)
        {
            Rule(i).EnterDocument(document);
        }

        foreach (var definition in document.Definitions)
        {
            if (definition is OperationDefinitionNode operation)
            {
                Operation(operation);
            }
            else if (definition is FragmentDefinitionNode fragment)
            {
                Fragment(fragment);
            }
            else
            {
                TypeSystem(definition);
            }
        }

        foreach (var i in RuleDispatch.LeaveDocument)
        {
            Rule(i).LeaveDocument(document);
        }
    }

    // Made when first called: most documents give most rules nothing to look at.
    private Rule Rule(int index) => _rules[index] ??= SpecifiedRules.Create(index, context);

    private void Operation(OperationDefinitionNode node)
    {
        _types.EnterOperation(node);
        foreach (var i in RuleDispatch.EnterOperation)
        {
            Rule(i).EnterOperation(node);
        }

        foreach (var variable in node.VariableDefinitions)
        {
            VariableDefinition(variable);
        }

        Directives(node.Directives, node.Operation switch
        {
            OperationType.Query => DirectiveLocation.Query,
            OperationType.Mutation => DirectiveLocation.Mutation,
            _ => DirectiveLocation.Subscription,
        });
        SelectionSet(node.SelectionSet, hooked: true);
        foreach (var i in RuleDispatch.LeaveOperation)
        {
            Rule(i).LeaveOperation(node);
        }

        _types.LeaveDefinition();
    }

    private void Fragment(FragmentDefinitionNode node)
    {
        _types.EnterFragment(node);
        foreach (var i in RuleDispatch.EnterFragment)
        {
            Rule(i).EnterFragment(node);
        }

        TypeReference(node.TypeCondition);
        Directives(node.Directives, DirectiveLocation.FragmentDefinition);
        SelectionSet(node.SelectionSet, hooked: true);
        _types.LeaveDefinition();
    }

    private void VariableDefinition(VariableDefinitionNode node)
    {
        var outer = _types.EnterVariableDefinition(node);
        foreach (var i in RuleDispatch.EnterVariableDefinition)
        {
            Rule(i).EnterVariableDefinition(node);
        }

        TypeReference(node.Type);
        if (node.DefaultValue is { } value)
        {
            Literal(value);
        }

        Directives(node.Directives, DirectiveLocation.VariableDefinition);
        _types.LeaveInput(outer);
    }

    private void SelectionSet(SelectionSetNode node, bool hooked)
    {
        var outer = _types.EnterSelectionSet();
        if (hooked)
        {
            foreach (var i in RuleDispatch.EnterSelectionSet)
            {
                Rule(i).EnterSelectionSet(node);
            }
        }

        foreach (var selection in node.Selections)
        {
            switch (selection)
            {
                // Most fields of most documents: of a leaf that is known and takes no arguments, none of the rules has anything to say.
                case FieldNode { SelectionSet: null, IsPlain: true } leaf when _types.Find(leaf) is { IsBareLeaf: true }:
                    break;
                case FieldNode field:
                    Field(field);
                    break;
                case FragmentSpreadNode spread:
                    FragmentSpread(spread);
                    break;
                case InlineFragmentNode inline:
                    InlineFragment(inline);
                    break;
            }
        }

        _types.LeaveSelectionSet(outer);
    }

    private void Field(FieldNode node)
    {
        var definition = _types.Find(node);
        var outer = _types.EnterField(definition);
        var isPlain = node.IsPlain;
        foreach (var i in isPlain ? RuleDispatch.EnterPlainField : RuleDispatch.EnterField)
        {
            Rule(i).EnterField(node);
        }

        if (!isPlain)
        {
            Arguments(node);
            Directives(node.Directives, DirectiveLocation.Field);
        }

        if (node.SelectionSet is { } nested)
        {
            SelectionSet(nested, hooked: true);
        }

        if (definition is null || !definition.Arguments.IsEmpty || node.Name.Value is ['_', ..])
        {
            foreach (var i in RuleDispatch.LeaveField)
            {
                Rule(i).LeaveField(node);
            }
        }

        _types.LeaveField(outer);
    }

    private void Arguments(FieldNode node)
    {
        foreach (var argument in node.Arguments)
        {
            var outer = _types.EnterArgument(argument);
            foreach (var i in RuleDispatch.EnterFieldArgument)
            {
                Rule(i).EnterFieldArgument(argument);
            }

            Literal(argument.Value);
            _types.LeaveArgument(outer);
        }
    }

    private void FragmentSpread(FragmentSpreadNode node)
    {
        foreach (var i in RuleDispatch.EnterFragmentSpread)
        {
            Rule(i).EnterFragmentSpread(node);
        }

        Directives(node.Directives, DirectiveLocation.FragmentSpread);
    }

    private void InlineFragment(InlineFragmentNode node)
    {
        var outer = _types.EnterInlineFragment(node);
        foreach (var i in RuleDispatch.EnterInlineFragment)
        {
            Rule(i).EnterInlineFragment(node);
        }

        if (node.TypeCondition is { } condition)
        {
            TypeReference(condition);
        }

        Directives(node.Directives, DirectiveLocation.InlineFragment);
        SelectionSet(node.SelectionSet, hooked: false);
        _types.LeaveInlineFragment(outer);
    }

    private void Directives(ImmutableArray<DirectiveNode> directives, DirectiveLocation location)
    {
        foreach (var directive in directives)
        {
            _types.EnterDirective(directive);
            foreach (var i in RuleDispatch.EnterDirective)
            {
                Rule(i).EnterDirective(directive, location);
            }

            foreach (var argument in directive.Arguments)
            {
                var outer = _types.EnterArgument(argument);
                Literal(argument.Value);
                _types.LeaveArgument(outer);
            }

            foreach (var i in RuleDispatch.LeaveDirective)
            {
                Rule(i).LeaveDirective(directive);
            }

            _types.LeaveDirective();
        }
    }

    private void TypeReference(TypeNode node)
    {
        while (true)
        {
            switch (node)
            {
                case ListTypeNode list:
                    node = list.Type;
                    break;
                case NonNullTypeNode nonNull:
                    node = nonNull.Type;
                    break;
                default:
                    foreach (var i in RuleDispatch.EnterNamedType)
                    {
                        Rule(i).EnterNamedType((NamedTypeNode)node);
                    }

                    return;
            }
        }
    }

    private void Literal(ValueNode node)
    {
        if (node is VariableNode)
        {
            return;
        }

        foreach (var i in RuleDispatch.EnterLiteral)
        {
            Rule(i).EnterLiteral(node);
        }

        Objects(node);
    }

    private void Objects(ValueNode node)
    {
        if (node is ListValueNode list)
        {
            foreach (var item in list.Values)
            {
                Objects(item);
            }
        }
        else if (node is ObjectValueNode @object)
        {
            foreach (var i in RuleDispatch.EnterObject)
            {
                Rule(i).EnterObject(@object);
            }

            foreach (var field in @object.Fields)
            {
                foreach (var i in RuleDispatch.EnterObjectField)
                {
                    Rule(i).EnterObjectField(field);
                }

                Objects(field.Value);
            }

            foreach (var i in RuleDispatch.LeaveObject)
            {
                Rule(i).LeaveObject(@object);
            }
        }
    }
}
