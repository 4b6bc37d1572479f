using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Strawberry.AspNetCore.Documents;
using Strawberry.AspNetCore.Negotiation;
using Strawberry.AspNetCore.Requests;
using Strawberry.AspNetCore.Responses;

namespace Strawberry.AspNetCore.SingleConnection;

/// <summary>
/// Stands before an endpoint and takes what belongs to the «single connection» mode of the graphql-sse protocol: PUT, DELETE, and whatever brings a token.
/// </summary>
internal sealed class SingleConnectionDoor
{
    public const string TokenHeader = "X-GraphQL-Event-Stream-Token";

    private readonly RequestDelegate _next;
    private readonly IRequestExecutor _executor;
    private readonly GraphQLEndpointOptions _options;
    private readonly int _maxReservations;
    private readonly DocumentResolver _documents;
    private readonly RequestFactory _requests;
    private readonly AcceptNegotiator _negotiator = new();
    private readonly OperationStreams _streams;
    private readonly Heartbeats _heartbeats;
    private readonly ILogger _logger;
    private readonly CancellationToken _stopping;

    public SingleConnectionDoor(RequestDelegate next, IRequestExecutor executor, GraphQLEndpointOptions options, IServiceProvider services)
    {
        if (options.SingleConnection.ReservationTimeout <= TimeSpan.Zero)
        {
            throw new InvalidOperationException("SingleConnection.ReservationTimeout must be more than zero: streams could not be opened.");
        }

        var time = services.GetService<TimeProvider>() ?? TimeProvider.System;
        _next = next;
        _executor = executor;
        _options = options;
        _maxReservations = options.SingleConnection.MaxReservations;
        _documents = new DocumentResolver(options);
        _requests = new RequestFactory(options);
        _streams = new OperationStreams(options.SingleConnection, time);
        _heartbeats = new Heartbeats(time, options);
        _logger = (services.GetService<ILoggerFactory>() ?? NullLoggerFactory.Instance).CreateLogger("Strawberry.AspNetCore.SingleConnection");
        _stopping = services.GetService<IHostApplicationLifetime>()?.ApplicationStopping ?? CancellationToken.None;
    }

    public async Task HandleAsync(HttpContext context)
    {
        var method = context.Request.Method;
        var token = GetToken(context.Request);
        if (HttpMethods.IsPut(method))
        {
            await ReserveAsync(context);
        }
        else if (token is null && !HttpMethods.IsDelete(method))
        {
            await _next(context);
        }
        else
        {
            try
            {
                if (await AnswerAsync(context, token) is { } failure)
                {
                    await RefuseAsync(context, failure);
                }
            }
            catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
            {
                // The client has gone: there is nobody to answer.
            }
        }
    }

    private async ValueTask<HttpFailure?> AnswerAsync(HttpContext context, string? token)
    {
        if (token is null)
        {
            return SingleConnectionFailures.NoToken;
        }

        if (_streams.Find(token, context.User) is not { } stream)
        {
            return SingleConnectionFailures.UnknownToken;
        }

        var method = context.Request.Method;
        return HttpMethods.IsGet(method) ? await OpenAsync(context, stream)
            : HttpMethods.IsPost(method) ? await ExecuteAsync(context, stream)
            : HttpMethods.IsDelete(method) ? Stop(context, stream)
            : SingleConnectionFailures.MethodNotAllowed;
    }

    private static string? GetToken(HttpRequest request)
    {
        var token = request.Headers.TryGetValue(TokenHeader, out var header) ? header.ToString() : request.Query["token"].ToString();
        return token.Length == 0 ? null : token;
    }

    private async ValueTask ReserveAsync(HttpContext context)
    {
        if (_streams.Reserve(context.User) is not { } token)
        {
            await RefuseAsync(context, SingleConnectionFailures.TooManyReservations(_maxReservations));
            return;
        }

        context.Response.StatusCode = StatusCodes.Status201Created;
        context.Response.ContentType = "text/plain; charset=utf-8";
        context.Response.Headers.CacheControl = "no-store";
        await context.Response.WriteAsync(token, context.RequestAborted);
    }

