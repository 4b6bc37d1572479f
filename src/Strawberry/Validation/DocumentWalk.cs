using System.Collections.Immutable;
using Strawberry.Language;
using Strawberry.TypeSystem;

namespace Strawberry.Validation;

/// <summary>
/// Goes through a document once, depth first in the order of the grammar, and calls every rule's hooks at each node in rule order,
/// so that errors come in the order of the text. Recursion is as deep as the parser lets a document nest.
/// </summary>
internal sealed partial class DocumentWalk(ValidationContext context, RuleDispatch dispatch)
{
    private readonly TypeInfo _types = context.Types;
    private readonly Rule[] _rules = dispatch.Create(context);

    public void Run()
    {
        var document = context.Document;
        foreach (var i in dispatch.EnterDocument)
        {
            _rules[i].EnterDocument(document);
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

        foreach (var i in dispatch.LeaveDocument)
        {
            _rules[i].LeaveDocument(document);
        }
    }

    private void Operation(OperationDefinitionNode node)
    {
        _types.EnterOperation(node);
        foreach (var i in dispatch.EnterOperation)
        {
            _rules[i].EnterOperation(node);
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
        foreach (var i in dispatch.LeaveOperation)
        {
            _rules[i].LeaveOperation(node);
        }

        _types.LeaveDefinition();
    }

    private void Fragment(FragmentDefinitionNode node)
    {
        _types.EnterFragment(node);
        foreach (var i in dispatch.EnterFragment)
        {
            _rules[i].EnterFragment(node);
        }

        TypeReference(node.TypeCondition);
        Directives(node.Directives, DirectiveLocation.FragmentDefinition);
        SelectionSet(node.SelectionSet, hooked: true);
        _types.LeaveDefinition();
    }

    private void VariableDefinition(VariableDefinitionNode node)
    {
        var outer = _types.EnterVariableDefinition(node);
        foreach (var i in dispatch.EnterVariableDefinition)
        {
            _rules[i].EnterVariableDefinition(node);
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
            foreach (var i in dispatch.EnterSelectionSet)
            {
                _rules[i].EnterSelectionSet(node);
            }
        }

        foreach (var selection in node.Selections)
        {
            switch (selection)
            {
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
        foreach (var i in isPlain ? dispatch.EnterPlainField : dispatch.EnterField)
        {
            _rules[i].EnterField(node);
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
            foreach (var i in dispatch.LeaveField)
            {
                _rules[i].LeaveField(node);
            }
        }

        _types.LeaveField(outer);
    }

    private void Arguments(FieldNode node)
    {
        foreach (var argument in node.Arguments)
        {
            var outer = _types.EnterArgument(argument);
            foreach (var i in dispatch.EnterFieldArgument)
            {
                _rules[i].EnterFieldArgument(argument);
            }

            Literal(argument.Value);
            _types.LeaveArgument(outer);
        }
    }

    private void FragmentSpread(FragmentSpreadNode node)
    {
        foreach (var i in dispatch.EnterFragmentSpread)
        {
            _rules[i].EnterFragmentSpread(node);
        }

        Directives(node.Directives, DirectiveLocation.FragmentSpread);
    }

    private void InlineFragment(InlineFragmentNode node)
    {
        var outer = _types.EnterInlineFragment(node);
        foreach (var i in dispatch.EnterInlineFragment)
        {
            _rules[i].EnterInlineFragment(node);
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
            foreach (var i in dispatch.EnterDirective)
            {
                _rules[i].EnterDirective(directive, location);
            }

            foreach (var argument in directive.Arguments)
            {
                var outer = _types.EnterArgument(argument);
                Literal(argument.Value);
                _types.LeaveArgument(outer);
            }

            foreach (var i in dispatch.LeaveDirective)
            {
                _rules[i].LeaveDirective(directive);
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
                    foreach (var i in dispatch.EnterNamedType)
                    {
                        _rules[i].EnterNamedType((NamedTypeNode)node);
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

        foreach (var i in dispatch.EnterLiteral)
        {
            _rules[i].EnterLiteral(node);
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
            foreach (var i in dispatch.EnterObject)
            {
                _rules[i].EnterObject(@object);
            }

            foreach (var field in @object.Fields)
            {
                foreach (var i in dispatch.EnterObjectField)
                {
                    _rules[i].EnterObjectField(field);
                }

                Objects(field.Value);
            }

            foreach (var i in dispatch.LeaveObject)
            {
                _rules[i].LeaveObject(@object);
            }
        }
    }
}
