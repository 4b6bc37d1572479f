namespace Strawberry.Extensions;

/// <summary>Stands for an extension that is made anew for every request.</summary>
internal sealed class PerRequestExtension(Func<SchemaExtension> make, Type type) : SchemaExtension
{
    /// <summary>The type of the instances, known before there is one: it tells which hooks they implement.</summary>
    public Type Type { get; } = type;

    public SchemaExtension Make() => make();
}
