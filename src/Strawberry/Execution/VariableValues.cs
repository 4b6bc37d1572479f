using System.Collections.Immutable;
using Strawberry.Resolvers;

namespace Strawberry.Execution;

/// <summary>The variables of an operation in one request, in the order of their definitions.</summary>
internal sealed class VariableValues(ImmutableArray<VariableValue> values, IReadOnlyDictionary<Type, object>? features = null) : VariableSource
{
    public static VariableValues Empty { get; } = new([]);

    public int Count => values.Length;

    public override IReadOnlyDictionary<Type, object>? Features => features;

    public VariableValue this[int index] => values[index];

    public override bool TryGet(string name, out InputValue value)
    {
        foreach (var variable in values)
        {
            if (variable.Name == name)
            {
                if (variable.IsGiven)
                {
                    value = new InputValue(variable.Json, this);
                    return true;
                }

                if (variable.Default is { } literal)
                {
                    value = new InputValue(literal, null);
                    return true;
                }

                break;
            }
        }

        value = default;
        return false;
    }

    /// <summary>The position of a variable, or -1. Plans ask once and index from then on.</summary>
    public int IndexOf(string name)
    {
        for (var i = 0; i < values.Length; i++)
        {
            if (values[i].Name == name)
            {
                return i;
            }
        }

        return -1;
    }
}
