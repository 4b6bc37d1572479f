using Strawberry.Resolvers;

namespace Strawberry.Execution;

/// <summary>What a run's resolvers are given.</summary>
internal sealed partial class ExecutionRun
{
    private ResolverScopes? _ownScopes;

    /// <summary>Which part of the operation the run begins; services made for it end with it.</summary>
    public RunPart Part { get; set; }

    /// <summary>The scopes of the part that the run lies in; null: they end with the operation.</summary>
    public ResolverScopes? OuterScopes { get; set; }

    /// <summary>What a resolver that is on its way keeps from ending; null: the operation's scopes, which wait for all of them.</summary>
    public ResolverScopes? ScopesInUse => Part == RunPart.None ? OuterScopes
        // A hook may call its resolver, which then asks for services, when it is awaited already.
        : _ownScopes ?? (Operation.ResolveHooks.Length > 0 ? AddScopes() : OuterScopes);

    internal override IServiceProvider RequestServices => Operation.Services.Given;

    internal override IServiceProvider OperationServices => ExecutionScopes.Shared;

    /// <summary>The scopes of the operation or, in a subscription, of the event.</summary>
    public ResolverScopes ExecutionScopes => Part == RunPart.Event ? PartScopes! : Operation.Scopes;

    /// <summary>The scopes of the part that what the run leaves behind lies in; null for the operation's own.</summary>
    public ResolverScopes? PartScopes => Part == RunPart.None ? OuterScopes : _ownScopes ?? AddScopes();

    internal override bool IsSingleton(Type type) => Operation.Services.IsSingleton(type);

    internal override bool IsSingleton(Type type, object? key) => Operation.Services.IsSingleton(type, key);

    internal override IServiceProvider CreateServices() => (PartScopes ?? Operation.Scopes).Create();

    internal override IServiceProvider CreateInstanceServices() => ExecutionScopes.Create();

    // The root fields of a mutation run in turn; neither @defer nor @stream may stand on them.
    internal override bool SharesServices(SelectedField field) => _serial is { } serial && serial.IsInTurn(field);

    internal override T? GetFeature<T>(bool required)
        where T : class => Operation.GetFeature<T>(required);

    internal override T GetLoader<T>(Func<DataLoaderContext, T> make)
    {
        // Its batches may outlive the run and find their services through it.
        IsShared = true;
        var loader = Operation.Loaders.Get(make, this);
        Loaders = KnownLoader.Add(Loaders, make, loader);
        return loader;
    }

    internal override T? FindInstance<T>()
        where T : class => Operation.FindInstance<T>();

    internal override void AddInstance<T>(T instance) => Operation.AddInstance(instance);

    private ResolverScopes AddScopes()
    {
        // Hooks may call resolvers from threads of their own.
        var made = new ResolverScopes(Operation, OuterScopes);
        if (Interlocked.CompareExchange(ref _ownScopes, made, null) is { } other)
        {
            made.Release();
            return other;
        }

        return made;
    }

    private void ReleaseScopes()
    {
        if (Interlocked.Exchange(ref _ownScopes, null) is { } scopes)
        {
            scopes.Release();
        }
    }
}

/// <summary>Which part of an operation a run begins.</summary>
internal enum RunPart
{
    /// <summary>None: the initial result, or a group of deferred fields.</summary>
    None,

    /// <summary>An item of a stream.</summary>
    Item,

    /// <summary>An event of a subscription.</summary>
    Event,
}
