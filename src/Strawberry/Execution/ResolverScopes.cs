using Microsoft.Extensions.DependencyInjection;

namespace Strawberry.Execution;

/// <summary>
/// The scopes made for an operation, or for a part of it that ends before: an event, or an item of a stream. They end with it, but not before the last
/// resolver that may still use them.
/// </summary>
internal sealed class ResolverScopes
{
    private readonly Lock _gate = new();
    private readonly OperationExecution _operation;
    private readonly ResolverScopes? _whole;
    private readonly ResolverScopes? _outer;
    private List<AsyncServiceScope>? _scopes;
    private HashSet<ResolverScopes>? _parts;
    private IServiceProvider? _shared;
    private int _users = 1;
    private bool _isEnded;

    /// <summary>The scopes of an operation.</summary>
    public ResolverScopes(OperationExecution operation) => _operation = operation;

    /// <summary>The scopes of a part; <paramref name="outer"/>: of the part around it, which must not end before.</summary>
    public ResolverScopes(OperationExecution operation, ResolverScopes? outer)
    {
        _operation = operation;
        _outer = outer;
        _whole = operation.Scopes;
        _whole.Add(this);
        outer?.Acquire();
    }

    /// <summary>The services of the one scope that is shared.</summary>
    public IServiceProvider Shared
    {
        get
        {
            lock (_gate)
            {
                return _shared ??= Make();
            }
        }
    }

    /// <summary>The services of a new scope.</summary>
    public IServiceProvider Create()
    {
        lock (_gate)
        {
            return Make();
        }
    }

    /// <summary>Someone more may use the scopes.</summary>
    public void Acquire() => Interlocked.Increment(ref _users);

    /// <summary>Someone less does. The last one ends them.</summary>
    public void Release()
    {
        if (Interlocked.Decrement(ref _users) == 0)
        {
            End();
            _whole?.Remove(this);
            _outer?.Release();
        }
    }

    private void End()
    {
        List<AsyncServiceScope>? scopes;
        HashSet<ResolverScopes>? parts;
        lock (_gate)
        {
            _isEnded = true;
            (scopes, parts) = (_scopes, _parts);
            (_scopes, _parts) = (null, null);
        }

        foreach (var part in parts ?? [])
        {
            part.End();
        }

        if (scopes is not null)
        {
            _ = DisposeAsync(scopes);
        }
    }

    private void Add(ResolverScopes part)
    {
        lock (_gate)
        {
            (_parts ??= []).Add(part);
        }
    }

    private void Remove(ResolverScopes part)
    {
        lock (_gate)
        {
            _parts?.Remove(part);
        }
    }

    private IServiceProvider Make()
    {
        if (_isEnded)
        {
            // A hook that calls its resolver when nobody waits for it any more.
            throw _operation.MakeCanceledException();
        }

        if (_operation.Services.CreateScope() is not { } scope)
        {
            return _operation.Services.Given;
        }

        (_scopes ??= []).Add(scope);
        return scope.ServiceProvider;
    }

    // The last one made may use what those before it hold.
    private async Task DisposeAsync(List<AsyncServiceScope> scopes)
    {
        for (var i = scopes.Count - 1; i >= 0; i--)
        {
            try
            {
                await scopes[i].DisposeAsync().ConfigureAwait(false);
            }
            catch (Exception exception)
            {
                _operation.LogDisposal(exception);
            }
        }
    }
}
