using System.Text;
using Strawberry.AspNetCore.Tests.Examples;

namespace Strawberry.AspNetCore.Tests.Engine;

/// <summary>The single connection mode of graphql-sse.</summary>
[TestFixture("1.1")]
[TestFixture("2.0")]
public sealed class SingleConnectionTests(string version)
{
    private readonly Version _version = new(version);
    private ManualClock _clock = null!;
    private WatchServer _server = null!;

    [SetUp]
    public async Task Start()
    {
        _clock = new ManualClock();
        _server = await WatchServer.StartAsync(
            o =>
            {
                o.SingleConnection.Enabled = true;
                o.SingleConnection.MaxOperations = 2;
                o.SingleConnection.MaxReservations = 2;
            },
            _clock);
    }

    [TearDown]
    public Task Stop() => _server.DisposeAsync().AsTask();

    [Test]
    public async Task Results_of_all_operations_come_by_the_one_stream()
    {
        var token = await ReserveAsync();
        using var stream = await OpenAsync(token);
        await stream.ReadAsync(":\n\n");

        await ExecuteAsync(token, "a", "{ fast }", 202, "");
        await stream.ReadAsync("event: next\ndata: {\"id\":\"a\",\"payload\":{\"data\":{\"fast\":\"fast\"}}}\n\nevent: complete\ndata: {\"id\":\"a\"}\n\n");

        await ExecuteAsync(token, "events", "subscription { numbers }", 202, "");
        await ExecuteAsync(token, "a", "{ fast }", 202, "");
        await stream.ReadAsync("event: next\ndata: {\"id\":\"a\",\"payload\":{\"data\":{\"fast\":\"fast\"}}}\n\nevent: complete\ndata: {\"id\":\"a\"}\n\n");
        _server.Watch.Numbers.Writer.TryWrite(1);
        await stream.ReadAsync("event: next\ndata: {\"id\":\"events\",\"payload\":{\"data\":{\"numbers\":1}}}\n\n");
        _server.Watch.Numbers.Writer.Complete();
        await stream.ReadAsync("event: complete\ndata: {\"id\":\"events\"}\n\n");
    }

    [Test]
    public async Task An_incremental_result_is_several_events()
    {
        var token = await ReserveAsync();
        using var stream = await OpenAsync(token);
        await ExecuteAsync(token, "\\\"", "{ fast ... @defer { again: fast } }", 202, "");

        await stream.ReadAsync(
            ":\n\nevent: next\ndata: {\"id\":\"\\u0022\",\"payload\":{\"data\":{\"fast\":\"fast\"},\"hasNext\":true}}\n\n" +
            "event: next\ndata: {\"id\":\"\\u0022\",\"payload\":{\"incremental\":[{\"data\":{\"again\":\"fast\"},\"path\":[]}],\"hasNext\":false}}\n\n" +
            "event: complete\ndata: {\"id\":\"\\u0022\"}\n\n");
    }

    [Test]
    public async Task What_the_schema_refuses_is_an_ordinary_response_and_its_id_is_free()
    {
        var token = await ReserveAsync();
        using var stream = await OpenAsync(token);
        await ExecuteAsync(
            token, "a", "{ nothing }", 400,
            """{"errors":[{"message":"Cannot query field \"nothing\" on type \"WatchQuery\".","locations":[{"line":1,"column":3}]}]}""");
        await ExecuteAsync(token, "a", "{", 400, """{"errors":[{"message":"Syntax Error: Expected Name, found <EOF>.","locations":[{"line":1,"column":2}]}]}""");

        await ExecuteAsync(token, "a", "{ fast }", 202, "");
        await stream.ReadAsync(":\n\nevent: next\ndata: {\"id\":\"a\",\"payload\":{\"data\":{\"fast\":\"fast\"}}}\n\n");
    }

    [Test]
    public async Task An_operation_that_is_stopped_ends_its_resolvers()
    {
        var token = await ReserveAsync();
        using var stream = await OpenAsync(token);
        await ExecuteAsync(token, "a", "subscription { numbers }", 202, "");
        await _server.Watch.Begun;

        await AssertAsync(HttpMethod.Delete, "?operationId=a", token, null, 200, "");
        await _server.Watch.Ended;
        await AssertAsync(HttpMethod.Delete, "?operationId=a", token, null, 200, "");
    }

