using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Strawberry.AspNetCore.Batching;
using Strawberry.AspNetCore.Documents;
using Strawberry.AspNetCore.Negotiation;
using Strawberry.AspNetCore.Requests;
using Strawberry.AspNetCore.Requests.Uploads;
using Strawberry.AspNetCore.Responses;
using Strawberry.Language;

namespace Strawberry.AspNetCore;

/// <summary>Answers the requests of one URL: what is accepted, what is asked, what comes of it.</summary>
internal sealed class GraphQLEndpoint
{
    private static readonly Task<bool> NoPayload = Task.FromResult(false);
    private static readonly Task<bool> FirstPayload = Task.FromResult(true);

    private static readonly StringValues Varies = "Accept";

    private readonly IRequestExecutor _executor;
    private readonly GraphQLEndpointOptions _options;
    private readonly string _methods;
    private readonly UploadRequestReader? _uploads;
    private readonly AcceptNegotiator _negotiator = new();
    private readonly Heartbeats _heartbeats;
    private readonly DocumentResolver _documents;
    private readonly RequestFactory _requests;
    private readonly BatchExecution _batches;
    private readonly CancellationToken _stopping;

    public GraphQLEndpoint(IRequestExecutor executor, GraphQLEndpointOptions options, TimeProvider time, CancellationToken stopping)
    {
        _executor = executor;
        _options = options;
        _methods = options.AllowGet ? "GET, POST" : "POST";
        _uploads = UploadSettings.From(options) is { } uploads ? new UploadRequestReader(uploads) : null;
        _heartbeats = new Heartbeats(time, options);
        _documents = new DocumentResolver(options);
        _requests = new RequestFactory(options);
        _batches = new BatchExecution(executor, _documents, _requests);
        _stopping = stopping;
    }

    // None of what answers is an async method as long as nothing waits: most requests arrive whole and are answered at once. What an async method would do is
    // done here, once: failures are the task's, and what resolvers leave in the execution context, a culture perhaps, ends with the request.
    public Task HandleAsync(HttpContext context)
    {
        var before = ExecutionContext.Capture();
        try
        {
            var answer = AnswerAsync(context);
            return answer.IsCompletedSuccessfully ? Task.CompletedTask : WaitAsync(context, answer);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            OnLeft(context);
            return Task.CompletedTask;
        }
        catch (Exception e)
        {
            return Task.FromException(e);
        }
        finally
        {
            if (before is not null && ExecutionContext.Capture() != before)
            {
                ExecutionContext.Restore(before);
            }
        }
    }

    private static async Task WaitAsync(HttpContext context, ValueTask answer)
    {
        try
        {
            await answer;
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            OnLeft(context);
        }
    }

    // The client has gone: there is nobody to answer.
    private static void OnLeft(HttpContext context)
    {
        if (!context.Response.HasStarted)
        {
            context.Response.StatusCode = StatusCodes.Status499ClientClosedRequest;
        }
    }

    private ValueTask AnswerAsync(HttpContext context)
    {
        var isGet = HttpMethods.IsGet(context.Request.Method) && _options.AllowGet;
        if (!isGet && !HttpMethods.IsPost(context.Request.Method))
        {
            return RefuseAsync(context, HttpFailure.MethodNotAllowed(_methods), null);
        }

        var headers = context.Response.Headers;
        headers.Vary = headers.Vary.Count == 0 ? Varies : StringValues.Concat(headers.Vary, Varies);
        var accept = _negotiator.Negotiate(context.Request.Headers.Accept);
        var reading = accept.IsNothing ? new ValueTask<RequestReading>(HttpFailure.NotAcceptable)
            : isGet ? new ValueTask<RequestReading>(ReadGet(context))
            : _uploads is not null && UploadRequestReader.GetFormType(context.Request) is { } form ? _uploads.ReadAsync(context, form)
            : PostRequestReader.ReadAsync(context, _options.MaxRequestBodySize, _options.MaxBatchSize);
        return reading.IsCompletedSuccessfully ? AnswerAsync(context, isGet, accept, reading.Result) : WaitAsync(context, isGet, accept, reading);
    }

