using System.Runtime.ExceptionServices;
using Strawberry.Errors;
using Strawberry.Scheduling;

namespace Strawberry.Execution;

/// <summary>How an operation is ended before its time: by its client, by its deadline, or by a failure of the engine's own.</summary>
internal sealed partial class OperationExecution
{
    private readonly OperationCancellation _cancellation;
    private ExecutionDeadline? _deadline;
    private ExceptionDispatchInfo? _fault;

    /// <summary>The token for resolvers.</summary>
    public CancellationToken CancellationToken => _cancellation.Token;

    public bool IsCancellationRequested => _cancellation.IsRequested;

    public bool IsCanceled { get; private set; }

    /// <summary>Whether nothing is wanted of the operation any more.</summary>
    public bool IsOver => IsCanceled || _isEnded;

    /// <summary>Whether the operation was ended because its time was up: its result is then <see cref="MakeTimeoutError"/>, and nothing comes behind it.</summary>
    public bool IsTimedOut { get; private set; }

    /// <summary>Called on the pump when the operation was canceled.</summary>
    public Action? OnCanceled { get; set; }

    /// <summary>From now on the request's token ends the operation at once, not when it is looked at next.</summary>
    public void WatchRequest() => _cancellation.Watch();

    /// <summary>
    /// Cancels from any thread. The token is fired here, not on the request's turn: a synchronous resolver that watches it may be what keeps the turn.
    /// Nothing that it ends is looked at before the operation counts as canceled.
    /// </summary>
    public void RequestCancel()
    {
        Pump.Enqueue(new PumpAction(Cancel));
        FireToken();
    }

    /// <summary>Ends the operation, on its pump. What is of no use any more is told so; nothing is waited for.</summary>
    public void Cancel()
    {
        // Also after End: a pump that was busy on another thread gets here late.
        if (IsCanceled)
        {
            return;
        }

        IsCanceled = true;
        FireToken();
        try
        {
            _loaders?.Cancel();
            RootRun?.Discard();
        }
        finally
        {
            // Whoever waits must wake up, whatever fails.
            OnCanceled?.Invoke();
            _settled?.Release();
            _settled = null;
        }
    }

    /// <summary>Ends the operation, on its pump, when all was delivered. What nobody outside was given any of may serve another request.</summary>
    public void Finish()
    {
        if (IsShared || _loaders is { IsBusy: true } || Volatile.Read(ref _tasksInFlight) != 0)
        {
            Cancel();
            return;
        }

        _settled?.Release();
        _settled = null;
    }

    /// <summary>Something of the engine's own broke: the operation ends, and whoever waits for it gets the exception.</summary>
    public override void OnFault(Exception exception)
    {
        _fault ??= ExceptionDispatchInfo.Capture(exception);
        try
        {
            Cancel();
        }
        catch (Exception)
        {
            // The first failure is the one to tell; the operation counts as canceled already.
        }
    }

    public void ThrowIfCanceled()
    {
        _fault?.Throw();
        if (IsCancellationRequested && !IsTimedOut)
        {
            throw MakeCanceledException();
        }
    }

    /// <summary>Starts the time that the operation has for what is waited for next.</summary>
    public void StartDeadline()
    {
        if (ExecutionDeadline.IsLimit(Limits.ExecutionTimeout))
        {
            _deadline ??= new ExecutionDeadline(this, Limits.ExecutionTimeout, _config.TimeProvider);
            _deadline.Start();
        }
    }

    /// <summary>Ends the time, if it runs, whatever came of it.</summary>
    public void EndDeadline()
    {
        if (_deadline?.TryStop() == false)
        {
            // Whoever let the time pass may yet be about to cancel.
            IsShared = true;
        }
    }

    /// <summary>Ends the time, if it runs. From then on the operation either goes on or <see cref="IsTimedOut"/>.</summary>
    public void StopDeadline()
    {
        if (_deadline is null || _deadline.TryStop())
        {
            return;
        }

        // Whoever let the time pass may yet be about to cancel.
        IsShared = true;
        IsTimedOut = true;
        if (_logger is not null)
        {
            ExecutionLog.TimedOut(_logger, NameForLog, Limits.ExecutionTimeout);
        }
    }

    public GraphQLError MakeTimeoutError() => ExecutionErrors.TimedOut(Limits.ExecutionTimeout, GetLocation(Definition));

    /// <summary>What the consumer of a canceled operation gets: the token is its own where that was fired.</summary>
    public OperationCanceledException MakeCanceledException() =>
        new(_cancellation.RequestToken.IsCancellationRequested ? _cancellation.RequestToken : CancellationToken);

    private void FireToken() => _cancellation.Fire(_logger);
}
