using System.Text.Json;
using Strawberry.Language;
using Strawberry.Resolvers;

namespace Strawberry.Planning;

/// <summary>
/// The variables that decide which selections an operation has: those of <c>@skip</c>, <c>@include</c> and the <c>if</c> of <c>@defer</c> and
/// <c>@stream</c>. A plan is made for one combination of their values.
/// </summary>
internal sealed class Conditions
{
    /// <summary>More variables than fit a key: such operations are planned anew each time.</summary>
    private const int MaxVariables = 32;

    private readonly string[] _names;

    private Conditions(string[] names) => _names = names;

    public static Conditions None { get; } = new([]);

    public static Conditions Of(OperationDefinitionNode operation, FragmentMap fragments)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        var visited = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<SelectionSetNode>();
        open.Push(operation.SelectionSet);
        while (open.TryPop(out var set))
        {
            foreach (var selection in set.Selections)
            {
                foreach (var directive in selection.Directives)
                {
                    if (directive.Name.Value is "skip" or "include" or "defer" or "stream")
                    {
                        foreach (var argument in directive.Arguments)
                        {
                            if (argument.Name.Value == "if" && argument.Value is VariableNode variable)
                            {
                                names.Add(variable.Name.Value);
                            }
                        }
                    }
                }

                switch (selection)
                {
                    case FieldNode { SelectionSet: { } sub }:
                        open.Push(sub);
                        break;
                    case InlineFragmentNode inline:
                        open.Push(inline.SelectionSet);
                        break;
                    case FragmentSpreadNode spread when visited.Add(spread.Name.Value) && fragments.Find(spread.Name.Value) is { } fragment:
                        open.Push(fragment.SelectionSet);
                        break;
                }
            }
        }

        return new Conditions([.. names]);
    }

    /// <summary>The combination of values in a request, two bits a variable. False: there are too many for a key.</summary>
    public bool TryGetKey(VariableSource variables, out ulong key)
    {
        key = 0;
        if (_names.Length > MaxVariables)
        {
            return false;
        }

        foreach (var name in _names)
        {
            key = (key << 2) | (ulong)Evaluate(variables, name);
        }

        return true;
    }

    public Dictionary<string, ConditionValue>? ReadAll(VariableSource variables)
    {
        if (_names.Length == 0)
        {
            return null;
        }

        var values = new Dictionary<string, ConditionValue>(StringComparer.Ordinal);
        foreach (var name in _names)
        {
            values[name] = Evaluate(variables, name);
        }

        return values;
    }

    private static ConditionValue Evaluate(VariableSource variables, string name)
    {
        if (!variables.TryGet(name, out var value))
        {
            return ConditionValue.Absent;
        }

        if (value.IsNull)
        {
            return ConditionValue.Null;
        }

        var isTrue = value.Literal is null ? value.Json.ValueKind == JsonValueKind.True : value.Literal is BooleanValueNode { Value: true };
        return isTrue ? ConditionValue.True : ConditionValue.False;
    }
}

internal enum ConditionValue
{
    Absent,
    Null,
    False,
    True,
}
