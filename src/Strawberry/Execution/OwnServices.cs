using Microsoft.Extensions.DependencyInjection;
using Strawberry.Resolvers;

namespace Strawberry.Execution;

/// <summary>The services of a loader's batch or of a permission's check.</summary>
internal sealed class OwnServices(ExecutionRun run) : ServiceSource
{
    private readonly Lock _gate = new();
    private readonly OperationServices _given = run.Operation.Services;
    private AsyncServiceScope? _scope;
    private IServiceProvider? _services;
    private bool _isEnded;

    public override IServiceProvider Services
    {
        get
        {
            lock (_gate)
            {
                return _services ?? Create();
            }
        }
    }

    public override T? GetFeature<T>(bool required)
        where T : class
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_isEnded, this);
            return run.Operation.GetFeature<T>(required);
        }
    }

    /// <summary>Ends the scope. What a service throws at its disposal is logged.</summary>
    public override async ValueTask DisposeAsync()
    {
        AsyncServiceScope? scope;
        lock (_gate)
        {
            scope = _scope;
            _scope = null;
            _isEnded = true;
        }

        if (scope is { } made)
        {
            try
            {
                await made.DisposeAsync().ConfigureAwait(false);
            }
            catch (Exception exception)
            {
                run.Operation.LogDisposal(exception);
            }
        }
    }

    protected override IServiceProvider Find(ServiceScope scope, Type type, object? key)
    {
        lock (_gate)
        {
            // What it was made for is over, and the operation perhaps another.
            ObjectDisposedException.ThrowIf(_isEnded, this);
            return scope == ServiceScope.Request || _given.IsSingleton(type, key) ? _given.Given
                : scope == ServiceScope.Operation ? run.ExecutionScopes.Shared
                : _services ?? Create();
        }
    }

    private IServiceProvider Create()
    {
        ObjectDisposedException.ThrowIf(_isEnded, this);
        _scope = _given.CreateScope();
        return _services = _scope is { } scope ? scope.ServiceProvider : _given.Given;
    }
}
