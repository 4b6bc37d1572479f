using Microsoft.Extensions.Primitives;
using Strawberry.AspNetCore.Negotiation;

namespace Strawberry.AspNetCore.Tests.Negotiation;

public sealed class AcceptNegotiatorTests
{
    private const string Json = "application/json; charset=utf-8";
    private const string GraphQL = "application/graphql-response+json; charset=utf-8";
    private const string Multipart = "multipart/mixed; boundary=\"-\"";
    private const string Events = "text/event-stream";
    private const string Apollo = "multipart/mixed;boundary=\"graphql\";subscriptionSpec=1.0";

    [TestCase(null, Json)]
    [TestCase("", Json)]
    [TestCase("*/*", Json)]
    [TestCase("application/*", Json)]
    [TestCase("application/json", Json)]
    [TestCase("APPLICATION/JSON; Charset=\"UTF-8\"", Json)]
    [TestCase("application/json; charset=iso-8859-1", null)]
    [TestCase("application/graphql-response+json", GraphQL)]
    [TestCase("application/graphql-response+json, application/json;q=0.9", GraphQL)]
    [TestCase("application/json;q=0.9, application/graphql-response+json", GraphQL)]
    [TestCase("application/graphql-response+json, application/json", GraphQL)]
    [TestCase("application/json, application/graphql-response+json", Json)]
    [TestCase("application/graphql-response+json;q=0.5, application/json", Json)]
    [TestCase("application/graphql-response+json, */*", GraphQL)]
    [TestCase("application/graphql-response+json, */*;q=0.1", GraphQL)]
    [TestCase("application/json;q=0, */*", GraphQL)]
    [TestCase("text/html, application/xhtml+xml, */*;q=0.8", Json)]
    [TestCase("text/html", null)]
    [TestCase("text/*", null)]
    [TestCase("*/*;q=0", null)]
    [TestCase("image/*, application/xml", null)]
    [TestCase("this is no media type", null)]
    public void One_result_is_sent_as(string? accept, string? contentType)
    {
        Assert.That(new AcceptNegotiator().Negotiate(accept).Json, Is.EqualTo(contentType));
    }

    [TestCase(null, null, null)]
    [TestCase("*/*", null, null)]
    [TestCase("application/json", null, null)]
    [TestCase("multipart/mixed", Multipart, null)]
    [TestCase("multipart/*", null, null)]
    [TestCase("multipart/mixed;deferSpec=20220824", Multipart + "; deferSpec=20220824", IncrementalFormat.Incremental2022)]
    [TestCase("multipart/mixed; boundary=\"graphql\"; deferSpec=\"20220824\"", Multipart + "; deferSpec=20220824", IncrementalFormat.Incremental2022)]
    [TestCase("multipart/mixed;incrementalSpec=v0.1", Multipart + "; incrementalSpec=v0.1", IncrementalFormat.Incremental2022)]
    [TestCase("multipart/mixed;incrementalSpec=v0.2", Multipart + "; incrementalSpec=v0.2", IncrementalFormat.PendingCompleted)]
    [TestCase("multipart/mixed;incrementalSpec=v0.3", null, null)]
    [TestCase("multipart/mixed;deferSpec=20200101", null, null)]
    [TestCase("multipart/mixed;subscriptionSpec=1.0", null, null)]
    [TestCase("multipart/mixed;incrementalSpec=v0.3, multipart/mixed;deferSpec=20220824", Multipart + "; deferSpec=20220824", IncrementalFormat.Incremental2022)]
    [TestCase("multipart/mixed;deferSpec=20220824;incrementalSpec=v0.2", null, null)]
    [TestCase("multipart/mixed;q=0, application/json", null, null)]
    [TestCase("multipart/mixed;q=0.5, application/json", null, null)]
    [TestCase("multipart/mixed;q=0.5, application/json;q=0.5", Multipart, null)]
    [TestCase("text/event-stream", Events, null)]
    [TestCase("text/event-stream;incrementalSpec=v0.2", Events + "; incrementalSpec=v0.2", IncrementalFormat.PendingCompleted)]
    [TestCase("text/event-stream, multipart/mixed", Multipart, null)]
    [TestCase("text/event-stream, multipart/mixed;q=0.9", Events, null)]
    [TestCase("text/*", Events, null)]
    [TestCase(
        "multipart/mixed;incrementalSpec=v0.2,application/graphql-response+json,application/json;q=0.9",
        Multipart + "; incrementalSpec=v0.2", IncrementalFormat.PendingCompleted)]
    [TestCase(
        "application/graphql-response+json, application/graphql+json, application/json, text/event-stream, multipart/mixed", Multipart, null)]
    [TestCase("application/json, multipart/mixed", Multipart, null)]
    [TestCase("application/jsonl", "application/jsonl", null)]
    [TestCase("application/jsonl;incrementalSpec=v0.2", "application/jsonl; incrementalSpec=v0.2", IncrementalFormat.PendingCompleted)]
    [TestCase("application/x-ndjson;deferSpec=20220824, application/json", "application/x-ndjson; deferSpec=20220824", IncrementalFormat.Incremental2022)]
    [TestCase("application/jsonl, multipart/mixed", Multipart, null)]
    [TestCase("application/jsonl, multipart/mixed;q=0.9", "application/jsonl", null)]
    [TestCase("application/*", null, null)]
    [TestCase("multipart/mixed;subscriptionSpec=1.0;deferSpec=20220824", Multipart + "; deferSpec=20220824", IncrementalFormat.Incremental2022)]
    public void An_incremental_result_is_sent_as(string? accept, string? contentType, IncrementalFormat? format)
    {
        var stream = new AcceptNegotiator().Negotiate(accept).Incremental;

        Assert.That((stream?.ContentType, stream?.Format), Is.EqualTo((contentType, format)));
    }

