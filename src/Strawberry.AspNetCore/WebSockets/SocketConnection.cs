using System.Net.WebSockets;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Strawberry.AspNetCore.Requests;
using Strawberry.Execution;

namespace Strawberry.AspNetCore.WebSockets;

/// <summary>
/// A client's connection: reads its messages, one after the other, and never waits for an operation or for the user's code while it does. Whatever ends the
/// connection, a close of either side or a loss, is seen by that reading, and ends all operations.
/// </summary>
internal sealed class SocketConnection
{
    private readonly RequestAccess _access;
    private readonly WebSocket _socket;
    private readonly SocketReceiver _receiver;
    private readonly SocketClosing _closing;
    private Task _initialising = Task.CompletedTask;
    private ITimer? _pingTimer;
    private volatile bool _isInitReceived;
    private volatile bool _isAcknowledged;

    public SocketConnection(HttpContext context, WebSocket socket, SocketProtocol protocol, SocketSettings settings)
    {
        _access = new RequestAccess(context);
        _socket = socket;
        _receiver = new SocketReceiver(socket, settings.MaxMessageSize);
        Protocol = protocol;
        Settings = settings;
        Sender = new SocketSender(socket);
        Operations = new OperationTable(settings.MaxOperations);
        _closing = new SocketClosing(socket, Sender, settings, Operations.Close);
    }

    public SocketProtocol Protocol { get; }

    public SocketSettings Settings { get; }

    public SocketSender Sender { get; }

    public OperationTable Operations { get; }

    /// <summary>Serves the connection to its end. All that it began has ended then.</summary>
    public async Task RunAsync()
    {
        using var stopping = Settings.Stopping.UnsafeRegister(static closing => ((SocketClosing)closing!).Begin(SocketClose.GoingAway), _closing);
        using var initTimer = Settings.InitTimeout > TimeSpan.Zero
            ? Settings.Clock.CreateTimer(static connection => ((SocketConnection)connection!).OnInitTimeout(), this, Settings.InitTimeout, Timeout.InfiniteTimeSpan)
            : null;
        SocketInstruments.Add(1);
        try
        {
            await ReceiveAsync();
        }
        catch (Exception e)
        {
            SocketLog.ConnectionFailed(Settings.Logger, e);
            _closing.Begin(SocketClose.InternalError);
            await _receiver.DrainAsync();
        }
        finally
        {
            SocketInstruments.Add(-1);
            await EndAsync();
        }
    }

    /// <summary>Refuses the connection as soon as it is made.</summary>
    public async Task RefuseAsync(SocketClose close)
    {
        _closing.Begin(close);
        await _receiver.DrainAsync();
        await EndAsync();
    }

    /// <summary>The request of an operation. All of a connection share its context; scopes of services are the operation's own, which the schema sees to.</summary>
    public GraphQLRequest MakeRequest(RequestParameters parameters, ReadOnlyMemory<byte> document) =>
        Settings.Requests.Make(_access, parameters, document, SocketFormat.Read(parameters.Extensions) ?? Settings.Format, AllowedOperations.All);

    private async ValueTask ReceiveAsync()
    {
        while (true)
        {
            var received = await _receiver.ReceiveAsync();
            if (_closing.HasBegun && received is not (ReceivedKind.Close or ReceivedKind.Lost))
            {
                received = await _receiver.DrainAsync();
            }

            switch (received)
            {
                case ReceivedKind.Text:
                    await HandleAsync();
                    break;
                case ReceivedKind.Binary:
                    _closing.Begin(SocketClose.InvalidMessage);
                    break;
                case ReceivedKind.TooLarge:
                    _closing.Begin(SocketClose.TooLarge(Settings.MaxMessageSize));
                    break;
                case ReceivedKind.Close:
                    _closing.Begin(SocketClose.Echo(_socket.CloseStatus));
                    return;
                default:
                    _closing.Abort();
                    return;
            }
        }
    }

    private ValueTask HandleAsync()
    {
        if (ClientMessage.Parse(_receiver.Message, Protocol) is not { } message)
        {
            return Close(SocketClose.InvalidMessage);
        }

        switch (message.Kind)
        {
            case ClientMessageKind.Subscribe:
                return Subscribe(message);
            case ClientMessageKind.Complete:
                Operations.Stop(message.Id!);
                return default;
            case ClientMessageKind.Ping:
                return Sender.PostAsync(ServerMessages.MakePong(_receiver.Message[message.Payload]));
            case ClientMessageKind.Init:
                return Initialise(message);
            case ClientMessageKind.Terminate:
                return Close(SocketClose.Normal);
            default:
                return default;
        }
    }

