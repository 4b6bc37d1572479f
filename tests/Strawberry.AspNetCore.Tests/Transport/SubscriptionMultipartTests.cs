using System.Text;
using Strawberry.Errors;
using Strawberry.Language;
using static Strawberry.AspNetCore.Tests.Transport.ScriptedExecutor;

namespace Strawberry.AspNetCore.Tests.Transport;

/// <summary>Apollo's multipart subscription protocol.</summary>
public sealed class SubscriptionMultipartTests
{
    private const string Query = """{"query":"subscription { a }"}""";
    private const string Header = "\r\nContent-Type: application/json\r\n\r\n";
    private const string Opening = $"\r\n--graphql{Header}{{}}\r\n--graphql";

    [TestCase("multipart/mixed;boundary=graphql;subscriptionSpec=1.0,application/graphql-response+json,application/json;q=0.9")]
    [TestCase("multipart/mixed; boundary=\"graphql\"; subscriptionSpec=\"1.0\"")]
    public async Task Each_event_is_a_payload_and_errors_of_an_event_stay_inside(string accept)
    {
        var failed = new ExecutionPayload
        {
            HasData = true, DataJson = Encoding.UTF8.GetBytes("null"), Operation = OperationType.Subscription, Errors = [new GraphQLError("odd")],
        };

        Assert.That(
            await AnswerAsync(accept, Result("1", OperationType.Subscription), failed),
            Is.EqualTo(
                $"{Opening}{Header}{{\"payload\":{{\"data\":1}}}}\r\n--graphql" +
                $"{Header}{{\"payload\":{{\"errors\":[{{\"message\":\"odd\"}}],\"data\":null}}}}\r\n--graphql--\r\n"));
    }

    [Test]
    public async Task A_subscription_that_fails_ends_with_errors_beside_an_empty_payload()
    {
        var fatal = new ExecutionPayload { Operation = OperationType.Subscription, Errors = [new GraphQLError("gone")] };

        Assert.That(
            await AnswerAsync("multipart/mixed;subscriptionSpec=1.0", fatal),
            Is.EqualTo($"{Opening}{Header}{{\"payload\":null,\"errors\":[{{\"message\":\"gone\"}}]}}\r\n--graphql--\r\n"));
    }

    [Test]
    public async Task What_is_no_subscription_is_not_acceptable_to_a_client_that_accepts_nothing_else()
    {
        var executor = new ScriptedExecutor().Then(Failed(RequestFailure.OperationNotAllowed, "no", OperationType.Query));
        await using var app = await Servers.StartOnSocketAsync(executor);
        using var client = await RawClient.ConnectAsync(app);

        await client.PostAsync(Query, "multipart/mixed;subscriptionSpec=1.0");

        Assert.That(await client.ReadUntilAsync("{\"errors\":[{\"message\":\"no\"}]}"), Does.StartWith("HTTP/1.1 406 "));
        Assert.That(executor.Request!.AllowedOperations, Is.EqualTo((AllowedOperations)0));
    }

    private static async Task<string> AnswerAsync(string accept, params ExecutionPayload[] payloads)
    {
        var executor = new ScriptedExecutor { Operation = OperationType.Subscription };
        foreach (var payload in payloads)
        {
            executor.Then(payload);
        }

        await using var app = await Servers.StartOnSocketAsync(executor);
        using var client = await RawClient.ConnectAsync(app);
        await client.PostAsync(Query, accept);
        return RawClient.Unchunk(await client.ReadUntilAsync("0\r\n\r\n"));
    }
}
