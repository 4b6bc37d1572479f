using System.Collections.Immutable;
using Strawberry.TypeSystem;

namespace Strawberry.Resolvers;

/// <summary>What a schema is made from.</summary>
internal sealed record SchemaRoots(Type Query, Type? Mutation, Type? Subscription)
{
    public IReadOnlyList<Type> ExtraTypes { get; init; } = [];

    public bool Incremental { get; init; }

    public string? Description { get; init; }

    public IPermissionFactory? Permissions { get; init; }
}

/// <summary>
/// Makes a schema from generated tables: the closure of its roots, the implementors of its interfaces that were compiled into the roots' assemblies, and
/// the extensions of its types. Throws one <see cref="SchemaException"/> with every problem.
/// </summary>
internal sealed class SchemaBinder
{
    private readonly SchemaRoots _roots;
    private readonly List<string> _problems = [];
    private readonly TypeCatalog _catalog;

    private SchemaBinder(SchemaRoots roots)
    {
        _roots = roots;
        _catalog = new TypeCatalog(_problems);
    }

    /// <summary>
    /// Makes the schema; <paramref name="bindIntrospection"/> gives the tables of the introspection types, <paramref name="permissionTable"/> stands in front of
    /// the tables of guarded fields.
    /// </summary>
    public static BoundSchema Bind(
        SchemaRoots roots, Func<SchemaDefinition, IntrospectionTypes, IntrospectionBinding> bindIntrospection, FieldTable permissionTable) =>
        new SchemaBinder(roots).Bind(bindIntrospection, permissionTable);

    private BoundSchema Bind(Func<SchemaDefinition, IntrospectionTypes, IntrospectionBinding> bindIntrospection, FieldTable permissionTable)
    {
        var query = AddRoot(_roots.Query, "query");
        var mutation = AddRoot(_roots.Mutation, "mutation");
        var subscription = AddRoot(_roots.Subscription, "subscription");
        var hasRoots = HasRoots(query, mutation, subscription);
        foreach (var type in _roots.ExtraTypes)
        {
            _catalog.Add(type, "SchemaConfig.Types");
        }

        _catalog.AddImplementors(RootAssemblies());
        if (!hasRoots)
        {
            ThrowIfAny();
        }

        // What is wrong with names shows beside what is wrong with fields. Only rules over whole types would complain of what a missing type leaves behind.
        var isComplete = _problems.Count == 0;
        var linker = new TypeLinker(_catalog, subscription, new PermissionBinder(_roots.Permissions, _problems), _problems);
        linker.Link();
        if (!isComplete)
        {
            ThrowIfAny();
        }

        var introspection = new IntrospectionTypes();
        var definition = SchemaAssembler.Assemble(
            new SchemaParts
            {
                Description = _roots.Description,
                QueryType = (ObjectType)_catalog.GetType(query!),
                MutationType = mutation is null ? null : (ObjectType)_catalog.GetType(mutation),
                SubscriptionType = subscription is null ? null : (ObjectType)_catalog.GetType(subscription),
                Types = [.. _catalog.Types],
                Directives = _roots.Incremental ? [IncrementalDirectives.Defer, IncrementalDirectives.Stream] : [],
            },
            introspection);
        foreach (var error in SchemaValidator.Validate(definition))
        {
            _problems.Add(error.Message);
        }

        ThrowIfAny();
        var meta = bindIntrospection(definition, introspection);
        var objects = new Dictionary<ObjectType, BoundObject>(linker.Objects.Count + meta.Objects.Length);
        foreach (var entry in linker.Objects)
        {
            objects.Add(entry.Type, entry);
        }

        foreach (var entry in meta.Objects)
        {
            objects.Add(entry.Type, entry);
        }

        return new BoundSchema(definition, objects, linker.Objects, _catalog.Scalars, meta, permissionTable);
    }

    private bool HasRoots(TypeEntry? query, TypeEntry? mutation, TypeEntry? subscription) =>
        query is not null && (mutation is null) == (_roots.Mutation is null) && (subscription is null) == (_roots.Subscription is null);

    private TypeEntry? AddRoot(Type? type, string operation)
    {
        if (type is null)
        {
            return null;
        }

        if (TypeRegistry.Find(type) is { Kind: TypeKind.Object } entry)
        {
            _catalog.Add(entry);
            return entry;
        }

        var assembly = type.Assembly.GetName().Name;
        _problems.Add(TypeRegistry.EntriesOf(type.Assembly) is null
            ? $"The {operation} root {type} is not registered: assembly {assembly} was compiled without the generator. Add the package Strawberry.Net to its project, or a reference to Strawberry.Generators with OutputItemType=\"Analyzer\". See docs/errors/SB0100.md."
            : $"The {operation} root {type} of assembly {assembly} is not an object type. Add [GraphQLType] to it. See docs/errors/SB0100.md.");
        return null;
    }

    private List<System.Reflection.Assembly> RootAssemblies()
    {
        List<System.Reflection.Assembly> assemblies = [_roots.Query.Assembly];
        Add(_roots.Mutation);
        Add(_roots.Subscription);
        return assemblies;

        void Add(Type? root)
        {
            if (root is not null && !assemblies.Contains(root.Assembly))
            {
                assemblies.Add(root.Assembly);
            }
        }
    }

    private void ThrowIfAny()
    {
        if (_problems.Count > 0)
        {
            throw new SchemaException([.. _problems.Distinct()]);
        }
    }
}
