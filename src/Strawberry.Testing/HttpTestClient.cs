using System.Runtime.CompilerServices;
using Strawberry.Testing.Payloads;
using Strawberry.Testing.Requests;
using Strawberry.Testing.Responses;

namespace Strawberry.Testing;

/// <summary>
/// Asks an endpoint over HTTP, as in <c>new HttpTestClient(factory.CreateClient())</c> with a <c>WebApplicationFactory</c>. A response is read by its content
/// type, so a header <c>Accept</c> in the request's <see cref="TestRequest.Headers"/> may ask for anything. The <see cref="HttpClient"/> stays the caller's.
/// </summary>
public sealed class HttpTestClient(HttpClient http) : GraphQLTestClient
{
    private readonly HttpClient _http = http ?? throw new ArgumentNullException(nameof(http));

    /// <summary>The endpoint's URL, absolute or relative to the base address of the <see cref="HttpClient"/>; <c>/graphql</c> by default.</summary>
    public string Url { get; init; } = "/graphql";

    /// <summary>How payloads that come one by one are asked for.</summary>
    public HttpStreaming Streaming { get; init; }

    /// <summary>The payload format that incremental results are asked for in; null, the default, for the endpoint's. A request cannot ask for <see cref="IncrementalFormat.Patch2020"/>.</summary>
    public IncrementalFormat? Format { get; init; }

    internal override async IAsyncEnumerable<WirePayload> SendAsync(
        TestRequest request, bool isWhole, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var message = HttpMessages.Make(Url, new RequestBody(request), isWhole ? AcceptHeader.Whole : AcceptHeader.Write(Streaming, Format));
        HttpMessages.SetHeaders(message, request.Headers);
        using var response = await SendAsync(message, cancellationToken).ConfigureAwait(false);
        await foreach (var json in ResponseReader.ReadAsync(response, cancellationToken).ConfigureAwait(false))
        {
            yield return new WirePayload(json, Time.GetTimestamp(), response.StatusCode);
        }
    }

    private async Task<HttpResponseMessage> SendAsync(HttpRequestMessage message, CancellationToken cancellationToken)
    {
        if (_http.BaseAddress is null && !message.RequestUri!.IsAbsoluteUri)
        {
            throw new TestClientException($"{Url} is relative, and the HttpClient has no BaseAddress that it could be relative to.");
        }

        try
        {
            return await _http.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
        }
        catch (HttpRequestException e)
        {
            throw new TestClientException($"{message.Method} {message.RequestUri} got no response: {e.Message}", e);
        }
    }
}