    [Test]
    public async Task A_client_that_leaves_ends_all_operations_and_its_token()
    {
        var token = await ReserveAsync();
        using (await OpenAsync(token))
        {
            await ExecuteAsync(token, "a", "subscription { numbers }", 202, "");
            await ExecuteAsync(token, "b", "{ number }", 202, "");
        }

        await _server.Watch.AllEnded(2);
        await Eventually404Async(token);
    }

    [Test]
    public async Task A_stream_is_opened_once_and_before_its_operations()
    {
        var token = await ReserveAsync();
        await ExecuteAsync(token, "a", "{ fast }", 409, Error("The event stream of this token is not open yet."));
        using var stream = await OpenAsync(token);

        await AssertAsync(HttpMethod.Get, "", token, null, 409, Error("The event stream of this token is open already."), "text/event-stream");
    }

    [Test]
    public async Task A_token_may_be_in_the_url()
    {
        var token = await ReserveAsync();
        var response = await _server.SendAsync(_version, HttpMethod.Get, $"?token={token}", "text/event-stream");
        using var stream = new Events(response);
        await stream.ReadAsync(":\n\n");

        await AssertAsync(HttpMethod.Delete, $"?token={token}&operationId=a", null, null, 200, "");
    }

    [Test]
    public async Task Operations_have_ids_of_their_own_and_a_limit()
    {
        var token = await ReserveAsync();
        using var stream = await OpenAsync(token);
        await ExecuteAsync(token, "a", "subscription { numbers }", 202, "");
        await ExecuteAsync(token, "a", "{ fast }", 409, Error("The event stream has an operation \\\"a\\\" already."));
        await ExecuteAsync(token, "b", "subscription { numbers }", 202, "");
        await ExecuteAsync(token, "c", "{ fast }", 429, Error("The event stream has as many operations as the limit allows, 2."));

        await AssertAsync(HttpMethod.Delete, "?operationId=a", token, null, 200, "");
        await ExecuteAsync(token, "c", "{ fast }", 202, "");
        await stream.ReadAsync(":\n\nevent: next\ndata: {\"id\":\"c\",\"payload\":{\"data\":{\"fast\":\"fast\"}}}\n\n");
    }

    [Test]
    public async Task A_reservation_that_is_not_opened_in_time_is_forgotten()
    {
        var token = await ReserveAsync();
        await ReserveAsync();
        await AssertAsync(HttpMethod.Put, "", null, null, 503, Error("There are as many reserved event streams as the limit allows, 2."));
        await _clock.PassAsync(TimeSpan.FromSeconds(30));

        await AssertAsync(HttpMethod.Get, "", token, null, 404, Error("There is no event stream of this token. Reserve one by PUT."), "text/event-stream");
        await ReserveAsync();
    }

    [Test]
    public async Task A_stream_that_was_opened_does_not_expire()
    {
        var token = await ReserveAsync();
        var reservation = await _clock.TakeAsync();
        using var stream = await OpenAsync(token);
        reservation.Fire();

        await ExecuteAsync(token, "a", "{ fast }", 202, "");
        await stream.ReadAsync(":\n\nevent: next\ndata: {\"id\":\"a\",\"payload\":{\"data\":{\"fast\":\"fast\"}}}\n\n");
    }

    [Test]
    public async Task A_silent_stream_shows_that_it_is_alive()
    {
        var token = await ReserveAsync();
        await _clock.TakeAsync();
        using var stream = await OpenAsync(token);
        await _clock.PassAsync(TimeSpan.FromSeconds(12));

        await stream.ReadAsync(":\n\n:\n\n");
    }

    [TestCase("POST", "", "unknown", """{"query":"{ fast }"}""", 404, "There is no event stream of this token. Reserve one by PUT.")]
    [TestCase("DELETE", "?operationId=a", "unknown", null, 404, "There is no event stream of this token. Reserve one by PUT.")]
    [TestCase("DELETE", "?operationId=a", null, null, 400, "The request has no token: send it as X-GraphQL-Event-Stream-Token, or as \\\"token\\\" in the URL.")]
    public async Task A_token_is_needed(string method, string query, string? token, string? body, int status, string message) =>
        await AssertAsync(new HttpMethod(method), query, token, body, status, Error(message));