    private async ValueTask WaitAsync(HttpContext context, bool isGet, Acceptance accept, ValueTask<RequestReading> reading) =>
        await AnswerAsync(context, isGet, accept, await reading);

    private ValueTask AnswerAsync(HttpContext context, bool isGet, Acceptance accept, RequestReading reading)
    {
        if (reading.Batch is { } batch)
        {
            return AnswerBatchAsync(context, batch, accept);
        }

        if (reading.Parameters is not { } parameters)
        {
            return RefuseAsync(context, reading.Failure!, accept);
        }

        // Asked for once: it costs the server a lock.
        var left = context.RequestAborted;
        var document = _documents.ResolveAsync(parameters, _executor, left);
        return document.IsCompletedSuccessfully
            ? AnswerAsync(new Exchange(context, left, parameters, document.Result, accept, new RequestAccess(context)), isGet)
            : WaitAsync(context, left, isGet, accept, parameters, document);
    }

    private async ValueTask WaitAsync(
        HttpContext context, CancellationToken left, bool isGet, Acceptance accept, RequestParameters parameters, ValueTask<DocumentResolution> document) =>
        await AnswerAsync(new Exchange(context, left, parameters, await document, accept, new RequestAccess(context)), isGet);

    private ValueTask AnswerAsync(in Exchange exchange, bool isGet)
    {
        var (context, _, _, document, accept, access) = exchange;
        if (document.Failure is { } failure)
        {
            return RefuseAsync(context, failure, accept);
        }

        if (isGet && document.IsByName && _options.NamedGetCacheControl is not null)
        {
            // Taken back when it turns out that the result must not be kept.
            context.Response.Headers.CacheControl = _options.NamedGetCacheControl;
        }

        var allowed = accept.IsForSubscriptionsOnly ? 0 : isGet ? AllowedOperations.Query : AllowedOperations.Query | AllowedOperations.Mutation;
        var isAnswering = false;
        try
        {
            var answer = accept.Incremental is null
                ? AnswerWholeAsync(exchange, allowed)
                : AnswerInPartsAsync(exchange, allowed | (accept.Events is null ? 0 : AllowedOperations.Subscription));
            isAnswering = !answer.IsCompleted;
            return isAnswering ? WaitAsync(access, answer) : answer;
        }
        finally
        {
            if (!isAnswering)
            {
                access.Close();
            }
        }
    }

    private static async ValueTask WaitAsync(RequestAccess access, ValueTask answer)
    {
        try
        {
            await answer;
        }
        finally
        {
            access.Close();
        }
    }

    private RequestReading ReadGet(HttpContext context) =>
        _options.RequirePreflightHeader && !PreflightHeaders.AreIn(context.Request.Headers) && !PostRequestReader.IsJson(context.Request.ContentType)
            ? HttpFailure.NoPreflight
            : GetRequestReader.Read(context);

    private ValueTask RefuseAsync(HttpContext context, HttpFailure failure, Acceptance? accept) =>
        JsonResponse.WriteAsync(context, ResponseStatus.Of(failure, _options.StatusCodes), accept?.Json ?? MediaTypes.JsonUtf8, failure);

    private async ValueTask AnswerBatchAsync(HttpContext context, IReadOnlyList<RequestReading> batch, Acceptance accept)
    {
        if (accept.Json is null)
        {
            await RefuseAsync(context, HttpFailure.BatchNotAcceptable, accept);
            return;
        }

        await JsonResponse.WriteAsync(context, accept.Json, await _batches.ExecuteAsync(context, batch));
    }

    // The client reads no patches. A subscription, which it may well read, is none to be refused first: extensions would see what no client does.
    private ValueTask AnswerWholeAsync(in Exchange exchange, AllowedOperations allowed)
    {
        var (context, left, _, document, accept, _) = exchange;
        var request = MakeRequest(exchange, allowed);
        if (accept.Events is not null && document.Executor.IsSubscription(request))
        {
            return AnswerInPartsAsync(exchange, AllowedOperations.Subscription);
        }

        var payload = document.Executor.ExecuteAsync(request, left);
        return payload.IsCompletedSuccessfully ? AnswerOnceAsync(context, payload.Result, accept, left) : WaitAsync(context, payload, accept, left);
    }

