using Microsoft.Extensions.DependencyInjection;

namespace Strawberry.Execution;

/// <summary>
/// The scopes that resolvers asked for with <see cref="ServiceScope.Resolver"/>. They end with the operation, but not before the last resolver that may still
/// use them.
/// </summary>
internal sealed class ResolverScopes(IServiceProvider services)
{
    private readonly Lock _gate = new();
    private List<AsyncServiceScope>? _scopes;

    public IServiceProvider Create()
    {
        var scope = services.CreateAsyncScope();
        lock (_gate)
        {
            (_scopes ??= []).Add(scope);
        }

        return scope.ServiceProvider;
    }

    /// <summary>Ends the scopes. What a service throws at its disposal is told to <paramref name="onFailure"/>.</summary>
    public async Task DisposeAsync(Action<Exception> onFailure)
    {
        List<AsyncServiceScope>? scopes;
        lock (_gate)
        {
            scopes = _scopes;
            _scopes = null;
        }

        foreach (var scope in scopes ?? [])
        {
            try
            {
                await scope.DisposeAsync().ConfigureAwait(false);
            }
            catch (Exception exception)
            {
                onFailure(exception);
            }
        }
    }
}
