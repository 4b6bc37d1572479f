using System.Collections.Immutable;
using System.Runtime.CompilerServices;
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

    public override bool TryTake<T>(SelectedArgument argument, InputReader<T> reader, out T value)
    {
        value = default!;
        if (Find(argument) is not { Reader: { } known } variable || !ReferenceEquals(known, reader))
        {
            return false;
        }

        if (variable.Box is StrongBox<T> box)
        {
            value = box.Value!;
            if (!reader.IsImmutable)
            {
                // Who is given it may change it.
                variable.Box = null;
            }

            return true;
        }

        var json = new InputJson(variable.Text.Span);
        return json.Reader.Read() && reader.TryRead(ref json, out value);
    }

    public override void Keep<T>(SelectedArgument argument, InputReader<T> reader, T value)
    {
        if (Find(argument) is not { } variable)
        {
            return;
        }

        if (reader.IsImmutable)
        {
            variable.Box = new StrongBox<T>(value);
            variable.Reader = reader;
        }

        ref var known = ref Readers is null ? ref Unsafe.NullRef<IVariableReader?>() : ref Readers[argument.Variable];
        if (Readers is not null && known is null && reader.IsDirect && IsSame(variable.Type, argument.Definition.Type))
        {
            known = reader;
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

    private VariableValue? Find(SelectedArgument argument)
    {
        var index = argument.Variable;
        if (index < 0)
        {
            argument.Variable = index = IndexOf(((VariableNode)argument.Value!).Name.Value);
        }

        return index < 0 ? null : values[index];
    }
}
