using System.Runtime.ExceptionServices;

namespace Strawberry.Extensions;

/// <summary>A phase that extensions surround. Ends once, the innermost first.</summary>
internal readonly struct PhaseScope(Stack<IDisposable>? scopes) : IDisposable
{
    public void Dispose()
    {
        ExceptionDispatchInfo? failure = null;
        while (scopes is not null && scopes.TryPop(out var scope))
        {
            try
            {
                scope.Dispose();
            }
            catch (Exception exception)
            {
                failure ??= ExceptionDispatchInfo.Capture(exception);
            }
        }

        failure?.Throw();
    }
}