    private ValueTask Initialise(ClientMessage message)
    {
        if (_isInitReceived)
        {
            return Close(SocketClose.TooManyInits);
        }

        _isInitReceived = true;
        var json = _receiver.Message[message.Payload];
        JsonElement? payload = json.IsEmpty ? null : JsonElement.Parse(json);
        if (payload is { } value && !UnicodeCheck.IsValid(value))
        {
            return Close(SocketClose.InvalidMessage);
        }

        var context = _access.HttpContext;
        context.Features.Set(new ConnectionInitFeature(payload));
        _initialising = InitialiseAsync(new ConnectionInit(context, payload));
        return Protocol.IsPipelined ? new ValueTask(_initialising) : default;
    }

    private async Task InitialiseAsync(ConnectionInit init)
    {
        try
        {
            var answer = Settings.OnConnect is { } decide ? await decide(init, _closing.Token) : ConnectionAnswer.Accepted;
            if (!answer.IsAccepted)
            {
                await RejectAsync();
                return;
            }

            // Operations run side by side, and each may read the request.
            _access.Share();

            // Set before the message leaves: who has read it may subscribe.
            var ack = ServerMessages.MakeAck(answer.Payload);
            _isAcknowledged = true;
            await Sender.SendAsync(new FixedMessage(ack));
            await BeginKeepAliveAsync();
        }
        catch (OperationCanceledException) when (_closing.HasBegun)
        {
            // Nobody waits for the answer any more.
        }
        catch (Exception e)
        {
            SocketLog.OnConnectFailed(Settings.Logger, e);
            _closing.Begin(SocketClose.InternalError);
        }
    }

    private async ValueTask RejectAsync()
    {
        if (Protocol.Rejection is { } rejection)
        {
            await Sender.SendAsync(new FixedMessage(rejection));
        }

        _closing.Begin(SocketClose.Forbidden);
    }

    private async ValueTask BeginKeepAliveAsync()
    {
        if (Protocol.KeepsAliveAtOnce)
        {
            await Sender.SendAsync(new FixedMessage(Protocol.KeepAlive));
        }

        if (Settings.PingInterval is { } interval && interval > TimeSpan.Zero)
        {
            _pingTimer = Settings.Clock.CreateTimer(static connection => ((SocketConnection)connection!).OnPing(), this, interval, interval);
        }
    }

    private ValueTask Subscribe(ClientMessage message)
    {
        if (!_isAcknowledged)
        {
            return Close(SocketClose.Unauthorized);
        }

        var bytes = _receiver.Message;
        if (JsonRequestParser.Parse(bytes[message.Payload]).Parameters is not { } parameters)
        {
            return Close(SocketClose.InvalidMessage);
        }

        if (Protocol.ReplacesDuplicates)
        {
            Operations.Stop(message.Id!);
        }

        var operation = new SocketOperation(this, message.Id!, bytes[message.IdJson].ToArray(), parameters);
        switch (Operations.TryAdd(operation))
        {
            case Admission.Admitted:
                operation.Start();
                return default;
            case Admission.Duplicate:
                return Close(SocketClose.Duplicate(message.Id!));
            case Admission.TooMany:
                return Sender.PostAsync(ServerMessages.MakeError(
                    Protocol,
                    bytes[message.IdJson],
                    $"Too many operations on this connection: the limit MaxOperations is {Settings.MaxOperations}."));
            default:
                return default;
        }
    }

    private ValueTask Close(SocketClose close)
    {
        _closing.Begin(close);
        return default;
    }

    private void OnInitTimeout()
    {
        if (!_isInitReceived)
        {
            _closing.Begin(SocketClose.InitTimeout);
        }
    }

    private void OnPing()
    {
        // A client that is being sent something knows that the server is alive.
        if (!Sender.IsBusy)
        {
            _ = Sender.PostAsync(Protocol.KeepAlive);
        }
    }

    private async ValueTask EndAsync()
    {
        Operations.Close();
        await _initialising;
        if (_pingTimer is not null)
        {
            await _pingTimer.DisposeAsync();
        }

        await _closing.EndAsync();
        await Operations.WhenEndedAsync();
        _access.Close();
        await Sender.EndAsync();
        _receiver.Dispose();
        _socket.Dispose();
    }
}
