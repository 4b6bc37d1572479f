using System.Net;
using System.Text;

namespace Strawberry.Load;

/// <summary>A client of multipart/mixed or of events, over HTTP/1.1 or HTTP/2.</summary>
internal sealed class HttpResponseClient(ResponseKind kind) : Client(kind)
{
    // Connections of HTTP/1.1 are one a response; of HTTP/2 each has a hundred.
    private static readonly HttpClient _http = new(new SocketsHttpHandler { EnableMultipleHttp2Connections = true, MaxConnectionsPerServer = int.MaxValue })
    {
        Timeout = Timeout.InfiniteTimeSpan,
    };

    private HttpResponseMessage? _response;
    private Stream? _body;

    public override async Task OpenAsync(ServerProcess server, TimeSpan interval)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(Kind.IsHttp2 ? server.Http2 : server.Http1, "/graphql"))
        {
            Content = new StringContent($"{{\"query\":\"{Kind.Query(interval)}\"}}", Encoding.UTF8, "application/json"),
            Version = Kind.IsHttp2 ? HttpVersion.Version20 : HttpVersion.Version11,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
        };
        request.Headers.TryAddWithoutValidation("Accept", Kind.Accept);
        _response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        if (_response.StatusCode != HttpStatusCode.OK || !Kind.Accept!.StartsWith(_response.Content.Headers.ContentType!.MediaType!, StringComparison.Ordinal))
        {
            throw new LoadException($"{Kind.Name}: {(int)_response.StatusCode} {await _response.Content.ReadAsStringAsync()}");
        }

        _body = await _response.Content.ReadAsStreamAsync();
    }

    // HTTP/1.1 knows no way to give a response up but to close its connection.
    public override Task LeaveAsync(bool politely)
    {
        _response?.Dispose();
        return Task.CompletedTask;
    }

    protected override ValueTask<int> ReadAsync(Memory<byte> buffer) => _body!.ReadAsync(buffer);
}
