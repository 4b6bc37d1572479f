using System.Collections.Concurrent;
using NUnit.Framework;
using Strawberry.Tests.Execution;
using Strawberry.Tests.Tools;
using static Strawberry.Tests.Execution.HandRequests;

namespace Strawberry.Tests.Extensions;

[NonParallelizable]
public sealed class HookTests
{
    [TearDown]
    public Task Nothing_is_left_open() => Eventually.NothingIsOpenAsync();

    [Test]
    public async Task The_first_registered_is_outermost_everywhere([Values] bool perRequest)
    {
        var log = new ConcurrentQueue<string>();
        SchemaExtension Make(string name) =>
            perRequest ? SchemaExtension.PerRequest(() => new Recording(name, log)) : new Recording(name, log);
        var schema = MakeSchema(c =>
        {
            c.Extensions.Add(Make("A"));
            c.Extensions.Add(Make("B"));
        });
        await schema.StreamAsync(new Hands().Request("{ root { name } }")).ToJsonAsync();

        Assert.That(
            log,
            Is.EqualTo([
                "A operation", "B operation",
                "A parse", "B parse", "B /parse", "A /parse",
                "A validate", "B validate", "B /validate", "A /validate",
                "A execute", "B execute",
                "A root", "B root", "B /root", "A /root",
                "A name", "B name", "B /name", "A /name",
                "B /execute", "A /execute",
                "B payload", "A payload",
                "B /operation", "A /operation",
            ]));

        log.Clear();
        await schema.ExecuteAsync(new Hands().Request("{ root { name } }"));
        Assert.That(log, Has.None.Contains("parse").And.None.Contains("validate"));
    }

    [Test]
    public async Task A_resolve_hook_surrounds_the_fields_it_chooses_and_is_asked_once_a_field([Values] bool perRequest)
    {
        var asked = new ConcurrentQueue<string>();
        var called = new ConcurrentQueue<string>();
        SchemaExtension Make(string name, string field) =>
            perRequest ? SchemaExtension.PerRequest(() => new Choosing(name, field, asked, called)) : new Choosing(name, field, asked, called);
        var schema = MakeSchema(c =>
        {
            c.Extensions.Add(Make("A", "Thing.name"));
            c.Extensions.Add(Make("B", "HandQuery.root"));
            c.Extensions.Add(Make("C", "Thing.name"));
        });
        await schema.ExecuteAsync(new Hands().Request("{ root { name null } }"));
        await schema.ExecuteAsync(new Hands().Request("{ root { null again: name } }"));

        Assert.That(called, Is.EqualTo(["B root", "A name", "C name", "B root", "A name", "C name"]));
        Assert.That(
            asked,
            Is.EqualTo([
                "A HandQuery.root", "B HandQuery.root", "C HandQuery.root",
                "A Thing.name", "B Thing.name", "C Thing.name",
                "A Thing.null", "B Thing.null", "C Thing.null",
            ]));
    }

    [Test]
    public async Task A_failed_request_still_passes_the_hooks()
    {
        var log = new ConcurrentQueue<string>();
        var schema = MakeSchema(c => c.Extensions.Add(new Recording("A", log)));
        await schema.ExecuteAsync("{");

        Assert.That(log, Is.EqualTo(["A operation", "A parse", "A /parse", "A payload", "A /operation"]));
    }

    [Test]
    public async Task State_of_a_request_is_fresh_and_payload_hooks_see_every_payload([Values] IncrementalFormat format)
    {
        var schema = MakeSchema(c => c.Extensions.Add(SchemaExtension.PerRequest(() => new Counting())));
        for (var i = 0; i < 2; i++)
        {
            var payloads = await schema.StreamAsync(new Hands().Request("{ root { name ... @defer { n: name } things(count: 3) @stream { name } } }", format)).ToJsonAsync();
            for (var p = 0; p < payloads.Length; p++)
            {
                Assert.That(payloads[p], Does.Contain($$""""extensions":{"count":{{p + 1}}}""""));
            }

            Assert.That(payloads, Has.Length.GreaterThan(1));
        }
    }

    [Test]
    public async Task Payload_hooks_see_every_event()
    {
        var hands = new Hands();
        hands.Set("e0", "a");
        hands.Set("e1", "b");
        hands.Set("e2");
        var schema = MakeSchema(c => c.Extensions.Add(SchemaExtension.PerRequest(() => new Counting())));

        Assert.That(
            await schema.StreamAsync(hands.Request("""subscription { events(key: "e") }""")).ToJsonAsync(),
            Is.EqualTo([
                """{"data":{"events":"a"},"extensions":{"count":1}}""",
                """{"data":{"events":"b"},"extensions":{"count":2}}""",
            ]));
    }

    [Test]
    public async Task The_operation_ends_behind_the_last_payload_also_when_the_client_leaves([Values] bool leave)
    {
        var ended = 0;
        var schema = MakeSchema(c => c.Extensions.Add(new Ending(() => ended++)));
        await foreach (var payload in schema.StreamAsync(new Hands().Request("{ root { name ... @defer { n: name } } }")))
        {
            Assert.That(ended, Is.Zero);
            if (leave)
            {
                break;
            }
        }

        Assert.That(ended, Is.EqualTo(1));
    }

    [Test]
    public async Task The_operation_ends_when_it_is_canceled()
    {
        var ended = 0;
        using var cancellation = new CancellationTokenSource();
        var hands = new Hands();
        var schema = MakeSchema(c => c.Extensions.Add(new Ending(() => ended++)));
        var running = schema.ExecuteAsync(hands.Request("{ root { obedient } }"), cancellation.Token).AsTask();
        await cancellation.CancelAsync();

        Assert.That(async () => await running, Throws.InstanceOf<OperationCanceledException>());
        Assert.That(ended, Is.EqualTo(1));
    }

    [Test]
    public async Task A_resolve_hook_may_change_values()
    {
        var hands = new Hands();
        hands.Set("s", "late");
        hands.Set("i0", "item");
        hands.Set("i1");
        var schema = MakeSchema(c => c.Extensions.Add(new Changing((info, value) => info.FieldName switch
        {
            "name" or "slow" => $"{value}!",
            "things" => ((List<Thing>)value!).Take(1).ToList(),
            "null" => "not null",
            "maybe" => info.ResponseName == "maybe" ? value : null,
            "root" => value,
            "noted" => null,
            _ => value,
        })));

        Assert.That(
            await schema.ExecuteJsonAsync(hands.Request("""{ root { name slow(key: "s") things(count: 3) { name } null items(key: "i") } maybe { noted(what: "x") } m: maybe { name } }""")),
            Is.EqualTo(
                """{"errors":[{"message":"Cannot return null for non-nullable field Thing.noted.","locations":[{"line":1,"column":87}],"path":["maybe","noted"]}],"""
                + """
                "data":{"root":{"name":"root!","slow":"late!","things":[{"name":"root0!"}],"null":"not null","items":["item"]},"maybe":null,"m":null}}
                """));
    }

    [Test]
    public async Task What_a_resolve_hook_throws_is_the_fields_error()
    {
        var schema = MakeSchema(c => c.Extensions.Add(new Changing((_, _) => throw new GraphQLException("hooked"))));

        Assert.That(
            await schema.ExecuteJsonAsync("{ maybe { name } }"),
            Is.EqualTo("""{"errors":[{"message":"hooked","locations":[{"line":1,"column":3}],"path":["maybe"]}],"data":{"maybe":null}}"""));
    }
}
