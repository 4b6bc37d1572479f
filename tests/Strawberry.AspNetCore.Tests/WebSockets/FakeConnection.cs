using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Strawberry.AspNetCore.Tests.Transport;
using Strawberry.AspNetCore.WebSockets;
using Strawberry.Language;

namespace Strawberry.AspNetCore.Tests.WebSockets;

/// <summary>A connection served over a <see cref="FakeSocket"/>.</summary>
internal sealed class FakeConnection : IDisposable
{
    private readonly ServiceProvider _services;

    public FakeConnection(
        IRequestExecutor executor,
        Action<GraphQLWebSocketOptions>? configure = null,
        Action<IServiceCollection>? register = null,
        HttpContext? context = null)
    {
        var services = new ServiceCollection().AddSingleton<TimeProvider>(Clock);
        register?.Invoke(services);
        _services = services.BuildServiceProvider();
        context ??= new DefaultHttpContext();
        context.RequestServices = _services;
        context.Features.Set<IHttpWebSocketFeature>(Socket);
        context.Request.Headers.SecWebSocketProtocol = SocketHost.Protocol;
        var options = new GraphQLEndpointOptions();
        configure?.Invoke(options.WebSocket);
        Ended = new WebSocketDoor(_ => throw new InvalidOperationException(), executor, options, _services).HandleAsync(context);
    }

    public FakeSocket Socket { get; } = new();

    public SteppedClock Clock { get; } = new();

    /// <summary>Completes when the connection is over and all it began has ended.</summary>
    public Task Ended { get; }

    public Task EndedInTime => Ended.WaitAsync(TimeSpan.FromSeconds(30));

    public async Task<FakeConnection> InitAsync()
    {
        Socket.Say(SocketClient.Init);
        Assert.That(await Socket.SeeAsync(), Is.EqualTo(SocketClient.Ack));
        return this;
    }

    public void Dispose() => _services.Dispose();
}

/// <summary>Gives each document an executor of its own.</summary>
internal sealed class ExecutorByQuery : Dictionary<string, ScriptedExecutor>, IRequestExecutor
{
    public IAsyncEnumerable<ExecutionPayload> StreamAsync(GraphQLRequest request, CancellationToken cancellationToken) =>
        this[Encoding.UTF8.GetString(request.Query.Span)].StreamAsync(request, cancellationToken);

    public ValueTask<ExecutionPayload> ExecuteAsync(GraphQLRequest request, CancellationToken cancellationToken) => throw new NotSupportedException();

    public OperationType? FindOperation(GraphQLRequest request) => throw new NotSupportedException();
}
