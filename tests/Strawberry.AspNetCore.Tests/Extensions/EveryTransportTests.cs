namespace Strawberry.AspNetCore.Tests.Extensions;

/// <summary>An extension sees and changes every payload, whatever transport brings it to the client, in each format.</summary>
public sealed class EveryTransportTests
{
    private const string Order = "\"order\":\"inner outer\"";
    private const string Query = "{ name ... @defer { fails } items @stream(initialCount: 1) { number fails } }";

    private static IEnumerable<TestCaseData> Conversations =>
        from transport in Enum.GetValues<Transport>()
        from query in (string[])[Query, "subscription { events { number } }"]
        where query == Query
            ? transport != Transport.MultipartSubscription
            : transport is not (Transport.Json or Transport.Batch or Transport.Multipart)
        select new TestCaseData(transport, query);

    [Test]
    public async Task Every_payload_of_an_incremental_result_is_stamped_and_masked_in_process([Values] IncrementalFormat format)
    {
        await using var server = await StampedServer.StartAsync(format);
        var payloads = await server.RunAsync(Transport.InProcess, Query);

        Assert.That(payloads, Has.Length.GreaterThan(1));
        for (var i = 0; i < payloads.Length; i++)
        {
            Assert.That(payloads[i], Does.Contain($"\"extensions\":{{{Order},\"inner\":{i + 1},\"outer\":{i + 1}}}"));
        }

        var all = string.Concat(payloads);
        Assert.That(all.Split("\"Unexpected error.\""), Has.Length.EqualTo(5), "a masked error for each that fails");
        Assert.That(all, Does.Not.Contain("SECRET"));
    }

    [Test]
    public async Task A_client_gets_the_payloads_of_an_incremental_result_as_the_extensions_left_them(
        [Values] IncrementalFormat format,
        [Values(
            Transport.Multipart,
            Transport.ServerSentEvents,
            Transport.SingleConnection,
            Transport.JsonLines,
            Transport.NewlineDelimitedJson,
            Transport.WebSocket,
            Transport.LegacyWebSocket)]
        Transport transport)
    {
        await using var server = await StampedServer.StartAsync(format);

        Assert.That(await server.RunAsync(transport, Query), Is.EqualTo(await server.RunAsync(Transport.InProcess, Query)));
    }

    [Test]
    public async Task A_client_gets_the_events_of_a_subscription_as_the_extensions_left_them(
        [Values] IncrementalFormat format,
        [Values(
            Transport.InProcess,
            Transport.ServerSentEvents,
            Transport.SingleConnection,
            Transport.JsonLines,
            Transport.NewlineDelimitedJson,
            Transport.WebSocket,
            Transport.LegacyWebSocket,
            Transport.MultipartSubscription)]
        Transport transport)
    {
        await using var server = await StampedServer.StartAsync(format);

        Assert.That(
            await server.RunAsync(transport, "subscription { events { number fails } }"),
            Is.EqualTo(Enumerable.Range(1, 3).Select(i =>
                """{"errors":[{"message":"Unexpected error.","locations":[{"line":1,"column":32}],"path":["events","fails"]}],"data":{"events":{"number":"""
                + $"{i - 1},\"fails\":null}}}},\"extensions\":{{{Order},\"inner\":{i},\"outer\":{i}}}}}")));
    }

    [Test]
    public async Task A_client_gets_a_single_result_as_the_extensions_left_it(
        [Values] IncrementalFormat format,
        [Values(
            Transport.InProcess,
            Transport.Json,
            Transport.Batch,
            Transport.Multipart,
            Transport.ServerSentEvents,
            Transport.SingleConnection,
            Transport.JsonLines,
            Transport.WebSocket,
            Transport.LegacyWebSocket)]
        Transport transport)
    {
        await using var server = await StampedServer.StartAsync(format);

        Assert.That(
            await server.RunAsync(transport, "{ name fails }"),
            Is.EqualTo([
                """{"errors":[{"message":"Unexpected error.","locations":[{"line":1,"column":8}],"path":["fails"]}],"data":{"name":"name","fails":null},"extensions":{"""
                    + $"{Order},\"inner\":1,\"outer\":1}}}}",
            ]));
    }

    [Test]
    public async Task A_client_that_takes_one_result_gets_it_complete_and_stamped_once([Values] IncrementalFormat format, [Values(Transport.Json, Transport.Batch)] Transport transport)
    {
        await using var server = await StampedServer.StartAsync(format);
        var expected = await server.ExecuteAsync(Query);

        Assert.That(expected, Does.Contain(Order).And.Contain("\"outer\":1}").And.Not.Contain("SECRET"));
        Assert.That(await server.RunAsync(transport, Query), Is.EqualTo([expected]));
    }

    [Test]
    public async Task What_a_schema_refuses_is_stamped_wherever_the_transport_carries_a_whole_result(
        [Values(Transport.InProcess, Transport.Json, Transport.Batch, Transport.ServerSentEvents, Transport.JsonLines)] Transport transport)
    {
        await using var server = await StampedServer.StartAsync(default);

        Assert.That(
            await server.RunAsync(transport, "{ nothing }"),
            Is.EqualTo([
                """{"errors":[{"message":"Cannot query field \"nothing\" on type \"StampedQuery\".","locations":[{"line":1,"column":3}]}],"extensions":{"""
                    + $"{Order},\"inner\":1,\"outer\":1}}}}",
            ]));
    }

    [Test]
    public async Task What_keeps_a_subscription_from_beginning_is_stamped_and_masked(
        [Values(Transport.InProcess, Transport.ServerSentEvents, Transport.JsonLines, Transport.SingleConnection, Transport.MultipartSubscription)]
        Transport transport)
    {
        await using var server = await StampedServer.StartAsync(default);

        Assert.That(
            await server.RunAsync(transport, "subscription { refused { number } }"),
            Is.EqualTo([
                """{"errors":[{"message":"Unexpected error.","locations":[{"line":1,"column":16}],"path":["refused"]}],"extensions":{"""
                    + $"{Order},\"inner\":1,\"outer\":1}}}}",
            ]));
    }

    [TestCase(Transport.WebSocket, "[{0}]")]
    [TestCase(Transport.LegacyWebSocket, "{0}")]
    public async Task An_error_message_of_a_socket_has_room_for_errors_alone_and_they_are_masked(Transport transport, string shape)
    {
        await using var server = await StampedServer.StartAsync(default);

        Assert.That(
            await server.RunAsync(transport, "subscription { refused { number } }"),
            Is.EqualTo([shape.Replace("{0}", """{"message":"Unexpected error.","locations":[{"line":1,"column":16}],"path":["refused"]}""")]));
    }

    [TestCaseSource(nameof(Conversations))]
    public async Task Operations_nest_and_end_and_nothing_is_shown_that_no_client_gets(Transport transport, string query)
    {
        await using var server = await StampedServer.StartAsync(default);
        var count = (await server.RunAsync(transport, query)).Length;

        var payloads = Enumerable.Range(1, count).SelectMany(i => new[] { $"inner {i}", $"outer {i}" });
        Assert.That(await server.Log.ReadAsync(), Is.EqualTo((string[])["outer begins", "inner begins", .. payloads, "inner ends", "outer ends"]));
    }
}
