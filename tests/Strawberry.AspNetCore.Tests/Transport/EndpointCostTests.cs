using System.Buffers;
using System.IO.Pipelines;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Strawberry.Language;
using Contract = Strawberry.ConformanceServer.Blog;

namespace Strawberry.AspNetCore.Tests.Transport;

/// <summary>What the endpoint itself costs a request that has arrived whole and never waits.</summary>
[NonParallelizable]
public sealed class EndpointCostTests
{
    private readonly GraphQLEndpoint _endpoint = new(MakeExecutor(), new GraphQLEndpointOptions(), TimeProvider.System, CancellationToken.None);

    [Test]
    public void It_is_answered_before_the_handler_returns_and_costs_850_bytes_at_the_most()
    {
        var exchange = new Exchange("""{"query":"{ hello }"}""");
        for (var i = 0; i < 200; i++)
        {
            exchange.Answer(_endpoint);
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1000; i++)
        {
            exchange.Answer(_endpoint);
        }

        Assert.That((GC.GetAllocatedBytesForCurrentThread() - before) / 1000, Is.LessThanOrEqualTo(850));
        Assert.That(exchange.Response, Is.EqualTo("""{"data":{"hello":"Hello world"}}"""));
    }

    [Test]
    public void It_is_written_in_one_step()
    {
        var exchange = new Exchange("""{"query":"{ hello }"}""");
        exchange.Answer(_endpoint);
        Assert.That(exchange.Steps, Is.EqualTo(1));
    }

    [Test]
    public void Where_there_is_no_room_for_one_step_it_is_written_in_several()
    {
        var exchange = new Exchange("""{"query":"{ hello }"}""") { Room = 5 };
        exchange.Answer(_endpoint);
        Assert.That(exchange.Response, Is.EqualTo("""{"data":{"hello":"Hello world"}}"""));
        Assert.That(exchange.Steps, Is.GreaterThan(3));
    }

    [Test]
    public void What_fails_at_once_fails_the_task_and_not_the_call()
    {
        var failing = new GraphQLEndpoint(
            new ScriptedExecutor().Then(() => throw new InvalidTimeZoneException()), new GraphQLEndpointOptions(), TimeProvider.System, CancellationToken.None);
        var context = new Exchange("""{"query":"{ hello }"}""").Context;
        context.Features.Set<IHttpRequestLifetimeFeature>(new ThrowingLifetime());

        var answer = failing.HandleAsync(context);

        Assert.That(answer.Exception!.InnerException, Is.InstanceOf<InvalidTimeZoneException>());
    }

    [Test]
    public async Task What_resolvers_leave_in_the_execution_context_ends_with_the_request()
    {
        var local = new AsyncLocal<string>();
        var seen = "";
        var endpoint = new GraphQLEndpoint(
            new LocalExecutor(() => (seen, local.Value) = (local.Value!, "of the resolver")), new GraphQLEndpointOptions(), TimeProvider.System, CancellationToken.None);
        local.Value = "of the caller";
        var answer = endpoint.HandleAsync(new Exchange("""{"query":"{ hello }"}""").Context);

        Assert.That(local.Value, Is.EqualTo("of the caller"));
        Assert.That(answer.IsCompletedSuccessfully, Is.True);
        Assert.That(seen, Is.EqualTo("of the caller"));
        await answer;
    }

    private static SchemaExecutor MakeExecutor()
    {
        var services = new ServiceCollection();
        services.AddStrawberry<Contract.Query, Contract.Mutation, Contract.Subscription>(maskErrors: true);
        return new SchemaExecutor(services.BuildServiceProvider().GetRequiredService<Schema<Contract.Query, Contract.Mutation, Contract.Subscription>>());
    }

    /// <summary>A request that can be answered again and again, and costs nothing itself.</summary>
    private sealed class Exchange : PipeWriter, IRequestBodyPipeFeature, IHttpResponseBodyFeature
    {
        private readonly BodyReader _body;
        private readonly byte[] _response = new byte[1024];
        private int _length;

