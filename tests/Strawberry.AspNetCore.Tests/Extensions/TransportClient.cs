using System.Security.Claims;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Strawberry.AspNetCore.Tests.Authorization;
using Strawberry.AspNetCore.Tests.WebSockets;

namespace Strawberry.AspNetCore.Tests.Extensions;

/// <summary>A way by which payloads reach a client.</summary>
public enum Transport
{
    InProcess,
    Multipart,
    ServerSentEvents,
    SingleConnection,
    JsonLines,
    NewlineDelimitedJson,
    WebSocket,
    LegacyWebSocket,
    MultipartSubscription,
    Json,
    Batch,
}

/// <summary>Reaches the schema without a name by any transport, as a user of <see cref="TestUsers"/>.</summary>
internal sealed partial class TransportClient(SocketHost host, string? user = null) : IDisposable
{
    private const string TokenHeader = "X-GraphQL-Event-Stream-Token";

    private readonly HttpClient _client = host.App.GetTestClient();

    /// <summary>Lets an endpoint take all transports.</summary>
    public static void Allow(GraphQLEndpointOptions options)
    {
        options.MaxBatchSize = 2;
        options.SingleConnection.Enabled = true;
        options.WebSocket.AllowLegacyWebSocket = true;
    }

    /// <summary>The payloads that a query is answered with, each as its JSON.</summary>
    public Task<string[]> RunAsync(Transport transport, string query) => transport switch
    {
        Transport.InProcess => RunInProcessAsync(query),
        Transport.Multipart => PostAsync(query, "multipart/mixed", Parts()),
        Transport.ServerSentEvents => PostAsync(query, "text/event-stream", Events()),
        Transport.SingleConnection => RunOnSingleConnectionAsync(query),
        Transport.JsonLines => PostAsync(query, "application/jsonl", Lines()),
        Transport.NewlineDelimitedJson => PostAsync(query, "application/x-ndjson", Lines()),
        Transport.WebSocket => RunOnSocketAsync("graphql-transport-ws", "subscribe", "next", query),
        Transport.LegacyWebSocket => RunOnSocketAsync("graphql-ws", "start", "data", query),
        Transport.MultipartSubscription => PostAsync(query, "multipart/mixed;subscriptionSpec=1.0, application/json", SubscriptionParts()),
        Transport.Json => PostAsync(query, "application/json", Whole()),
        _ => PostAsync($"[{Quote(query)}]", "application/json", Batched()),
    };

    public void Dispose() => _client.Dispose();

    private async Task<string[]> RunInProcessAsync(string query)
    {
        var payloads = new List<string>();
        await foreach (var payload in host.App.Services.GetRequiredService<Schema>().StreamAsync(Request(query)))
        {
            payloads.Add(payload.ToJson());
        }

        return [.. payloads];
    }

    private GraphQLRequest Request(string query) => new(query)
    {
        Services = host.App.Services,
        Features = user is null ? null : new Dictionary<Type, object> { [typeof(ClaimsPrincipal)] = TestUsers.Read(user) },
    };

    private async Task<string[]> PostAsync(string query, string accept, Regex payloads)
    {
        using var response = await SendAsync(HttpMethod.Post, accept, query[0] == '[' ? query : Quote(query));
        var body = await response.Content.ReadAsStringAsync();
        var isPlain = response.Content.Headers.ContentType?.MediaType == "application/json";
        return [.. (isPlain && query[0] != '[' ? Whole() : payloads).Matches(body).Select(m => m.Groups[1].Success ? m.Groups[1].Value : $"{{{m.Groups[2]}}}")];
    }

    private async Task<string[]> RunOnSocketAsync(string protocol, string start, string next, string query)
    {
        using var client = await host.ConnectAsync([protocol], user: user);
        await client.SendAsync(SocketClient.Init);
        await client.SendAsync($$"""{"id":"1","type":"{{start}}","payload":{{Quote(query)}}}""");
        var payloads = new List<string>();
        while (true)
        {
            var message = JsonElement.Parse(await client.ReceiveAsync());
            var type = message.GetProperty("type").GetString();
            if (type == next)
            {
                payloads.Add(message.GetProperty("payload").GetRawText());
            }
            else if (type == "error")
            {
                return [.. payloads, message.GetProperty("payload").GetRawText()];
            }
            else if (type == "complete")
            {
                return [.. payloads];
            }
        }
    }

    private async Task<string[]> RunOnSingleConnectionAsync(string query)
    {
        using var reserved = await SendAsync(HttpMethod.Put, "*/*");
        var token = await reserved.Content.ReadAsStringAsync();
        using var stream = await SendAsync(HttpMethod.Get, "text/event-stream", token: token);
        using var accepted = await SendAsync(
            HttpMethod.Post, "application/json", $$$"""{"query":{{{JsonSerializer.Serialize(query)}}},"extensions":{"operationId":"1"}}""", token);
        Assert.That((int)accepted.StatusCode, Is.EqualTo(202));
        var payloads = new List<string>();
        using var reader = new StreamReader(await stream.Content.ReadAsStreamAsync());
        var isNext = false;
        while (await reader.ReadLineAsync() is { } line)
        {
            if (line == "event: complete")
            {
                break;
            }

            if (isNext)
            {
                payloads.Add(JsonElement.Parse(line["data: ".Length..]).GetProperty("payload").GetRawText());
            }

            isNext = line == "event: next";
        }

        return [.. payloads];
    }

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, string accept, string? body = null, string? token = null)
    {
        using var request = new HttpRequestMessage(method, "/graphql")
        {
            Content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/json"),
        };
        request.Headers.TryAddWithoutValidation("Accept", accept);
        if (user is not null)
        {
            request.Headers.Add(TestUsers.Header, user);
        }

        if (token is not null)
        {
            request.Headers.Add(TokenHeader, token);
        }

        return await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
    }

    private static string Quote(string query) => $$"""{"query":{{JsonSerializer.Serialize(query)}}}""";

    [GeneratedRegex("Content-Type: application/json; charset=utf-8\r\n\r\n(.*)\r\n---")]
    private static partial Regex Parts();

    [GeneratedRegex("Content-Type: application/json\r\n\r\n(?:\\{\"payload\":(?!null)(.*)\\}|\\{\"payload\":null,(.*)\\})\r\n--graphql")]
    private static partial Regex SubscriptionParts();

    [GeneratedRegex("event: next\ndata: (.*)\n")]
    private static partial Regex Events();

    [GeneratedRegex("(.+)\n")]
    private static partial Regex Lines();

    [GeneratedRegex("(.+)")]
    private static partial Regex Whole();

    [GeneratedRegex(@"\[(.+)\]")]
    private static partial Regex Batched();
}
