using System.Diagnostics;
using NUnit.Framework;
using Strawberry.Tests.Execution;
using Strawberry.Tests.Extensions;
using Strawberry.Tests.Tools;
using static Strawberry.Tests.Execution.HandRequests;

namespace Strawberry.Tests.Telemetry;

[NonParallelizable]
public sealed class SpanTests
{
    private const string Parsed = "  GraphQL Document Parsing graphql.processing.type=parse";
    private const string Validated = "  GraphQL Document Validation graphql.processing.type=validate";

    [Test]
    public async Task An_operation_has_a_span_and_its_phases_have_theirs_unless_the_document_is_cached()
    {
        var schema = MakeSchema();
        using (var spans = new Spans())
        {
            await schema.ExecuteAsync("query Q { root { name } }");
            Assert.That(spans.Tree(), Is.EqualTo(["Server query graphql.operation.name=Q graphql.operation.type=query", Parsed, Validated]));
        }

        using (var spans = new Spans())
        {
            await schema.ExecuteAsync("query Q { root { name } }");
            Assert.That(spans.Tree(), Is.EqualTo(["Server query graphql.operation.name=Q graphql.operation.type=query"]));
        }
    }

    [Test]
    public async Task The_span_lies_below_the_callers_and_leaves_it_the_current_one([Values] bool stream)
    {
        using var spans = new Spans();
        using var outer = new Activity("request").Start();
        var schema = MakeSchema();
        if (stream)
        {
            await using var payloads = schema.StreamAsync("{ root { name } }").GetAsyncEnumerator();
            await payloads.MoveNextAsync();
            Assert.That(Activity.Current, Is.SameAs(outer));
            await payloads.MoveNextAsync();
        }
        else
        {
            await schema.ExecuteAsync("{ root { name } }");
        }

        Assert.That(Activity.Current, Is.SameAs(outer));
        Assert.That(spans.Single("query").ParentSpanId, Is.EqualTo(outer.SpanId));
    }

    [Test]
    public async Task Each_payload_of_an_incremental_response_has_a_span([Values] IncrementalFormat format)
    {
        var schema = MakeSchema();
        var request = new Hands().Request("{ root { name ... @defer { n: name } } }", format);
        await schema.ExecuteAsync(request);
        using var spans = new Spans();
        await schema.StreamAsync(request).ToJsonAsync();

        Assert.That(
            spans.Tree(),
            Is.EqualTo([
                "Server query graphql.operation.type=query",
                "  GraphQL Incremental Payload graphql.operation.type=query strawberry.payload.has_next=True strawberry.payload.index=0",
                "  GraphQL Incremental Payload graphql.operation.type=query strawberry.payload.has_next=False strawberry.payload.index=1",
            ]));
    }

    [Test]
    public async Task A_deferred_error_is_in_its_payloads_span_and_an_event_of_the_operations()
    {
        var schema = MakeSchema();
        using var spans = new Spans();
        await schema.StreamAsync("mutation M { make(name: \"a\") { name ... @defer { fails } } }").ToJsonAsync();

        Assert.That(
            spans.Tree(),
            Is.EqualTo([
                "Server mutation Error error.type=Strawberry.GraphQLException graphql.error.count=1 graphql.operation.name=M graphql.operation.type=mutation",
                "  ! graphql.error exception.type=Strawberry.GraphQLException graphql.error.message=a1 fails graphql.error.path=make.fails",
                Parsed,
                Validated,
                "  GraphQL Incremental Payload graphql.operation.name=M graphql.operation.type=mutation strawberry.payload.has_next=True strawberry.payload.index=0",
                "  GraphQL Incremental Payload Error error.type=Strawberry.GraphQLException graphql.operation.name=M graphql.operation.type=mutation "
                    + "strawberry.payload.has_next=False strawberry.payload.index=1",
            ]));
    }

