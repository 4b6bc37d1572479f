using System.Collections.Immutable;

namespace Strawberry.TypeSystem;

/// <summary>What the author of a schema provides: everything but what the specification adds.</summary>
internal sealed record SchemaParts
{
    public string? Description { get; init; }

    public ObjectType? QueryType { get; init; }

    public ObjectType? MutationType { get; init; }

    public ObjectType? SubscriptionType { get; init; }

    /// <summary>The types in the order the schema lists them. Specified scalars may be left out.</summary>
    public ImmutableArray<NamedType> Types { get; init; } = [];

    /// <summary>The directives besides those of the specification, unless one redefines them.</summary>
    public ImmutableArray<DirectiveDefinition> Directives { get; init; } = [];
}

/// <summary>Completes a schema with what the specification adds: its directives, the scalars in use and introspection.</summary>
internal static class SchemaAssembler
{
    public static SchemaDefinition Assemble(SchemaParts parts) => Assemble(parts, new IntrospectionTypes());

    public static SchemaDefinition Assemble(SchemaParts parts, IntrospectionTypes introspection)
    {
        var directives = parts.Directives.AddRange(
            SpecifiedDirectives.All.Where(specified => parts.Directives.All(d => d.Name != specified.Name)));

        var types = ImmutableArray.CreateBuilder<NamedType>();
        types.AddRange(parts.Types.Where(t => !introspection.All.Contains(t)));

        // Section 3.5, "Built-in Scalars": a specified scalar is a type of the schema only if something refers to it.
        var scalars = FindScalars(types.Concat(introspection.All), directives);
        types.AddRange(SpecifiedScalars.All.Where(s => scalars.Contains(s) && !types.Contains(s)));
        types.AddRange(introspection.All);

        return new SchemaDefinition(
            parts.QueryType,
            parts.MutationType,
            parts.SubscriptionType,
            types.ToImmutable(),
            directives,
            parts.Description)
        {
            Meta = introspection.Meta,
        };
    }

    private static HashSet<NamedType> FindScalars(IEnumerable<NamedType> types, ImmutableArray<DirectiveDefinition> directives)
    {
        var found = new HashSet<NamedType>();
        foreach (var type in types)
        {
            if (type is FieldsType parent)
            {
                foreach (var field in parent.Fields)
                {
                    found.Add(field.Type.Named);
                    AddTypes(field.Arguments);
                }
            }
            else if (type is InputObjectType input)
            {
                AddTypes(input.Fields);
            }
        }

        foreach (var directive in directives)
        {
            AddTypes(directive.Arguments);
        }

        return found;

        void AddTypes(ImmutableArray<InputValueDefinition> values)
        {
            foreach (var value in values)
            {
                found.Add(value.Type.Named);
            }
        }
    }
}
