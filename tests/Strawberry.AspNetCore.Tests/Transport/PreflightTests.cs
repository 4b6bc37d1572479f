using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.TestHost;
using Strawberry.AspNetCore.Requests;
using static Strawberry.AspNetCore.Tests.Transport.ScriptedExecutor;

namespace Strawberry.AspNetCore.Tests.Transport;

public sealed class PreflightTests
{
    [TestCase("GraphQL-Preflight")]
    [TestCase("GraphQL-Require-Preflight")]
    [TestCase("Apollo-Require-Preflight")]
    [TestCase("X-Apollo-Operation-Name")]
    [TestCase("graphql-preflight")]
    public async Task A_get_with_one_of_the_headers_is_taken(string header) => Assert.That((await GetAsync(true, header, "1")).Status, Is.EqualTo(200));

    [TestCase("application/json")]
    [TestCase("application/json; charset=utf-8")]
    public async Task A_get_with_the_content_type_of_json_is_taken(string contentType) =>
        Assert.That((await GetAsync(true, "Content-Type", contentType)).Status, Is.EqualTo(200));

    [TestCase("X-Other", "1")]
    [TestCase("GraphQL-Preflight", "")]
    [TestCase("Content-Type", "text/plain")]
    [TestCase("Content-Type", "application/x-www-form-urlencoded")]
    public async Task Any_other_get_is_refused_when_the_option_says_so(string header, string value) => Assert.That(
        await GetAsync(true, header, value),
        Is.EqualTo((400, """{"errors":[{"message":"A GET must carry one of the headers GraphQL-Preflight, GraphQL-Require-Preflight, Apollo-Require-Preflight, X-Apollo-Operation-Name, or the Content-Type application/json.","extensions":{"code":"CSRF_ERROR"}}]}""")));

    [Test]
    public async Task By_default_a_plain_get_is_taken() => Assert.That((await GetAsync(false, "X-Other", "1")).Status, Is.EqualTo(200));

    [Test]
    public void One_of_the_headers_is_enough_and_an_empty_one_is_none()
    {
        Assert.That(PreflightHeaders.AreIn(new HeaderDictionary { ["GraphQL-Preflight"] = "", ["x-apollo-operation-name"] = "A" }), Is.True);
        Assert.That(PreflightHeaders.AreIn(new HeaderDictionary { ["GraphQL-Preflight"] = "", ["Accept"] = "*/*" }), Is.False);
    }

    private static async Task<(int Status, string Body)> GetAsync(bool required, string header, string value)
    {
        await using var app = await Servers.StartAsync(new ScriptedExecutor().Then(Result("{}")), o => o.RequirePreflightHeader = required);
        var context = await app.GetTestServer().SendAsync(c =>
        {
            c.Request.Method = "GET";
            c.Request.Path = "/graphql";
            c.Request.QueryString = new QueryString("?query={a}");
            c.Request.Headers[header] = value;
        });
        using var reader = new StreamReader(context.Response.Body);
        return (context.Response.StatusCode, await reader.ReadToEndAsync());
    }
}