    [TestCase(null, Events)]
    [TestCase("*/*", Events)]
    [TestCase("text/*", Events)]
    [TestCase("text/event-stream", Events)]
    [TestCase("text/event-stream, multipart/mixed", Events)]
    [TestCase("text/event-stream;q=0, */*", null)]
    [TestCase("application/json", null)]
    [TestCase("application/json, multipart/mixed", null)]
    [TestCase("multipart/mixed;boundary=graphql;subscriptionSpec=1.0,application/graphql-response+json,application/json;q=0.9", Apollo)]
    [TestCase("multipart/mixed; boundary=\"graphql\"; subscriptionSpec=\"1.0\", application/json", Apollo)]
    [TestCase("multipart/mixed;subscriptionSpec=1.0, */*", Apollo)]
    [TestCase("multipart/mixed;subscriptionSpec=1.0;q=0.5, text/event-stream", Events)]
    [TestCase("text/event-stream, multipart/mixed;subscriptionSpec=1.0", Events)]
    [TestCase("multipart/mixed;subscriptionSpec=2.0", null)]
    [TestCase("application/jsonl", "application/jsonl")]
    [TestCase("application/x-ndjson", "application/x-ndjson")]
    [TestCase("application/jsonl, text/event-stream;q=0.5", "application/jsonl")]
    public void A_subscription_is_sent_as(string? accept, string? contentType)
    {
        Assert.That(new AcceptNegotiator().Negotiate(accept).Events?.ContentType, Is.EqualTo(contentType));
    }

    // What clients really send, and what they can read.
    [TestCase("application/graphql-response+json,application/json;q=0.9", GraphQL, null, null, null, TestName = "Apollo Client 4")]
    [TestCase(
        "multipart/mixed;deferSpec=20220824,application/graphql-response+json,application/json;q=0.9",
        GraphQL, Multipart + "; deferSpec=20220824", IncrementalFormat.Incremental2022, null, TestName = "Apollo Client 4, Defer20220824Handler")]
    [TestCase(
        "multipart/mixed;incrementalSpec=v0.2,application/graphql-response+json,application/json;q=0.9",
        GraphQL, Multipart + "; incrementalSpec=v0.2", IncrementalFormat.PendingCompleted, null, TestName = "Apollo Client 4, GraphQL17Alpha9Handler")]
    [TestCase(
        "multipart/mixed;boundary=graphql;subscriptionSpec=1.0,application/graphql-response+json,application/json;q=0.9",
        GraphQL, null, null, Apollo, TestName = "Apollo Client 4, subscription")]
    [TestCase("multipart/mixed;deferSpec=20220824,application/json", Json, Multipart + "; deferSpec=20220824", IncrementalFormat.Incremental2022, null, TestName = "Apollo Client 3")]
    [TestCase(
        "application/graphql-response+json, application/graphql+json, application/json, text/event-stream, multipart/mixed",
        GraphQL, Multipart, null, Events, TestName = "urql")]
    [TestCase("text/event-stream, multipart/mixed", null, Multipart, null, Events, TestName = "urql, subscription")]
    [TestCase("application/graphql-response+json, application/json", GraphQL, null, null, null, TestName = "graphql-request")]
    [TestCase("application/json, multipart/mixed", Json, Multipart, null, null, TestName = "GraphiQL")]
    [TestCase("application/graphql-response+json, application/json, multipart/mixed", GraphQL, Multipart, null, null, TestName = "GraphQL Tools")]
    [TestCase("text/event-stream", null, Events, null, Events, TestName = "graphql-sse, EventSource")]
    [TestCase("*/*", Json, null, null, Events, TestName = "curl, fetch")]
    [TestCase(null, Json, null, null, Events, TestName = "no header")]
    public void A_real_client_gets(string? accept, string? json, string? incremental, IncrementalFormat? format, string? events)
    {
        var acceptance = new AcceptNegotiator().Negotiate(accept);

        Assert.That(
            (acceptance.Json, acceptance.Incremental?.ContentType, acceptance.Incremental?.Format, acceptance.Events?.ContentType),
            Is.EqualTo((json, incremental, format, events)));
    }

    [Test]
    public void Several_headers_are_one_list()
    {
        var acceptance = new AcceptNegotiator().Negotiate(new StringValues(["application/json;q=0.5", "application/graphql-response+json"]));

        Assert.That(acceptance.Json, Is.EqualTo(GraphQL));
    }

    [Test]
    public void A_header_seen_before_gives_the_same_answer_and_strange_ones_are_not_remembered_for_ever()
    {
        var negotiator = new AcceptNegotiator();
        var first = negotiator.Negotiate("application/json, multipart/mixed");
        for (var i = 0; i < 10_000; i++)
        {
            Assert.That(negotiator.Negotiate($"application/json, x/y{i}").Json, Is.EqualTo(Json));
        }

        Assert.That(negotiator.Negotiate("application/json, multipart/mixed"), Is.SameAs(first));
        Assert.That(negotiator.Remembered, Is.LessThanOrEqualTo(64));
    }
}
