using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using static Strawberry.AspNetCore.Tests.GraphiQL.GraphiQLSite;

namespace Strawberry.AspNetCore.Tests.GraphiQL;

public sealed class GraphiQLPageTests
{
    [TestCase("Development", null, true)]
    [TestCase("Production", null, false)]
    [TestCase("Staging", null, false)]
    [TestCase("Production", true, true)]
    [TestCase("Development", false, false)]
    public async Task The_page_is_there_in_development_unless_said_otherwise(string environment, bool? enabled, bool isThere)
    {
        await using var site = await StartAsync(o => o.GraphiQL.Enabled = enabled, environment);
        var response = await site.GetAsync();

        Assert.That((int)response.StatusCode, Is.EqualTo(isThere ? 200 : 400));
        Assert.That(response.Content.Headers.ContentType?.MediaType, Is.EqualTo(isThere ? "text/html" : "application/json"));
    }

    [TestCase("text/html")]
    [TestCase("Text/HTML; charset=utf-8")]
    [TestCase("application/json, text/html;q=0.1")]
    [TestCase(Browser)]
    public async Task Who_takes_html_gets_the_page(string accept)
    {
        await using var site = await StartAsync();

        Assert.That((await site.GetAsync(accept: accept)).Content.Headers.ContentType?.MediaType, Is.EqualTo("text/html"));
    }

    [TestCase(null)]
    [TestCase("*/*")]
    [TestCase("text/*")]
    [TestCase("application/json")]
    [TestCase("text/html;q=0, */*")]
    public async Task Who_does_not_name_html_is_no_browser(string? accept)
    {
        await using var site = await StartAsync();

        Assert.That((await site.GetAsync(accept: accept)).Content.Headers.ContentType?.MediaType, Is.EqualTo("application/json"));
    }

    [TestCase("/graphql?query={a}")]
    [TestCase("/graphql?query={a}&graphiql=page.js")]
    public async Task A_browser_that_asks_a_query_gets_its_answer(string url)
    {
        await using var site = await StartAsync();
        var response = await site.GetAsync(url);

        Assert.That(await response.Content.ReadAsStringAsync(), Is.EqualTo(Answer));
    }

    [TestCase("extensions={}")]
    [TestCase("documentId=x")]
    public async Task A_persisted_operation_is_no_request_for_the_page(string parameters)
    {
        await using var site = await StartAsync();

        Assert.That((await site.GetAsync("/graphql?" + parameters)).Content.Headers.ContentType?.MediaType, Is.Not.EqualTo("text/html"));
    }

    [Test]
    public async Task The_page_is_there_when_queries_by_get_are_not()
    {
        await using var site = await StartAsync(o => o.AllowGet = false);

        Assert.That((int)(await site.GetAsync()).StatusCode, Is.EqualTo(200));
        Assert.That((int)(await site.GetAsync("/graphql?query={a}")).StatusCode, Is.EqualTo(405));
    }

    [Test]
    public async Task The_page_trusts_its_own_files_alone()
    {
        await using var site = await StartAsync();
        var response = await site.GetAsync();
        var nonce = Settings(await response.Content.ReadAsStringAsync()).GetProperty("nonce").GetString();

        Assert.That(Header(response, "Content-Security-Policy"), Is.EqualTo(
            $"default-src 'none'; script-src 'self'; style-src 'self' 'nonce-{nonce}'; img-src data:; font-src data:; connect-src 'self'; "
            + "worker-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"));
        Assert.That(Header(response, "X-Content-Type-Options"), Is.EqualTo("nosniff"));
        Assert.That(Header(response, "Referrer-Policy"), Is.EqualTo("no-referrer"));
        Assert.That(Header(response, "Cross-Origin-Opener-Policy"), Is.EqualTo("same-origin"));
        Assert.That(Header(response, "Cross-Origin-Resource-Policy"), Is.EqualTo("same-origin"));
        Assert.That(Header(response, "Cache-Control"), Is.EqualTo("no-store"));
        Assert.That(Header(response, "Vary"), Is.EqualTo("Accept"));
    }

