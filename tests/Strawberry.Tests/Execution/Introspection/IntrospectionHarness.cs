using NUnit.Framework;
using Strawberry.Execution;
using Strawberry.Execution.Introspection;
using Strawberry.Resolvers;
using Strawberry.Tests.TypeSystem;
using Strawberry.TypeSystem;

namespace Strawberry.Tests.Execution.Introspection;

/// <summary>Executes queries on a schema that has introspection and nothing else to resolve.</summary>
internal sealed class IntrospectionHarness
{
    private readonly BoundSchema _schema;

    public IntrospectionHarness(string sdl)
    {
        var built = SchemaJudge.Build(sdl);
        var types = new IntrospectionTypes();
        Definition = SchemaAssembler.Assemble(
            new SchemaParts
            {
                Description = built.Description,
                QueryType = built.QueryType,
                MutationType = built.MutationType,
                SubscriptionType = built.SubscriptionType,
                Types = [.. built.Types.Where(t => !IntrospectionTypes.Contains(t.Name))],
                Directives = built.Directives,
            },
            types);
        Binding = IntrospectionTables.Bind(Definition, types);
        _schema = new BoundSchema(
            Definition,
            Binding.Objects.Add(new BoundObject(Definition.QueryType!, new RootTable(), [])).ToDictionary(o => o.Type),
            [],
            [],
            Binding,
            PermissionTable.Instance);
    }

    public SchemaDefinition Definition { get; }

    public IntrospectionBinding Binding { get; }

    /// <summary>The data of a query that has no errors, as text.</summary>
    public async Task<string> QueryAsync(string query, params SchemaExtension[] extensions)
    {
        var payload = await ExecuteAsync(new GraphQLRequest(query), extensions);
        Assert.That(payload.Errors.Select(e => e.Message), Is.Empty);
        return payload.Data.GetRawText();
    }

    public ValueTask<ExecutionPayload> ExecuteAsync(GraphQLRequest request, params SchemaExtension[] extensions) =>
        new RequestExecutor(_schema, new SchemaConfig { Extensions = extensions }).ExecuteAsync(request, CancellationToken.None);

    /// <summary>Lets every resolver be called for its value instead of writing it.</summary>
    public sealed class PassThrough : SchemaExtension, IResolveHook
    {
        public ValueTask<object?> OnResolve(ResolveInfo info, Func<ValueTask<object?>> next) => next();
    }

    /// <summary>A root whose instance is null.</summary>
    private sealed class RootTable : FieldTable<object?>
    {
        public override TypeKey Key => typeof(object);

        internal override string Name => "Root";

        public override ValueCompleter GetCompleter(int field) => throw new System.Diagnostics.UnreachableException();

        public override void Resolve(object? source, ref FieldCursor cursor) => throw new NotSupportedException();

        public override object? Invoke(object? source, ref FieldCursor cursor) => throw new NotSupportedException();
    }
}
