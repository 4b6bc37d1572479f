using System.ComponentModel;
using System.Text.Json;
using Strawberry.Language;
using Strawberry.Resolvers;

namespace Strawberry.Generated;

/// <summary>
/// The table of a custom scalar. <typeparamref name="TIn"/> is what <c>Parse</c> takes and <typeparamref name="TOut"/> what <c>Format</c> gives:
/// <see cref="string"/>, <see cref="int"/>, <see cref="long"/>, <see cref="double"/>, <see cref="bool"/> or <see cref="JsonElement"/>.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class ScalarTable<T, TIn, TOut> : ScalarTable
{
    /// <inheritdoc/>
    public override TypeKey Key => typeof(T);

    /// <summary>Makes a value; what it throws becomes a located error.</summary>
    public abstract T Parse(TIn input);

    /// <summary>What the value is written as; what it throws becomes a located error.</summary>
    public abstract TOut Format(T value);

    internal override string? CheckLiteral(ValueNode literal) => throw new NotSupportedException();

    internal override string? CheckJson(JsonElement value) => throw new NotSupportedException();
}
