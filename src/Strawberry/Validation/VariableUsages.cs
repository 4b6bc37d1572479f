using System.Collections.Immutable;
using Strawberry.Language;
using Strawberry.TypeSystem;

namespace Strawberry.Validation;

/// <summary>A variable in a value, with the types its place expects.</summary>
internal sealed record VariableUsage(VariableNode Node, SchemaType? Type, SchemaType? ParentType, bool HasDefault);

/// <summary>Finds where operations use variables, through the fragments they reach.</summary>
internal sealed class VariableUsages(SchemaDefinition schema, FragmentIndex fragments)
{
    private readonly Dictionary<DefinitionNode, List<VariableUsage>> _local = [];
    private readonly Dictionary<List<FragmentDefinitionNode>, List<VariableUsage>> _ofFragments = [];
    private readonly Dictionary<OperationDefinitionNode, List<VariableUsage>> _recursive = [];

    /// <summary>Whether there are any in the document, known once it has been measured.</summary>
    public bool Any { get; set; } = true;

    /// <summary>The usages in an operation, then those in each fragment it reaches.</summary>
    public List<VariableUsage> Of(OperationDefinitionNode operation)
    {
        if (!Any)
        {
            return [];
        }

        if (_recursive.TryGetValue(operation, out var usages))
        {
            return usages;
        }

        var reached = fragments.Reachable(operation);
        if (!_ofFragments.TryGetValue(reached, out var inFragments))
        {
            fragments.Spend(reached.Count);
            inFragments = [];
            foreach (var fragment in reached)
            {
                var local = Local(fragment);
                fragments.Spend(local.Count);
                inFragments.AddRange(local);
            }

            _ofFragments.Add(reached, inFragments);
        }

        fragments.Spend(inFragments.Count);
        usages = [.. Local(operation), .. inFragments];
        _recursive.Add(operation, usages);
        return usages;
    }

    private List<VariableUsage> Local(ExecutableDefinitionNode definition)
    {
        if (!_local.TryGetValue(definition, out var usages))
        {
            usages = new Collector(schema).Collect(definition);
            _local.Add(definition, usages);
        }

        return usages;
    }

    private sealed class Collector(SchemaDefinition schema)
    {
        private readonly TypeInfo _types = new(schema);
        private readonly List<VariableUsage> _usages = [];

        public List<VariableUsage> Collect(ExecutableDefinitionNode definition)
        {
            if (definition is OperationDefinitionNode operation)
            {
                _types.EnterOperation(operation);
                Directives(operation.Directives);
                SelectionSet(operation.SelectionSet);
            }
            else
            {
                var fragment = (FragmentDefinitionNode)definition;
                _types.EnterFragment(fragment);
                Directives(fragment.Directives);
                SelectionSet(fragment.SelectionSet);
            }

            return _usages;
        }

        private void SelectionSet(SelectionSetNode set)
        {
            var outerParent = _types.EnterSelectionSet();
            foreach (var selection in set.Selections)
            {
                switch (selection)
                {
                    case FieldNode field:
                        Field(field);
                        break;
                    case InlineFragmentNode inline:
                        var outer = _types.EnterInlineFragment(inline);
                        Directives(inline.Directives);
                        SelectionSet(inline.SelectionSet);
                        _types.LeaveInlineFragment(outer);
                        break;
                    default:
                        Directives(selection.Directives);
                        break;
                }
            }

            _types.LeaveSelectionSet(outerParent);
        }

        private void Field(FieldNode field)
        {
            var outer = _types.EnterField(_types.Find(field));
            Arguments(field.Arguments);
            Directives(field.Directives);
            if (field.SelectionSet is { } nested)
            {
                SelectionSet(nested);
            }

            _types.LeaveField(outer);
        }

        private void Directives(ImmutableArray<DirectiveNode> directives)
        {
            foreach (var directive in directives)
            {
                _types.EnterDirective(directive);
                Arguments(directive.Arguments);
                _types.LeaveDirective();
            }
        }

        private void Arguments(ImmutableArray<ArgumentNode> arguments)
        {
            foreach (var argument in arguments)
            {
                var outer = _types.EnterArgument(argument);
                Value(argument.Value);
                _types.LeaveArgument(outer);
            }
        }

        private void Value(ValueNode value)
        {
            switch (value)
            {
                case VariableNode variable:
                    _usages.Add(new VariableUsage(variable, _types.InputType, _types.ParentInputType, _types.HasDefault));
                    break;
                case ListValueNode list:
                    var outer = _types.EnterList();
                    foreach (var item in list.Values)
                    {
                        Value(item);
                    }

                    _types.LeaveInput(outer);
                    break;
                case ObjectValueNode @object:
                    foreach (var field in @object.Fields)
                    {
                        var around = _types.EnterObjectField(field);
                        Value(field.Value);
                        _types.LeaveInput(around);
                    }

                    break;
            }
        }
    }
}