    [Test]
    public async Task Each_event_has_a_trace_of_its_own_linked_to_the_subscription()
    {
        var hands = new Hands();
        hands.Set("e0", "a");
        hands.Set("e1", "b");
        hands.Set("e2");
        using var spans = new Spans();
        await MakeSchema().StreamAsync(hands.Request("""subscription S { things(key: "e") { name fails } }""")).ToJsonAsync();

        const string Failed = " Error error.type=Strawberry.GraphQLException graphql.error.count=";
        const string Rest = " graphql.operation.name=S graphql.operation.type=subscription graphql.processing.type=subscription_event strawberry.payload.index=";
        const string Event = "  ! graphql.error exception.type=Strawberry.GraphQLException graphql.error.message=";
        Assert.That(
            spans.Tree(),
            Is.EqualTo([
                "Server subscription graphql.operation.name=S graphql.operation.type=subscription",
                Parsed,
                Validated,
                $"GraphQL Subscription Event{Failed}1{Rest}0",
                $"{Event}a fails graphql.error.path=things.fails",
                "  -> subscription",
                $"GraphQL Subscription Event{Failed}2{Rest}1",
                $"{Event}b fails graphql.error.path=things.fails",
                "  -> subscription",
            ]));
        Assert.That(spans.Ended.Select(a => a.TraceId).Distinct().Count(), Is.EqualTo(3));
    }

    [Test]
    public async Task A_resolver_runs_in_its_operations_span_and_in_an_events()
    {
        var seen = new List<string?>();
        var hands = new Hands();
        hands.Set("e0", "a");
        hands.Set("e1", "b");
        hands.Set("e2");
        var schema = MakeSchema(c => c.Extensions.Add(new Changing((info, value) =>
        {
            if (info.FieldName == "name")
            {
                seen.Add(Activity.Current?.DisplayName + Activity.Current?.GetTagItem("strawberry.payload.index"));
            }

            return value;
        })));
        using var spans = new Spans();
        await schema.StreamAsync(hands.Request("{ root { name ... @defer { n: name } } }")).ToJsonAsync();
        await schema.StreamAsync(hands.Request("""subscription S { things(key: "e") { name } }""")).ToJsonAsync();

        Assert.That(seen, Is.EqualTo(["query", "query", "GraphQL Subscription Event", "GraphQL Subscription Event"]));
    }

    [Test]
    public async Task A_subscription_that_cannot_begin_has_a_failed_span_and_no_events()
    {
        using var spans = new Spans();
        await MakeSchema().StreamAsync("subscription { refused }").ToJsonAsync();

        Assert.That(
            spans.Tree(),
            Is.EqualTo([
                "Server subscription Error error.type=Strawberry.GraphQLException graphql.error.count=1 graphql.operation.type=subscription",
                "  ! graphql.error exception.type=Strawberry.GraphQLException graphql.error.message=refused graphql.error.path=refused",
                Parsed,
                Validated,
            ]));
    }

    [Test]
    public async Task A_source_of_events_that_fails_has_a_failed_event()
    {
        var hands = new Hands();
        hands.Fail("e0");
        using var spans = new Spans();
        await MakeSchema().StreamAsync(hands.Request("""subscription { events(key: "e") }""")).ToJsonAsync();

        Assert.That(
            spans.Tree()[^3..],
            Is.EqualTo([
                "GraphQL Subscription Event Error error.type=Strawberry.GraphQLException graphql.error.count=1 graphql.operation.type=subscription "
                    + "graphql.processing.type=subscription_event strawberry.payload.index=0",
                "  ! graphql.error exception.type=Strawberry.GraphQLException graphql.error.message=e0 failed graphql.error.path=events",
                "  -> subscription",
            ]));
    }

    [TestCase("{", "GRAPHQL_PARSE_FAILED", "GraphQL Operation", "GraphQL Document Parsing")]
    [TestCase("{ secret }", "GRAPHQL_VALIDATION_FAILED", "GraphQL Operation", "GraphQL Document Validation")]
    public async Task What_is_refused_has_a_failed_span_without_a_word_of_the_document(string query, string type, string name, string phase)
    {
        using var spans = new Spans();
        await MakeSchema().ExecuteAsync(query);

        Assert.That(spans.Single(name).GetTagItem("error.type"), Is.EqualTo(type));
        Assert.That(spans.Single(phase).GetTagItem("error.type"), Is.EqualTo(type));
        Assert.That(spans.Tree(), Does.Contain("  ! graphql.error"));
    }