        public Exchange(string body)
        {
            _body = new BodyReader(Encoding.UTF8.GetBytes(body));
            Context = new DefaultHttpContext();
            Context.Features.Set<IRequestBodyPipeFeature>(this);
            Context.Features.Set<IHttpResponseBodyFeature>(this);
            Context.Request.Method = "POST";
            Context.Request.ContentType = "application/json";
            Context.Request.ContentLength = body.Length;
            Context.Request.Headers.Accept = "application/json";
        }

        public HttpContext Context { get; }

        public int Room { get; init; } = 1024;

        public int Steps { get; private set; }

        public string Response => Encoding.UTF8.GetString(_response, 0, _length);

        PipeReader IRequestBodyPipeFeature.Reader => _body;

        Stream IHttpResponseBodyFeature.Stream => throw new NotSupportedException();

        PipeWriter IHttpResponseBodyFeature.Writer => this;

        public void Answer(GraphQLEndpoint endpoint)
        {
            _length = 0;
            Steps = 0;
            Context.Response.Headers.Vary = default;
            if (!endpoint.HandleAsync(Context).IsCompletedSuccessfully)
            {
                throw new InvalidOperationException("It waited.");
            }
        }

        public override Span<byte> GetSpan(int sizeHint = 0) => _response.AsSpan(_length, Math.Max(Room, sizeHint));

        public override Memory<byte> GetMemory(int sizeHint = 0) => _response.AsMemory(_length, Math.Max(Room, sizeHint));

        public override void Advance(int bytes)
        {
            _length += bytes;
            Steps++;
        }

        public override ValueTask<FlushResult> FlushAsync(CancellationToken cancellationToken = default) => default;

        public override void CancelPendingFlush()
        {
        }

        public override void Complete(Exception? exception = null)
        {
        }

        void IHttpResponseBodyFeature.DisableBuffering()
        {
        }

        Task IHttpResponseBodyFeature.StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        Task IHttpResponseBodyFeature.SendFileAsync(string path, long offset, long? count, CancellationToken cancellationToken) =>
            throw new NotSupportedException();

        Task IHttpResponseBodyFeature.CompleteAsync() => Task.CompletedTask;
    }

    private sealed class BodyReader(byte[] body) : PipeReader
    {
        public override bool TryRead(out ReadResult result)
        {
            result = new ReadResult(new ReadOnlySequence<byte>(body), isCanceled: false, isCompleted: true);
            return true;
        }

        public override ValueTask<ReadResult> ReadAsync(CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public override void AdvanceTo(SequencePosition consumed)
        {
        }

        public override void AdvanceTo(SequencePosition consumed, SequencePosition examined)
        {
        }

        public override void CancelPendingRead()
        {
        }

        public override void Complete(Exception? exception = null)
        {
        }
    }

    private sealed class LocalExecutor(Action act) : IRequestExecutor
    {
        public IAsyncEnumerable<ExecutionPayload> StreamAsync(GraphQLRequest request, CancellationToken cancellationToken) => throw new NotSupportedException();

        public ValueTask<ExecutionPayload> ExecuteAsync(GraphQLRequest request, CancellationToken cancellationToken)
        {
            act();
            return ValueTask.FromResult(ScriptedExecutor.Result("{}"));
        }

        public OperationType? FindOperation(GraphQLRequest request) => OperationType.Query;
    }

    /// <summary>Fails as soon as the endpoint asks whether the client is still there.</summary>
    private sealed class ThrowingLifetime : IHttpRequestLifetimeFeature
    {
        private int _asked;

        public CancellationToken RequestAborted
        {
            get => _asked++ == 0 ? throw new InvalidTimeZoneException() : CancellationToken.None;
            set => throw new NotSupportedException();
        }

        public void Abort()
        {
        }
    }
}