    [TestCase("POST", "", """{"query":"{ fast }"}""", 400, "\\\"extensions.operationId\\\" must be a string that is not empty.")]
    [TestCase("POST", "", """{"query":"{ fast }","extensions":{"operationId":""}}""", 400, "\\\"extensions.operationId\\\" must be a string that is not empty.")]
    [TestCase("POST", "", """{"query":"{ fast }","extensions":{"operationId":1}}""", 400, "\\\"extensions.operationId\\\" must be a string that is not empty.")]
    [TestCase("POST", "", """{"extensions":{"operationId":"a"}}""", 400, "The request has no \\\"query\\\".")]
    [TestCase("DELETE", "", null, 400, "The URL has no \\\"operationId\\\".")]
    [TestCase("PATCH", "", null, 405, "The methods of this URL are GET, POST, PUT, DELETE.")]
    public async Task A_request_that_is_not_well_formed_is_refused(string method, string query, string? body, int status, string message)
    {
        var token = await ReserveAsync();
        using var stream = await OpenAsync(token);

        await AssertAsync(new HttpMethod(method), query, token, body, status, Error(message));
    }

    [Test]
    public async Task A_request_without_a_token_is_one_like_any_other()
    {
        await AssertAsync(HttpMethod.Post, "", null, """{"query":"{ fast }"}""", 200, """{"data":{"fast":"fast"}}""");
    }

    private static string Error(string message) => $$$"""{"errors":[{"message":"{{{message}}}"}]}""";

    private async Task<string> ReserveAsync()
    {
        using var response = await _server.SendAsync(_version, HttpMethod.Put, "", "*/*");
        var token = await response.Content.ReadAsStringAsync();
        Assert.That(((int)response.StatusCode, response.Content.Headers.ContentType?.ToString()), Is.EqualTo((201, "text/plain; charset=utf-8")));
        Assert.That(token, Does.Match("^[0-9a-f]{32}$"));
        return token;
    }

    private async Task<Events> OpenAsync(string token)
    {
        var response = await _server.SendAsync(_version, HttpMethod.Get, "", "text/event-stream", token: token);
        Assert.That(((int)response.StatusCode, response.Content.Headers.ContentType?.ToString()), Is.EqualTo((200, "text/event-stream")));
        return new Events(response);
    }

    private Task ExecuteAsync(string token, string id, string query, int status, string body) =>
        AssertAsync(HttpMethod.Post, "", token, $$$"""{"query":"{{{query}}}","extensions":{"operationId":"{{{id}}}"}}""", status, body);

    private async Task AssertAsync(HttpMethod method, string query, string? token, string? body, int status, string answer, string accept = "application/json")
    {
        using var response = await _server.SendAsync(_version, method, query, accept, body, token);
        Assert.That((await response.Content.ReadAsStringAsync(), (int)response.StatusCode), Is.EqualTo((answer, status)));
    }

    // The response ends behind its operations; the client, which has left, does not see when.
    private async Task Eventually404Async(string token)
    {
        int status;
        do
        {
            using var response = await _server.SendAsync(_version, HttpMethod.Delete, "?operationId=a", "*/*", token: token);
            status = (int)response.StatusCode;
        }
        while (status == 200);

        Assert.That(status, Is.EqualTo(404));
    }

    private sealed class Events(HttpResponseMessage response) : IDisposable
    {
        private readonly byte[] _buffer = new byte[4096];
        private string _unread = "";

        /// <summary>Reads on until as many characters are there, which must be these.</summary>
        public async Task ReadAsync(string expected)
        {
            using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30));
            var body = await response.Content.ReadAsStreamAsync(timeout.Token);
            while (_unread.Length < expected.Length)
            {
                var count = await body.ReadAsync(_buffer, timeout.Token);
                Assert.That(count, Is.GreaterThan(0), $"The stream ended behind: {_unread}");
                _unread += Encoding.UTF8.GetString(_buffer, 0, count);
            }

            Assert.That(_unread[..expected.Length], Is.EqualTo(expected));
            _unread = _unread[expected.Length..];
        }

        public void Dispose() => response.Dispose();
    }
}
