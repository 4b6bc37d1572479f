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
        var directives = AddSpecified(parts.Directives);
        var types = new List<NamedType>(parts.Types.Length + SpecifiedScalars.All.Length + introspection.All.Length);
        foreach (var type in parts.Types)
        {
            if (!introspection.All.Contains(type))
            {
                types.Add(type);
            }
        }

        AddScalars(types, introspection.All, directives);
        types.AddRange(introspection.All.AsSpan());

        return new SchemaDefinition(
            parts.QueryType,
            parts.MutationType,
            parts.SubscriptionType,
            [.. types],
            directives,
            parts.Description)
        {
            Meta = introspection.Meta,
        };
    }

    private static ImmutableArray<DirectiveDefinition> AddSpecified(ImmutableArray<DirectiveDefinition> directives)
    {
        var all = new List<DirectiveDefinition>(directives.Length + SpecifiedDirectives.All.Length);
        all.AddRange(directives.AsSpan());
        foreach (var specified in SpecifiedDirectives.All)
        {
            if (!Contains(directives, specified.Name))
            {
                all.Add(specified);
            }
        }

        return [.. all];
    }

    private static bool Contains(ImmutableArray<DirectiveDefinition> directives, string name)
    {
        foreach (var directive in directives)
        {
            if (directive.Name == name)
            {
                return true;
            }
        }

        return false;
    }

    // Section 3.5, "Built-in Scalars": a specified scalar is a type of the schema only if something refers to it.
    private static void AddScalars(List<NamedType> types, ImmutableArray<NamedType> introspection, ImmutableArray<DirectiveDefinition> directives)
    {
        var found = new HashSet<ScalarType>();
        foreach (var type in types)
        {
            Find(type, found);
        }

        foreach (var type in introspection)
        {
            Find(type, found);
        }

        foreach (var directive in directives)
        {
            Find(directive.Arguments, found);
        }

        foreach (var scalar in SpecifiedScalars.All)
        {
            if (found.Contains(scalar) && !types.Contains(scalar))
            {
                types.Add(scalar);
            }
        }
    }

    private static void Find(NamedType type, HashSet<ScalarType> found)
    {
        if (type is FieldsType parent)
        {
            foreach (var field in parent.Fields)
            {
                Find(field.Type, found);
                Find(field.Arguments, found);
            }
        }
        else if (type is InputObjectType input)
        {
            Find(input.Fields, found);
        }
    }

    private static void Find(ImmutableArray<InputValueDefinition> values, HashSet<ScalarType> found)
    {
        foreach (var value in values)
        {
            Find(value.Type, found);
        }
    }

    private static void Find(SchemaType type, HashSet<ScalarType> found)
    {
        if (type.Named is ScalarType scalar)
        {
            found.Add(scalar);
        }
    }
}
