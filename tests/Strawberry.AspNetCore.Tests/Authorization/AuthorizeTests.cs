using Microsoft.AspNetCore.TestHost;
using T = Strawberry.AspNetCore.Tests.Extensions.Transport;

namespace Strawberry.AspNetCore.Tests.Authorization;

/// <summary>What <c>[Authorize]</c> denies is an error at its place with a code, and its resolver never ran.</summary>
public sealed class AuthorizeTests
{
    private const string Unauthenticated = "You must be signed in to do this.\"";
    private const string Forbidden = "You are not allowed to do this.\"";

    [TestCase(null, "UNAUTHENTICATED", Unauthenticated)]
    [TestCase("ada", "FORBIDDEN", Forbidden)]
    public async Task A_denial_says_whether_signing_in_would_help(string? user, string code, string message)
    {
        await using var server = await GuardedServer.StartAsync();

        Assert.That(
            await server.RunAsync(T.Json, "{ name both }", user),
            Is.EqualTo([$$$"""{"errors":[{"message":"{{{message}}},"locations":[{"line":1,"column":8}],"path":["both"],"extensions":{"code":"{{{code}}}"}}],"data":{"name":"name","both":null}}"""]));
        Assert.That(server.Runs, Is.Empty);
    }

    [Test]
    public async Task A_denied_field_that_is_not_null_takes_its_parent_away()
    {
        await using var server = await GuardedServer.StartAsync();

        Assert.That(
            await server.RunAsync(T.Json, "{ name secret }", "ada"),
            Is.EqualTo(["""{"errors":[{"message":"You are not allowed to do this.","locations":[{"line":1,"column":8}],"path":["secret"],"extensions":{"code":"FORBIDDEN"}}],"data":null}"""]));
        Assert.That(server.Runs, Is.Empty);
    }

    [TestCase("{ profile }", "ada", "profile")]
    [TestCase("{ secret }", "ada owner", "secret")]
    [TestCase("{ secret }", "ada admin", "secret")]
    [TestCase("{ both }", "ada admin owner", "both")]
    [TestCase("{ wine }", "ada adult", "adult? DefaultHttpContext wine")]
    [TestCase("{ longName }", "anna", "longName")]
    [TestCase("mutation { change }", "ada admin", "change")]
    [TestCase("{ both }", "ada admin", "")]
    [TestCase("{ both }", "ada owner", "")]
    [TestCase("{ wine }", "ada admin", "adult? DefaultHttpContext")]
    [TestCase("{ longName }", "ada", "")]
    [TestCase("{ longName }", null, "")]
    [TestCase("{ partner }", "ada admin owner adult", "")]
    [TestCase("mutation { change }", "ada", "")]
    public async Task Roles_policies_and_requirements_decide(string query, string? user, string runs)
    {
        await using var server = await GuardedServer.StartAsync();
        var result = (await server.RunAsync(T.Json, query, user)).Single();

        Assert.That(string.Join(' ', server.Runs), Is.EqualTo(runs));
        var isAllowed = runs.Length > 0 && !runs.EndsWith("Context", StringComparison.Ordinal);
        Assert.That(result, isAllowed ? Does.StartWith("{\"data\":{") : Does.StartWith("{\"errors\":[{\"message\":\"You "));
    }

    [Test]
    public async Task A_scheme_finds_its_own_user()
    {
        await using var server = await GuardedServer.StartAsync();
        using var client = server.Host.App.GetTestClient();
        client.DefaultRequestHeaders.Add("X-Partner", "eve");

        Assert.That(
            await client.GetStringAsync("/graphql?query={partner,profile}"),
            Is.EqualTo("""{"errors":[{"message":"You must be signed in to do this.","locations":[{"line":1,"column":10}],"path":["profile"],"extensions":{"code":"UNAUTHENTICATED"}}],"data":{"partner":"partner","profile":null}}"""));
    }

    [TestCase(null, "null")]
    [TestCase("ada admin", "\"gold\"")]
    public async Task A_type_guards_all_of_its_fields_but_those_for_anyone(string? user, string gold)
    {
        await using var server = await GuardedServer.StartAsync();

        Assert.That(
            await server.RunAsync(T.Json, "{ vault { door wall gold } }", user),
            Has.One.EndsWith("\"data\":{\"vault\":{\"door\":\"door\",\"wall\":\"wall\",\"gold\":" + gold + "}}}"));
    }

    [Test]
    public async Task A_policy_per_object_is_asked_with_the_object()
    {
        await using var server = await GuardedServer.StartAsync();

        Assert.That(
            await server.RunAsync(T.Json, "{ notes { text remark } }", "bob admin"),
            Is.EqualTo(["""{"errors":[{"message":"You are not allowed to do this.","locations":[{"line":1,"column":11}],"path":["notes",0,"text"],"extensions":{"code":"FORBIDDEN"}}],"data":{"notes":[{"text":null,"remark":"remark"},{"text":"two","remark":"remark"}]}}"""]));
    }

    [Test]
    public async Task A_policy_is_asked_once_for_all_fields_that_have_the_same()
    {
        await using var server = await GuardedServer.StartAsync();
        await server.RunAsync(T.Json, "{ a: wine b: wine c: wine }", "ada");

        Assert.That(server.Runs, Is.EqualTo(["adult? DefaultHttpContext"]));
    }

    [Test]
    public async Task Operations_of_a_batch_are_asked_for_one_by_one()
    {
        await using var server = await GuardedServer.StartAsync();
        using var client = server.Host.App.GetTestClient();
        client.DefaultRequestHeaders.Add("X-Partner", "eve");
        var response = await client.PostAsync("/graphql", new StringContent("""[{"query":"{ partner }"},{"query":"{ partner }"}]""", null, "application/json"));

        Assert.That(await response.Content.ReadAsStringAsync(), Is.EqualTo("""[{"data":{"partner":"partner"}},{"data":{"partner":"partner"}}]"""));
    }
}
