using Strawberry.AspNetCore.Requests;
using Strawberry.Errors;
using Strawberry.Primitives;

namespace Strawberry.AspNetCore.WebSockets;

/// <summary>
/// An operation of a connection: asks for a payload, sends it, asks for the next one. It has one message at a time waiting to be sent, and that message is
/// itself.
/// </summary>
internal sealed class SocketOperation(SocketConnection connection, string id, byte[] idJson, RequestParameters parameters) : OutgoingMessage
{
    private readonly CancellationTokenSource _cancellation = new();
    private volatile bool _isStopped;
    private ExecutionPayload? _payload;
    private IList<GraphQLError>? _errors;

    public string Id => id;

    /// <summary>Begins on a thread of its own: a resolver that computes must not keep the connection from being read.</summary>
    public void Start() => ThreadPool.QueueUserWorkItem(static operation => _ = operation.RunAsync(), this, preferLocal: false);

    /// <summary>Nothing is sent any more, and what works for it is cancelled.</summary>
    public void Stop()
    {
        _isStopped = true;
        _ = CancelAsync();
    }

    /// <summary>What stands for now: a result, the errors that end it, or that it is complete.</summary>
    public override bool TryWrite(Utf8Buffer output)
    {
        if (_isStopped)
        {
            return false;
        }

        if (_payload is not null)
        {
            ServerMessages.WriteNext(output, connection.Protocol, idJson, _payload);
            return true;
        }

        if (!connection.Operations.Remove(this))
        {
            return false;
        }

        if (_errors is not null)
        {
            ServerMessages.WriteError(output, connection.Protocol, idJson, _errors);
        }
        else
        {
            ServerMessages.WriteComplete(output, idJson);
        }

        return true;
    }

    // Nobody awaits it, so it throws nothing.
    private async Task RunAsync()
    {
        try
        {
            if (await AnswerAsync())
            {
                await connection.Sender.SendAsync(this, _cancellation.Token);
            }
        }
        catch (OperationCanceledException) when (_isStopped)
        {
            // As was asked for.
        }
        catch (Exception e)
        {
            SocketLog.OperationFailed(connection.Settings.Logger, e, id);
            _payload = null;
            _errors = [new GraphQLError("Unexpected error.")];
            await connection.Sender.SendAsync(this);
        }
        finally
        {
            connection.Operations.Remove(this);
            connection.Operations.OnEnded();
        }
    }

    /// <summary>Sends the payloads. False: there is nothing to be said at the end.</summary>
    private async ValueTask<bool> AnswerAsync()
    {
        var settings = connection.Settings;
        var document = await settings.Documents.ResolveAsync(parameters, settings.Executor, _cancellation.Token);
        if (document.Failure is { } failure)
        {
            _errors = [failure.ToError()];
            return true;
        }

        var request = connection.MakeRequest(parameters, document.Document);
        await foreach (var payload in document.Executor.StreamAsync(request, _cancellation.Token))
        {
            if (IsRequestError(payload))
            {
                _payload = null;
                _errors = payload.Errors;
                return true;
            }

            // It is written when SendAsync returns, or never will be.
            using (_payload = payload)
            {
                if (!await connection.Sender.SendAsync(this, _cancellation.Token))
                {
                    return false;
                }
            }
        }

        _payload = null;
        return true;
    }

    // Nothing was executed, or the source of a subscription's events has failed: "request error result" in section 7.1 of the specification.
    private static bool IsRequestError(ExecutionPayload payload) =>
        !payload.HasData && payload.HasNext is null && payload.HasErrors;

    private async Task CancelAsync()
    {
        try
        {
            await _cancellation.CancelAsync();
        }
        catch (AggregateException e)
        {
            // A callback registered on the token failed: that is no reason not to end.
            SocketLog.CancellationFailed(connection.Settings.Logger, e, id);
        }
    }
}