    [Test]
    public async Task No_two_pages_have_the_same_nonce()
    {
        await using var site = await StartAsync();

        var first = Settings(await site.GetPageAsync()).GetProperty("nonce").GetString();
        var second = Settings(await site.GetPageAsync()).GetProperty("nonce").GetString();

        Assert.That(first, Has.Length.EqualTo(24));
        Assert.That(second, Has.Length.EqualTo(24).And.Not.EqualTo(first));
    }

    [Test]
    public async Task No_script_and_no_style_is_written_into_the_page()
    {
        await using var site = await StartAsync();
        var page = await site.GetPageAsync();

        Assert.That(Regex.Count(page, "<script (?!defer src=|type=\"application/json\")|<script>"), Is.Zero);
        Assert.That(page, Does.Not.Match("<style| style=| on[a-z]+="));
    }

    [Test]
    public async Task Texts_of_the_options_cannot_break_out_of_their_places()
    {
        await using var site = await StartAsync(o =>
        {
            o.GraphiQL.Title = "</title><script>alert(1)</script>";
            o.GraphiQL.DefaultQuery = "{ a } # </script><script>alert(1)</script> &quot;";
        });
        var page = await site.GetPageAsync();

        Assert.That(page, Does.Contain("<title>&lt;/title&gt;&lt;script&gt;alert(1)&lt;/script&gt;</title>"));
        Assert.That(page, Does.Not.Contain("<script>alert"));
        Assert.That(Settings(page).GetProperty("defaultQuery").GetString(), Is.EqualTo("{ a } # </script><script>alert(1)</script> &quot;"));
    }

    [Test]
    public async Task Subscriptions_go_by_web_socket_when_the_endpoint_takes_them()
    {
        await using var without = await StartAsync(o => o.WebSocket.Enabled = false);
        await using var with = await StartAsync();

        Assert.That(Settings(await without.GetPageAsync()).GetProperty("webSocket").GetBoolean(), Is.False);
        Assert.That(Settings(await with.GetPageAsync()).GetProperty("webSocket").GetBoolean(), Is.True);
    }

    [TestCase("/events", "")]
    [TestCase("events", "")]
    [TestCase("wss://events.example/graphql", " wss://events.example:443")]
    [TestCase("ws://127.0.0.1:8080/graphql", " ws://127.0.0.1:8080")]
    [TestCase("https://events.example:8443/graphql?a=b", " wss://events.example:8443")]
    public async Task The_page_may_connect_to_the_url_of_subscriptions(string url, string origin)
    {
        await using var site = await StartAsync(o => o.GraphiQL.SubscriptionUrl = url);
        var response = await site.GetAsync();
        var settings = Settings(await response.Content.ReadAsStringAsync());

        Assert.That(settings.GetProperty("subscriptionUrl").GetString(), Is.EqualTo(url));
        Assert.That(settings.GetProperty("webSocket").GetBoolean(), Is.True);
        Assert.That(Header(response, "Content-Security-Policy"), Does.Contain($"connect-src 'self'{origin};"));
    }

    [TestCase("ftp://events.example")]
    [TestCase("//events.example/graphql")]
    [TestCase("javascript:alert(1)")]
    public void A_url_of_subscriptions_that_no_browser_can_connect_to_is_refused_at_the_start(string url)
    {
        Assert.That(
            async () => await StartAsync(o => o.GraphiQL.SubscriptionUrl = url),
            Throws.InvalidOperationException.With.Message.EqualTo(
                $"GraphiQL.SubscriptionUrl is \"{url}\". It must be an address of ws, wss, http or https, or a path."));
    }

    private static JsonElement Settings(string page) =>
        JsonElement.Parse(Regex.Match(page, "<script type=\"application/json\" id=\"graphiql-config\">(.*)</script>").Groups[1].Value);
}
