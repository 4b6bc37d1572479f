using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace Strawberry.TypeSystem;

/// <summary>A schema as data: its types, root types and directives. Immutable once built.</summary>
public sealed class SchemaDefinition
{
    // Not frozen, which would cost at each start what only new documents gain.
    private readonly Dictionary<string, NamedType> _types = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DirectiveDefinition> _directives = new(StringComparer.Ordinal);
    private readonly Dictionary<CompositeType, ObjectType[]> _possibleTypes = [];

    internal SchemaDefinition(
        ObjectType? queryType,
        ObjectType? mutationType,
        ObjectType? subscriptionType,
        ImmutableArray<NamedType> types,
        ImmutableArray<DirectiveDefinition> directives,
        string? description = null)
    {
        QueryType = queryType;
        MutationType = mutationType;
        SubscriptionType = subscriptionType;
        Types = types;
        Directives = directives;
        Description = description;
        foreach (var type in types)
        {
            _types.TryAdd(type.Name, type);
        }

        foreach (var directive in directives)
        {
            _directives.TryAdd(directive.Name, directive);
        }

        AddPossibleTypes();
    }

    /// <summary>The description of the schema, or null.</summary>
    public string? Description { get; }

    /// <summary>The query root type; null only in a schema that validation refuses.</summary>
    public ObjectType? QueryType { get; }

    /// <summary>The mutation root type, or null.</summary>
    public ObjectType? MutationType { get; }

    /// <summary>The subscription root type, or null.</summary>
    public ObjectType? SubscriptionType { get; }

    /// <summary>All named types, introspection types included.</summary>
    public ImmutableArray<NamedType> Types { get; }

    /// <summary>All directives, those of the specification included.</summary>
    public ImmutableArray<DirectiveDefinition> Directives { get; }

    /// <summary>Whether two types have one name, which only a schema that validation refuses has; likewise directives.</summary>
    internal bool HasDuplicateTypes => _types.Count < Types.Length;

    /// <inheritdoc cref="HasDuplicateTypes"/>
    internal bool HasDuplicateDirectives => _directives.Count < Directives.Length;

    /// <summary>The type of that name, or null.</summary>
    public NamedType? GetType(string name) => _types.TryGetValue(name, out var type) ? type : null;

    /// <summary>The directive of that name (without the at sign), or null.</summary>
    public DirectiveDefinition? GetDirective(string name) => _directives.GetValueOrDefault(name);

    /// <summary>The root type of an operation, or null if the schema has none.</summary>
    public ObjectType? GetRootType(Language.OperationType operation) => operation switch
    {
        Language.OperationType.Query => QueryType,
        Language.OperationType.Mutation => MutationType,
        _ => SubscriptionType,
    };

    /// <summary>The object types a value of the type can have: itself, the implementors or the members.</summary>
    public ImmutableArray<ObjectType> GetPossibleTypes(CompositeType type) =>
        type is ObjectType @object ? [@object]
        : _possibleTypes.TryGetValue(type, out var possible) ? ImmutableCollectionsMarshal.AsImmutableArray(possible)
        : [];

    /// <summary>Whether <paramref name="type"/> is a member, implementor or implementing interface of <paramref name="abstractType"/>.</summary>
    public bool IsSubType(CompositeType abstractType, CompositeType type) => (abstractType, type) switch
    {
        (UnionType union, ObjectType member) => union.Types.Contains(member),
        (InterfaceType @interface, FieldsType implementor) => implementor.Interfaces.Contains(@interface),
        _ => false,
    };

    /// <summary>
    /// The field of that name as a selection sees it: <c>__typename</c> on every composite type, <c>__schema</c> and <c>__type</c>
    /// on the query root, else the type's own. Null when there is none.
    /// </summary>
    public FieldDefinition? GetField(CompositeType parent, string name)
    {
        if (name.Length > 2 && name[0] == '_' && name[1] == '_')
        {
            if (name == MetaFields.TypeName)
            {
                return MetaFields.TypeNameDefinition;
            }

            if (ReferenceEquals(parent, QueryType))
            {
                if (name == MetaFields.Schema)
                {
                    return Meta?.SchemaField;
                }

                if (name == MetaFields.Type)
                {
                    return Meta?.TypeField;
                }
            }
        }

        return (parent as FieldsType)?.GetField(name);
    }

    /// <summary>The field that a node selects on a type. Nodes remember their last answer: a document is gone through several times.</summary>
    internal FieldDefinition? GetField(CompositeType parent, Language.FieldNode node)
    {
        if (node.Hint is FieldDefinition known && ReferenceEquals(known.Parent, parent))
        {
            return known;
        }

        var field = GetField(parent, node.Name.Value);
        if (field?.Parent is not null)
        {
            node.Hint = field;
        }

        return field;
    }

    /// <summary>The definitions of <c>__schema</c> and <c>__type</c>, set by the builder that adds the introspection types.</summary>
    internal MetaFields? Meta { get; init; }

    private void AddPossibleTypes()
    {
        var implementors = new Dictionary<CompositeType, List<ObjectType>>();
        foreach (var type in Types)
        {
            if (type is UnionType union)
            {
                _possibleTypes[union] = [.. union.Types];
            }
            else if (type is ObjectType @object)
            {
                foreach (var implemented in @object.Interfaces)
                {
                    if (!implementors.TryGetValue(implemented, out var list))
                    {
                        implementors[implemented] = list = [];
                    }

                    list.Add(@object);
                }
            }
        }

        foreach (var (implemented, list) in implementors)
        {
            _possibleTypes[implemented] = [.. list];
        }
    }
}
