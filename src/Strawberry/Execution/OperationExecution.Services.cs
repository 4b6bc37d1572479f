namespace Strawberry.Execution;

/// <summary>What resolvers share within an operation: scopes, loaders, instances and answers.</summary>
internal sealed partial class OperationExecution
{
    private Dictionary<Type, object>? _instances;
    private LoaderDispatcher? _loaders;
    private PermissionAnswers? _answers;
    private ResolverScopes? _scopes;
    private int _areScopesEnded;

    /// <summary>The scopes that end with the operation and its last resolver.</summary>
    public ResolverScopes Scopes
    {
        get
        {
            if (_scopes is { } scopes)
            {
                return scopes;
            }

            return _areScopesEnded == 0
                ? Interlocked.CompareExchange(ref _scopes, new ResolverScopes(this), null) ?? _scopes
                : throw MakeCanceledException();
        }
    }

    public LoaderDispatcher Loaders => _loaders ?? Interlocked.CompareExchange(ref _loaders, new LoaderDispatcher(this), null) ?? _loaders;

    /// <summary>What permissions have answered; in a subscription, for the current event.</summary>
    public PermissionAnswers Answers => _answers ?? Interlocked.CompareExchange(ref _answers, new PermissionAnswers(), null) ?? _answers;

    public T? FindInstance<T>()
        where T : class => _instances is not null && _instances.TryGetValue(typeof(T), out var found) ? (T)found : null;

    public void AddInstance<T>(T instance)
        where T : class => (_instances ??= [])[typeof(T)] = instance;

    public T? GetFeature<T>(bool required)
        where T : class
    {
        if (Request.Features is { } features && features.TryGetValue(typeof(T), out var feature))
        {
            return (T)feature;
        }

        return required
            ? throw new InvalidOperationException($"The request has no {typeof(T).Name}: it did not come over a transport that gives one.")
            : null;
    }

    // Whoever ends the operation and whoever ends its last task may both get here.
    private void EndScopes()
    {
        if (Interlocked.Exchange(ref _areScopesEnded, 1) == 0)
        {
            _scopes?.Release();
        }
    }
}