    [Test]
    public async Task Variables_that_do_not_fit_are_told_without_their_values()
    {
        using var spans = new Spans();
        await MakeSchema().ExecuteAsync(new GraphQLRequest("query Q($n: Int!) { root { things(count: $n) { name } } }") { Variables = """{"n":"secret"}""" });

        Assert.That(
            spans.Tree()[..2],
            Is.EqualTo([
                "Server query Error error.type=BAD_USER_INPUT graphql.error.count=1 graphql.operation.name=Q graphql.operation.type=query",
                "  ! graphql.error",
            ]));
    }

    [Test]
    public async Task Names_of_operations_documents_and_messages_are_told_on_request()
    {
        const string Query = "query Q($n: Int!) { root { things(count: $n) { name } } }";
        using var spans = new Spans();
        await MakeSchema(c =>
        {
            c.Telemetry.NameSpansByOperation = true;
            c.Telemetry.RecordDocument = true;
        }).ExecuteAsync(new GraphQLRequest(Query) { Variables = """{"n":"x"}""" });

        var span = spans.Single("query Q");
        Assert.That(span.GetTagItem("graphql.document"), Is.EqualTo(Query));
        Assert.That(
            span.Events.Single().Tags.Single(),
            Is.EqualTo(new KeyValuePair<string, object?>(
                "graphql.error.message", "Variable \"$n\" has invalid value: Int cannot represent non-integer value: \"x\"")));
    }

    [Test]
    public async Task A_client_that_leaves_ends_the_span()
    {
        using var spans = new Spans();
        var schema = MakeSchema();
        await foreach (var payload in schema.StreamAsync("{ root { name ... @defer { n: name } } }"))
        {
            break;
        }

        var query = spans.Single("query");
        Assert.That((query.GetTagItem("error.type"), query.Status), Is.EqualTo(("canceled", ActivityStatusCode.Unset)));
    }

    [Test]
    public async Task Whoever_takes_the_one_payload_and_no_end_has_had_everything()
    {
        using var spans = new Spans();
        await foreach (var payload in MakeSchema().StreamAsync("{ root { name } }"))
        {
            break;
        }

        Assert.That(spans.Single("query").GetTagItem("error.type"), Is.Null);
    }

    [Test]
    public async Task Asynchronous_resolvers_have_spans_with_the_extension()
    {
        var hands = new Hands();
        hands.Set("s", "late");
        hands.Fail("f");
        var schema = MakeSchema(c => c.Extensions.Add(new TraceResolvers()));
        using var spans = new Spans();
        await schema.ExecuteAsync(hands.Request("""{ root { name late: slow(key: "s") maybeThing(name: "x") { slow(key: "f") } } }"""));

        Assert.That(
            spans.Tree()[^2..],
            Is.EquivalentTo([
                "  Thing.slow graphql.processing.type=resolve graphql.selection.field.coordinate=Thing.slow graphql.selection.field.name=slow "
                    + "graphql.selection.field.parent_type=Thing graphql.selection.name=late graphql.selection.path=root.late",
                "  Thing.slow Error error.type=Strawberry.GraphQLException graphql.processing.type=resolve graphql.selection.field.coordinate=Thing.slow "
                    + "graphql.selection.field.name=slow graphql.selection.field.parent_type=Thing graphql.selection.name=slow graphql.selection.path=root.maybeThing.slow",
            ]));
    }

    [Test]
    public async Task What_is_not_sampled_is_executed_all_the_same([Values(ActivitySamplingResult.None, ActivitySamplingResult.PropagationData)] ActivitySamplingResult sampling)
    {
        var hands = new Hands();
        hands.Set("e0", "a");
        hands.Set("e1");
        using var spans = new Spans(sampling);
        var schema = MakeSchema(c => c.Extensions.Add(new TraceResolvers()));

        Assert.That(
            await schema.StreamAsync("{ root { name ... @defer { n: name fails } } }").ToJsonAsync(),
            Has.Length.EqualTo(2));
        Assert.That(await schema.StreamAsync(hands.Request("""subscription { events(key: "e") }""")).ToJsonAsync(), Is.EqualTo(["""{"data":{"events":"a"}}"""]));
    }
}
