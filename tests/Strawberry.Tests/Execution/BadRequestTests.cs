using NUnit.Framework;
using Strawberry.Tests.Tools;
using static Strawberry.Tests.Execution.HandRequests;

namespace Strawberry.Tests.Execution;

[NonParallelizable]
public sealed class BadRequestTests
{
    private static readonly Schema<HandQuery, HandMutation, HandSubscription> Schema = MakeSchema();

    [TearDown]
    public Task Nothing_is_left_open() => Eventually.NothingIsOpenAsync();

    [TestCase("", RequestFailure.Syntax, """{"errors":[{"message":"Syntax Error: Unexpected <EOF>.","locations":[{"line":1,"column":1}]}]}""")]
    [TestCase("{ root { ", RequestFailure.Syntax, """{"errors":[{"message":"Syntax Error: Expected Name, found <EOF>.","locations":[{"line":1,"column":10}]}]}""")]
    [TestCase("{ nope }", RequestFailure.Validation, """{"errors":[{"message":"Cannot query field \"nope\" on type \"HandQuery\".","locations":[{"line":1,"column":3}]}]}""")]
    [TestCase("query A { root { name } } query B { root { name } }", RequestFailure.Operation, """{"errors":[{"message":"Must provide operation name if query contains multiple operations."}]}""")]
    [TestCase("query Q($k: String!) { root { slow(key: $k) } }", RequestFailure.Variables, """{"errors":[{"message":"Variable \"$k\" has invalid value: Expected a value of non-null type \"String!\" to be provided.","locations":[{"line":1,"column":9}]}]}""")]
    public async Task A_request_that_cannot_run_says_why(string query, RequestFailure failure, string expected)
    {
        var executed = await Schema.ExecuteAsync(query);
        Assert.That((executed.Failure, executed.ToJson()), Is.EqualTo((failure, expected)));
        Assert.That(await Schema.StreamAsync(query).ToJsonAsync(), Is.EqualTo([expected]));
    }

    [Test]
    public async Task An_unknown_operation_is_named() =>
        Assert.That(
            await Schema.ExecuteJsonAsync(new GraphQLRequest("query A { root { name } }") { OperationName = "B" }),
            Is.EqualTo("""{"errors":[{"message":"Unknown operation named \"B\"."}]}"""));

    [TestCase("{")]
    [TestCase("[1]")]
    public async Task Variables_that_are_no_object_are_refused(string variables)
    {
        var payload = await Schema.ExecuteAsync(new GraphQLRequest("query Q($a: Int) { root { name } things: root { things(count: $a) { name } } }") { Variables = variables });

        Assert.That((payload.HasData, payload.Errors.Count), Is.EqualTo((false, 1)));
    }

    [Test]
    public async Task A_subscription_has_no_single_result() =>
        Assert.That(
            await Schema.ExecuteJsonAsync("""subscription { events(key: "e") }"""),
            Is.EqualTo("""{"errors":[{"message":"A subscription has no single result: use StreamAsync."}]}"""));

    [Test]
    public async Task A_source_that_cannot_be_made_is_one_payload_of_errors() =>
        Assert.That(
            await Schema.StreamAsync("subscription { refused }").ToJsonAsync(),
            Is.EqualTo(["""{"errors":[{"message":"refused","locations":[{"line":1,"column":16}],"path":["refused"]}]}"""]));
}