    private async ValueTask<HttpFailure?> OpenAsync(HttpContext context, OperationStream stream)
    {
        if (_negotiator.Negotiate(context.Request.Headers.Accept).Events?.Framing != EventStreamFraming.Instance)
        {
            return HttpFailure.NotAcceptable;
        }

        if (!_streams.TryOpen(stream))
        {
            return SingleConnectionFailures.AlreadyOpen;
        }

        try
        {
            await stream.RunAsync(context, _heartbeats, _stopping);
            return null;
        }
        finally
        {
            _streams.Remove(stream);
        }
    }

    private async ValueTask<HttpFailure?> ExecuteAsync(HttpContext context, OperationStream stream)
    {
        var reading = await PostRequestReader.ReadAsync(context, _options.MaxRequestBodySize, maxBatchSize: 0);
        if (reading.Parameters is not { } parameters)
        {
            return reading.Failure;
        }

        if (GetOperationId(parameters) is not { } id)
        {
            return SingleConnectionFailures.NoOperationId;
        }

        var resolution = await _documents.ResolveAsync(parameters, _executor, context.RequestAborted);
        if (resolution.Failure is { } failure)
        {
            return failure;
        }

        // Not the services of this request, which ends long before the operation.
        var scope = context.RequestServices.GetRequiredService<IServiceScopeFactory>().CreateAsyncScope();
        var operation = new StreamOperation(stream, id, scope, _logger);
        if (stream.TryAdd(operation) is { } refusal)
        {
            await scope.DisposeAsync();
            return refusal;
        }

        var request = _requests.Make(stream.Access!, parameters, resolution.Document, null, AllowedOperations.All, operation.Services);
        ExecutionPayload? refused;
        try
        {
            refused = await operation.PrepareAsync(resolution.Executor, request);
        }
        catch (Exception e)
        {
            stream.Remove(operation);
            await operation.EndAsync();
            if (e is OperationCanceledException)
            {
                // The stream has ended, or the operation was stopped, before it began.
                return SingleConnectionFailures.UnknownToken;
            }

            throw;
        }

        if (refused is not null)
        {
            var isUnprocessable = _options.StatusCodes == HttpStatusCodes.Draft2026 && refused.Failure != RequestFailure.Syntax;
            await JsonResponse.WriteAsync(
                context, isUnprocessable ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status400BadRequest, ContentTypeFor(context), refused, context.RequestAborted);
            return null;
        }

        try
        {
            context.Response.StatusCode = StatusCodes.Status202Accepted;
            await context.Response.CompleteAsync();
        }
        finally
        {
            operation.Start();
        }

        return null;
    }

    private static HttpFailure? Stop(HttpContext context, OperationStream stream)
    {
        var id = context.Request.Query["operationId"].ToString();
        if (id.Length == 0)
        {
            return SingleConnectionFailures.NoOperationToStop;
        }

        stream.Stop(id);
        return null;
    }

    private static string? GetOperationId(RequestParameters parameters) =>
        parameters.Extensions.ValueKind == JsonValueKind.Object
        && parameters.Extensions.TryGetProperty("operationId"u8, out var value)
        && value.ValueKind == JsonValueKind.String
        && value.GetString() is { Length: > 0 } id
            ? id
            : null;

    // Clients take 200 for «accepted»: a refusal never has it, whatever it has elsewhere.
    private ValueTask RefuseAsync(HttpContext context, HttpFailure failure) =>
        JsonResponse.WriteAsync(
            context, Math.Max(StatusCodes.Status400BadRequest, ResponseStatus.Of(failure, _options.StatusCodes)), ContentTypeFor(context), failure);

    private string ContentTypeFor(HttpContext context) => _negotiator.Negotiate(context.Request.Headers.Accept).Json ?? MediaTypes.JsonUtf8;
}
