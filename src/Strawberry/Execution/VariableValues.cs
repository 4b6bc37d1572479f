using System.Collections.Immutable;
using Strawberry.Language;
using Strawberry.Resolvers;
using Strawberry.TypeSystem;

namespace Strawberry.Execution;

/// <summary>The variables of an operation in one request, in the order of their definitions.</summary>
internal sealed class VariableValues(ImmutableArray<VariableValue> values, IReadOnlyDictionary<Type, object>? features = null) : VariableSource
{
    public static VariableValues Empty { get; } = new([]);

    public int Count => values.Length;

    /// <summary>Where the operation notes who reads its variables, so that the next request's are read at once; null for nowhere.</summary>
    public IVariableReader?[]? Readers { get; init; }

    public override IReadOnlyDictionary<Type, object>? Features => features;

    public VariableValue this[int index] => values[index];

    public override bool TryGet(string name, out InputValue value)
    {
        var index = IndexOf(name);
        if (index >= 0)
        {
            var variable = values[index];
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
        }

        value = default;
        return false;
    }

    public override ReadVariable? Find(SelectedArgument argument)
    {
        var index = argument.Variable;
        if (index < 0)
        {
            argument.Variable = index = IndexOf(((VariableNode)argument.Value!).Name.Value);
        }

        return index < 0 ? null : values[index];
    }

    public override void NoteReader(SelectedArgument argument, IVariableReader reader, bool isDirect)
    {
        if (Readers is not null && isDirect && Readers[argument.Variable] is null && IsSame(values[argument.Variable].Type, argument.Definition.Type))
        {
            Readers[argument.Variable] = reader;
        }
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

    // A null where only one of the two refuses it is looked at when the variable is read.
    private static bool IsSame(SchemaType variable, SchemaType argument) => Nullable(variable).ToString() == Nullable(argument).ToString();

    private static SchemaType Nullable(SchemaType type) => type is NonNullType nonNull ? nonNull.OfType : type;
}
