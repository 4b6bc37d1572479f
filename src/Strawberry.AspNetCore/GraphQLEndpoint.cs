using Microsoft.AspNetCore.Http;
using Strawberry.AspNetCore.Negotiation;
using Strawberry.AspNetCore.Requests;
using Strawberry.AspNetCore.Responses;
using Strawberry.Language;

namespace Strawberry.AspNetCore;

/// <summary>Answers the requests of one URL: what is accepted, what is asked, what comes of it.</summary>
internal sealed class GraphQLEndpoint(IRequestExecutor executor, GraphQLEndpointOptions options, TimeProvider time)
{
    private static readonly Task<bool> NoPayload = Task.FromResult(false);
    private static readonly Task<bool> FirstPayload = Task.FromResult(true);

    private readonly IncrementalFormat? _format = options.IncrementalFormat;
    private readonly long _maxBodySize = options.MaxRequestBodySize;
    private readonly Func<HttpContext, object?>? _context = options.Context;
    private readonly string _methods = options.AllowGet ? "GET, POST" : "POST";
    private readonly bool _allowGet = options.AllowGet;
    private readonly AcceptNegotiator _negotiator = new();
    private readonly Heartbeats _heartbeats = new(time, options);

    public async Task HandleAsync(HttpContext context)
    {
        try
        {
            await AnswerAsync(context);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The client has gone: there is nobody to answer.
            if (!context.Response.HasStarted)
            {
                context.Response.StatusCode = StatusCodes.Status499ClientClosedRequest;
            }
        }
    }

    private async ValueTask AnswerAsync(HttpContext context)
    {
        var isGet = HttpMethods.IsGet(context.Request.Method) && _allowGet;
        if (!isGet && !HttpMethods.IsPost(context.Request.Method))
        {
            await JsonResponse.WriteAsync(context, HttpFailure.MethodNotAllowed(_methods), MediaTypes.JsonUtf8);
            return;
        }

        context.Response.Headers.Append("Vary", "Accept");
        var accept = _negotiator.Negotiate(context.Request.Headers.Accept);
        var reading = accept.IsNothing ? HttpFailure.NotAcceptable
            : isGet ? GetRequestReader.Read(context)
            : await PostRequestReader.ReadAsync(context, _maxBodySize);
        if (reading.Parameters is not { } parameters)
        {
            await JsonResponse.WriteAsync(context, reading.Failure!, accept.Json ?? MediaTypes.JsonUtf8);
            return;
        }

        var allowed = accept.IsForSubscriptionsOnly ? 0 : isGet ? AllowedOperations.Query : AllowedOperations.Query | AllowedOperations.Mutation;
        if (accept.Incremental is null)
        {
            await AnswerWholeAsync(context, parameters, accept, allowed);
        }
        else
        {
            allowed |= accept.Events is null ? 0 : AllowedOperations.Subscription;
            await AnswerInPartsAsync(context, MakeRequest(context, parameters, accept, allowed), accept);
        }
    }

    private GraphQLRequest MakeRequest(HttpContext context, RequestParameters parameters, Acceptance accept, AllowedOperations allowed) => new(parameters.Query)
    {
        OperationName = parameters.OperationName,
        Variables = parameters.Variables,
        Extensions = parameters.Extensions,
        Services = context.RequestServices,
        Context = _context is null ? context : _context(context),
        Features = new RequestFeatures(context),
        IncrementalFormat = accept.Incremental?.Format ?? _format,
        Progress = allowed.HasFlag(AllowedOperations.Subscription) ? new RequestProgress() : null,
        AllowedOperations = allowed,
    };

    // The client reads no patches. That the document is a subscription, which it may well read, is known only when it has been parsed.
    private async ValueTask AnswerWholeAsync(HttpContext context, RequestParameters parameters, Acceptance accept, AllowedOperations allowed)
    {
        var payload = await executor.ExecuteAsync(MakeRequest(context, parameters, accept, allowed), context.RequestAborted);
        if (accept.Events is not null && payload is { Failure: RequestFailure.OperationNotAllowed, Operation: OperationType.Subscription })
        {
            await AnswerInPartsAsync(context, MakeRequest(context, parameters, accept, AllowedOperations.Subscription), accept);
        }
        else
        {
            await AnswerOnceAsync(context, payload, accept);
        }
    }

    private async ValueTask AnswerInPartsAsync(HttpContext context, GraphQLRequest request, Acceptance accept)
    {
        await using var payloads = executor.StreamAsync(request, context.RequestAborted).GetAsyncEnumerator(context.RequestAborted);
        var move = payloads.MoveNextAsync();
        if (!move.IsCompleted && ChooseEarly(request, accept) is { } early)
        {
            await StreamResponse.WriteAsync(context, early, _heartbeats, payloads, move.AsTask());
            return;
        }

        if (!await move)
        {
            // Only a subscription can have nothing to say.
            await StreamResponse.WriteAsync(context, accept.Events ?? accept.Incremental!, _heartbeats, payloads, NoPayload);
        }
        else if (ChooseStream(payloads.Current, accept) is { } type)
        {
            await StreamResponse.WriteAsync(context, type, _heartbeats, payloads, FirstPayload);
        }
        else
        {
            await AnswerOnceAsync(context, payloads.Current, accept);
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

    private static ValueTask AnswerOnceAsync(HttpContext context, ExecutionPayload payload, Acceptance accept)
    {
        var contentType = accept.Json ?? MediaTypes.JsonUtf8;
        var status = payload.Failure switch
        {
            RequestFailure.None => StatusCodes.Status200OK,
            RequestFailure.OperationNotAllowed when payload.Operation == OperationType.Subscription || accept.IsForSubscriptionsOnly => StatusCodes.Status406NotAcceptable,
            RequestFailure.OperationNotAllowed => StatusCodes.Status405MethodNotAllowed,
            // Clients of application/json take any other status for a failure of the network.
            _ => accept.Json == MediaTypes.JsonUtf8 ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest,
        };
        if (status == StatusCodes.Status405MethodNotAllowed)
        {
            context.Response.Headers.Allow = HttpMethods.Post;
        }

        return JsonResponse.WriteAsync(context, status, contentType, payload);
    }
}
