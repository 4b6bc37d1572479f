using NUnit.Framework;
using Strawberry.Tests.Tools;

namespace Strawberry.Tests.Permissions;

/// <summary>Permissions are asked before resolvers run, and what they deny is an error at its place.</summary>
public sealed class PermissionTests
{
    private static readonly Schema Schema = new Schema<VaultQuery, VaultMutation, VaultSubscription>(
        new SchemaConfig { EnableExperimentalIncrementalExecution = true });

    [Test]
    public async Task A_denied_field_is_null_with_an_error_and_its_resolver_never_runs()
    {
        var badge = new Badge("weigh");

        Assert.That(
            await RunAsync("{ box { number content weight } name }", badge),
            Is.EqualTo(["""{"errors":[{"message":"You are not allowed to do this.","locations":[{"line":1,"column":16}],"path":["box","content"],"extensions":{"code":"FORBIDDEN"}}],"data":{"box":{"number":1,"content":null,"weight":10},"name":"Vault"}}"""]));
        Assert.That(badge.Resolved, Is.EqualTo(["weight"]));
    }

    [Test]
    public async Task A_denied_non_null_field_takes_its_parent_away()
    {
        Assert.That(
            await RunAsync("{ name boxes(count: 1) { number weight } }", new Badge()),
            Is.EqualTo(["""{"errors":[{"message":"You need weigh.","locations":[{"line":1,"column":33}],"path":["boxes",0,"weight"],"extensions":{"code":"NO_RIGHT","levels":0}}],"data":null}"""]));
    }

    [Test]
    public async Task What_is_allowed_is_resolved_as_if_it_were_not_guarded()
    {
        Assert.That(
            await RunAsync("{ box { label content weight open blue: open(lid: \"blue\") } numbers required }", new Badge("member", "weigh", "label", "enter")),
            Has.One.EndsWith(""","data":{"box":{"label":"Box 1","content":"Gold 1","weight":10,"open":"red 1","blue":null},"numbers":[1,2],"required":"required"}}"""));
    }

    [Test]
    public async Task A_check_that_takes_its_time_is_waited_for([Values] bool allowed)
    {
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var badge = new Badge(allowed ? ["member", "weigh"] : ["weigh"]) { Gate = gate };
        var running = RunAsync("{ boxes { number content weight } }", badge);
        Assert.That(badge.Resolved, Is.Empty);
        gate.SetResult();
        var result = (await running).Single();

        Assert.That(result, Does.EndWith(allowed
            ? """{"data":{"boxes":[{"number":1,"content":"Gold 1","weight":10},{"number":2,"content":"Gold 2","weight":20},{"number":3,"content":"Gold 3","weight":30}]}}"""
            : ""","data":{"boxes":[{"number":1,"content":null,"weight":10},{"number":2,"content":null,"weight":20},{"number":3,"content":null,"weight":30}]}}"""));
        Assert.That(badge.Resolved.Count(r => r == "content"), Is.EqualTo(allowed ? 3 : 0));
    }

    [Test]
    public async Task A_late_denial_of_a_non_null_field_takes_its_parent_away()
    {
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var badge = new Badge("member") { Gate = gate };
        var running = RunAsync("{ name boxes(count: 2) { number weight } }", badge);
        gate.SetResult();

        Assert.That((await running).Single(), Does.StartWith("""{"errors":[{"message":"You need weigh.",""").And.EndWith("\"data\":null}"));
        Assert.That(badge.Resolved, Is.Empty);
    }

    [TestCase(false)]
    [TestCase(true)]
    public async Task A_permission_of_the_operation_is_asked_once_for_a_thousand_items(bool late)
    {
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var badge = new Badge("member") { Gate = late ? gate : null };
        var running = RunAsync("{ boxes(count: 1000) { content } }", badge);
        gate.SetResult();
        await running;

        Assert.That(badge.Checks, Is.EqualTo(1));
        Assert.That(badge.Resolved, Has.Count.EqualTo(1_000));
    }

    [Test]
    public async Task Any_other_is_asked_for_each_object()
    {
        var badge = new Badge("weigh");
        await RunAsync("{ boxes { weight } }", badge);

        Assert.That(badge.Checks, Is.EqualTo(3));
    }

    [Test]
    public async Task A_type_guards_each_of_its_fields_inherited_and_added_ones_too([Values] bool member, [Values] bool secrets)
    {
        string[] rights = [.. member ? ["member"] : Array.Empty<string>(), .. secrets ? ["secrets"] : Array.Empty<string>()];
        foreach (var field in (string[])["word", "inherited", "extra"])
        {
            var result = (await RunAsync($"{{ secret {{ __typename {field} }} }}", new Badge(rights))).Single();
            Assert.That(result.Contains("\"errors\"", StringComparison.Ordinal), Is.EqualTo(!(member && secrets)), result);
        }
    }

    [Test]
    public async Task A_guard_of_an_interfaces_field_guards_it_in_what_implements_it([Values("labeled", "box")] string field)
    {
        Assert.That((await RunAsync($"{{ {field} {{ color label }} }}", new Badge())).Single(), Does.StartWith("{\"errors\":[{\"message\":\"You need label.").And.EndWith("\"data\":null}"));
        Assert.That(await RunAsync($"{{ {field} {{ color label }} }}", new Badge("label")), Is.EqualTo(["{\"data\":{\"" + field + "\":{\"color\":\"grey\",\"label\":\"Box 1\"}}}"]));
    }

    [Test]
    public async Task A_check_that_throws_denies() =>
        Assert.That((await RunAsync("{ broken }", new Badge("enter"))).Single(), Is.EqualTo("""{"errors":[{"message":"The check is broken.","locations":[{"line":1,"column":3}],"path":["broken"]}],"data":{"broken":null}}"""));