    private async ValueTask WaitAsync(HttpContext context, ValueTask<ExecutionPayload> payload, Acceptance accept, CancellationToken left) =>
        await AnswerOnceAsync(context, await payload, accept, left);

    private async ValueTask AnswerInPartsAsync(Exchange exchange, AllowedOperations allowed)
    {
        using var lifetime = new StreamLifetime(exchange.Left, _stopping);
        try
        {
            await WritePartsAsync(exchange, MakeRequest(exchange, allowed), lifetime);
        }
        catch (OperationCanceledException) when (lifetime.IsStopped)
        {
            // The response ends, and without the frame that says so: the subscription is not over, and clients that know the difference come back.
        }
    }

    private async ValueTask WritePartsAsync(Exchange exchange, GraphQLRequest request, StreamLifetime lifetime)
    {
        var (context, left, _, document, accept, _) = exchange;
        await using var payloads = document.Executor.StreamAsync(request, lifetime.Token).GetAsyncEnumerator(lifetime.Token);
        var move = payloads.MoveNextAsync();
        if (request.Progress?.Operation == OperationType.Subscription)
        {
            lifetime.EndWithHost();
        }

        if (!move.IsCompleted && ChooseEarly(request, accept) is { } early)
        {
            await StreamResponse.WriteAsync(context, early, _heartbeats, payloads, move.AsTask(), lifetime);
            return;
        }

        if (!await move)
        {
            // Only a subscription can have nothing to say.
            await StreamResponse.WriteAsync(context, accept.Events ?? accept.Incremental!, _heartbeats, payloads, NoPayload, lifetime);
        }
        else if (ChooseStream(payloads.Current, accept) is { } type)
        {
            await StreamResponse.WriteAsync(context, type, _heartbeats, payloads, FirstPayload, lifetime);
        }
        else
        {
            await AnswerOnceAsync(context, payloads.Current, accept, left);
        }
    }

    // The first event may be hours away, and its client waits for the headers.
    private static StreamType? ChooseEarly(GraphQLRequest request, Acceptance accept) =>
        request.Progress?.Operation == OperationType.Subscription ? accept.Events
        : accept.IsEventsOnly ? accept.Incremental
        : null;

    private static StreamType? ChooseStream(ExecutionPayload first, Acceptance accept)
    {
        if (first.Failure == RequestFailure.OperationNotAllowed)
        {
            return null;
        }

        if (first.Failure == RequestFailure.None)
        {
            return first.Operation == OperationType.Subscription ? accept.Events
                : first.HasNext == true || accept.Json is null ? accept.Incremental
                : null;
        }

        return accept.Json is null && accept.Incremental is { Framing.CarriesRequestErrors: true } ? accept.Incremental : null;
    }

    private GraphQLRequest MakeRequest(in Exchange exchange, AllowedOperations allowed) =>
        _requests.Make(exchange.Access, exchange.Parameters, exchange.Document.Document, exchange.Accept.Incremental?.Format, allowed);

    private ValueTask AnswerOnceAsync(HttpContext context, ExecutionPayload payload, Acceptance accept, CancellationToken left)
    {
        var contentType = accept.Json ?? MediaTypes.JsonUtf8;
        var status = ResponseStatus.Of(payload, _options.StatusCodes, accept);
        if (status == StatusCodes.Status405MethodNotAllowed)
        {
            context.Response.Headers.Allow = HttpMethods.Post;
        }

        if (_options.NamedGetCacheControl is not null && (status != StatusCodes.Status200OK || payload.HasErrors))
        {
            context.Response.Headers.CacheControl = default;
        }

        return JsonResponse.WriteAsync(context, status, contentType, payload, left);
    }

    /// <summary>A request that has a document to execute, what its client reads, and what resolvers may ask for.</summary>
    private readonly record struct Exchange(
        HttpContext Context, CancellationToken Left, RequestParameters Parameters, DocumentResolution Document, Acceptance Accept, RequestAccess Access);
}
