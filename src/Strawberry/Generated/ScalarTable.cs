using System.ComponentModel;
using System.Text.Json;
using Strawberry.Language;
using Strawberry.Resolvers;
using Strawberry.Resolvers.Leaves;

namespace Strawberry.Generated;

/// <summary>
/// The table of a custom scalar. <typeparamref name="TIn"/> is what <c>Parse</c> takes and <typeparamref name="TOut"/> what <c>Format</c> gives:
/// <see cref="string"/>, <see cref="int"/>, <see cref="long"/>, <see cref="double"/>, <see cref="bool"/> or <see cref="JsonElement"/>.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class ScalarTable<T, TIn, TOut> : ScalarTable, ICustomScalar<T>
{
    private readonly InputReader<TIn> _reader = ScalarCarriers.Reader<TIn>();

    /// <inheritdoc/>
    public override TypeKey Key => typeof(T);

    /// <summary>Makes a value; what it throws becomes a located error.</summary>
    public abstract T Parse(TIn input);

    /// <summary>What the value is written as; what it throws becomes a located error.</summary>
    public abstract TOut Format(T value);

    string? ICustomScalar<T>.Write(T value, ResolverScope scope) =>
        ScalarCarriers.Write(Format(value), scope.Buffer) is { } problem ? $"{Name} {problem}" : null;

    T ICustomScalar<T>.Read(in InputValue value)
    {
        TIn carried;
        try
        {
            carried = _reader.Read(value);
        }
        catch (InputCoercionException)
        {
            var kind = value.Literal is null ? "value" : "literal";
            throw new InputCoercionException($"{Name} cannot represent {kind}: {value.Describe()}");
        }

        return Parse(carried);
    }

    internal override string? CheckLiteral(ValueNode literal) => Check(new InputValue(literal, null));

    internal override string? CheckJson(JsonElement value) => Check(new InputValue(value));

    private string? Check(InputValue value)
    {
        ((ICustomScalar<T>)this).Read(value);
        return null;
    }
}