    [Test]
    public async Task A_denied_mutation_does_nothing()
    {
        var badge = new Badge();

        Assert.That((await RunAsync("mutation { store(value: 1) }", badge)).Single(), Is.EqualTo("""{"errors":[{"message":"You need enter.","locations":[{"line":1,"column":12}],"path":["store"],"extensions":{"code":"NO_RIGHT","levels":0}}],"data":{"store":null}}"""));
        Assert.That(badge.Resolved, Is.Empty);
    }

    [Test]
    public async Task A_denied_deferred_fragment_yields_its_error_and_no_data()
    {
        var badge = new Badge();

        Assert.That(
            await RunAsync("{ name ... @defer { required } }", badge),
            Is.EqualTo([
                """{"data":{"name":"Vault"},"hasNext":true}""",
                """{"incremental":[{"errors":[{"message":"You need enter.","locations":[{"line":1,"column":21}],"path":["required"],"extensions":{"code":"NO_RIGHT","levels":0}}],"data":null,"path":[]}],"hasNext":false}""",
            ]));
        Assert.That(badge.Resolved, Is.Empty);
    }

    [Test]
    public async Task A_denied_stream_yields_its_error_and_no_item()
    {
        var badge = new Badge();

        Assert.That((await RunAsync("{ numbers @stream }", badge)).Single(), Does.StartWith("{\"errors\":[{\"message\":\"You need enter.\"").And.EndWith("\"data\":null}"));
        Assert.That(badge.Resolved, Is.Empty);
    }

    [Test]
    public async Task A_streamed_item_yields_the_error_of_its_denied_field()
    {
        var results = await RunAsync("{ boxes(count: 1) @stream { number content } }", new Badge());

        Assert.That(
            results[1],
            Is.EqualTo("""{"incremental":[{"errors":[{"message":"You are not allowed to do this.","locations":[{"line":1,"column":36}],"path":["boxes",0,"content"],"extensions":{"code":"FORBIDDEN"}}],"items":[{"number":1,"content":null}],"path":["boxes",0]}],"hasNext":false}"""));
    }

    [Test]
    public async Task An_allowed_stream_is_streamed_behind_a_check_that_takes_its_time()
    {
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var running = RunAsync("{ numbers @stream(initialCount: 1) }", new Badge("enter") { Gate = gate });
        gate.SetResult();

        Assert.That((await running)[0], Is.EqualTo("""{"data":{"numbers":[1]},"hasNext":true}"""));
    }

    [Test]
    public async Task A_denied_subscription_is_never_opened()
    {
        var badge = new Badge();

        Assert.That(
            await RunAsync("subscription { boxMoved { number } }", badge),
            Is.EqualTo(["""{"errors":[{"message":"You need enter.","locations":[{"line":1,"column":16}],"path":["boxMoved"],"extensions":{"code":"NO_RIGHT","levels":0}}]}"""]));
        Assert.That(badge.Resolved, Is.Empty);
    }

    [Test]
    public async Task Fields_of_events_are_asked_for_with_each_event()
    {
        var badge = new Badge("enter", "member");
        var results = await RunAsync("subscription { boxMoved { a: content b: content } }", badge);

        Assert.That(results, Has.Length.EqualTo(2));
        Assert.That(badge.Checks, Is.EqualTo(1 + 2), "the source, and content once an event");
    }

    [Test]
    public async Task A_hook_does_not_see_what_is_denied()
    {
        var hook = new Seen();
        var schema = new Schema<VaultQuery>(new SchemaConfig { Extensions = { hook } });
        await schema.ExecuteAsync(new GraphQLRequest("{ box { number content weight } }") { Context = new Badge("weigh") });

        Assert.That(hook.Fields, Is.EquivalentTo(["box", "number", "weight"]));
    }

    [Test]
    public void A_guard_that_the_schema_does_not_know_keeps_it_from_being_made() =>
        Assert.That(
            () => new Schema<ForeignQuery>(),
            Throws.TypeOf<SchemaException>().With.Message.Contain("Field ForeignQuery.secret is guarded by AuthorizeAttribute, which this schema does not know."));

    [Test]
    public async Task A_factory_makes_permissions_of_foreign_guards()
    {
        var schema = new Schema<ForeignQuery>(new SchemaConfig { Permissions = new ForeignPermissions() });

        Assert.That(
            await schema.ExecuteJsonAsync("{ open secret }"),
            Does.StartWith("""{"errors":[{"message":"ForeignQuery.secret wants admins",""").And.EndWith("""{"open":"open","secret":null}}"""));
    }

    private static Task<string[]> RunAsync(string query, Badge badge) => Schema.StreamAsync(new GraphQLRequest(query) { Context = badge }).ToJsonAsync();

    private sealed class Seen : SchemaExtension, IResolveHook
    {
        public List<string> Fields { get; } = [];

        public ValueTask<object?> OnResolve(ResolveInfo info, Func<ValueTask<object?>> next)
        {
            Fields.Add(info.FieldName);
            return next();
        }
    }

    private sealed class ForeignPermissions : IPermissionFactory
    {
        public IReadOnlyList<IFieldPermission> Create(IReadOnlyList<Attribute> attributes, string field, ICollection<string> problems) =>
        [
            new Refusal($"{field} wants {string.Join(" and ", attributes.Cast<Microsoft.AspNetCore.Authorization.AuthorizeAttribute>().Select(a => a.Policy))}"),
        ];
    }

    private sealed class Refusal(string message) : IFieldPermission
    {
        public bool IsPerOperation => true;

        public ValueTask<PermissionResult> CheckAsync(PermissionContext context) => new(PermissionResult.Denied(message));
    }
}
