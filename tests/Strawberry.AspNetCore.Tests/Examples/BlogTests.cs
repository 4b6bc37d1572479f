using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Strawberry.AspNetCore.Tests.Transport;

namespace Strawberry.AspNetCore.Tests.Examples;

/// <summary>The example answers the documented queries with exactly the documented payloads, each at its time.</summary>
public sealed class BlogTests
{
    private static readonly TimeSpan Half = TimeSpan.FromSeconds(0.5);

    private WebApplicationFactory<Blog.Query> _app = null!;
    private ManualClock _clock = null!;

    [SetUp]
    public void Start()
    {
        _clock = new ManualClock();
        _app = new WebApplicationFactory<Blog.Query>().WithWebHostBuilder(
            host => host.ConfigureTestServices(services => services.AddSingleton<TimeProvider>(_clock)));
    }

    [TearDown]
    public async Task Stop() => await _app.DisposeAsync();

    [Test]
    public async Task The_article_comes_at_once_and_its_author_after_two_seconds()
    {
        var parts = await PostAsync("/graphql", """{ article(id: "123") { id title content ... @defer { author { id name bio } } } }""");

        Assert.That(await parts.ReadAsync(), Is.EqualTo(
            """{"data":{"article":{"id":"123","title":"Introduction to GraphQL Defer","content":"Learn how to use the @defer directive..."}},"hasNext":true}"""));
        await _clock.PassAsync(TimeSpan.FromSeconds(2));
        Assert.That(await parts.ReadAsync(), Is.EqualTo(
            """{"incremental":[{"data":{"author":{"id":"1","name":"Jane Doe","bio":"A passionate writer and developer."}},"path":["article"]}],"hasNext":false}"""));
        Assert.That(await parts.ReadAsync(), Is.Null);
    }

    [Test]
    public async Task The_comments_behind_the_first_two_come_one_by_one()
    {
        var parts = await PostAsync("/graphql", """{ blogPost(id: "1") { id comments @stream(initialCount: 2) { id content author } } }""", Half);

        Assert.That(await parts.ReadAsync(), Is.EqualTo(
            """
            {"data":{"blogPost":{"id":"1","comments":[
            {"id":"comment-0","content":"Great post, part 0!","author":"Ada"},
            {"id":"comment-1","content":"Great post, part 1!","author":"Grace"}]}},"hasNext":true}
            """.ReplaceLineEndings("")));
        (string Author, bool HasNext)[] rest = [("Alan", true), ("Barbara", true), ("Edsger", false)];
        for (var i = 0; i < rest.Length; i++)
        {
            await _clock.PassAsync(Half);
            Assert.That(await parts.ReadAsync(), Is.EqualTo(
                $$"""
                {"incremental":[{"items":[{"id":"comment-{{i + 2}}","content":"Great post, part {{i + 2}}!","author":"{{rest[i].Author}}"}],
                "path":["blogPost","comments",{{i + 2}}]}],"hasNext":{{(rest[i].HasNext ? "true" : "false")}}}
                """.ReplaceLineEndings("")));
        }

        Assert.That(await parts.ReadAsync(), Is.Null);
    }

    [Test]
    public async Task The_homeworld_is_a_patch_in_the_format_of_2020()
    {
        var parts = await PostAsync(
            "/graphql/2020",
            """
            query { person(id: "cGVvcGxlOjE=") { ...HomeWorldFragment @defer(label: "homeworldDefer") name } }
            fragment HomeWorldFragment on Person { homeworld { name } }
            """);

        Assert.That(await parts.ReadAsync(), Is.EqualTo("""{"data":{"person":{"name":"Luke Skywalker"}},"hasNext":true}"""));
        await _clock.PassAsync(TimeSpan.FromSeconds(1));
        Assert.That(
            await parts.ReadAsync(),
            Is.EqualTo("""{"label":"homeworldDefer","path":["person"],"data":{"homeworld":{"name":"Tatooine"}},"hasNext":false}"""));
        Assert.That(await parts.ReadAsync(), Is.Null);
    }

    [Test]
    public async Task The_films_are_patches_in_the_format_of_2020_one_film_a_payload()
    {
        var parts = await PostAsync(
            "/graphql/2020", """{ person(id: "cGVvcGxlOjE=") { name films @stream(initialCount: 2, label: "filmsStream") { title } } }""", Half);

        Assert.That(await parts.ReadAsync(), Is.EqualTo(
            """{"data":{"person":{"name":"Luke Skywalker","films":[{"title":"A New Hope"},{"title":"The Empire Strikes Back"}]}},"hasNext":true}"""));
        await _clock.PassAsync(Half);
        Assert.That(await parts.ReadAsync(), Is.EqualTo(
            """{"label":"filmsStream","path":["person","films",2],"data":{"title":"Return of the Jedi"},"hasNext":true}"""));
        await _clock.PassAsync(Half);
        Assert.That(await parts.ReadAsync(), Is.EqualTo(
            """{"label":"filmsStream","path":["person","films",3],"data":{"title":"Revenge of the Sith"},"hasNext":false}"""));
        Assert.That(await parts.ReadAsync(), Is.Null);
    }

    [Test]
    public async Task The_page_and_its_files_are_there_without_a_build_step()
    {
        using var client = _app.CreateClient();
        var page = await client.GetStringAsync("/");
        var names = System.Text.RegularExpressions.Regex.Matches(page, "(?:href|src)=\"([^\":]+)\"").Select(static match => match.Groups[1].Value);

        Assert.That(names, Is.EqualTo(new[] { "page.css", "page.js" }));
        Assert.That(await client.GetStringAsync("/page.js"), Does.Contain("'./incremental.js'"));
        foreach (var name in (string[])["page.css", "incremental.js"])
        {
            Assert.That(await client.GetStringAsync("/" + name), Does.Not.Contain("http"));
        }
    }

    [Test]
    public async Task A_client_of_json_gets_the_whole_article_at_once()
    {
        using var request = Request("/graphql", """{ article(id: "123") { id ... @defer { author { name } } } }""", "application/json");
        var answer = _app.CreateClient().SendAsync(request);
        await _clock.PassAsync(TimeSpan.FromSeconds(2));

        Assert.That(
            await (await answer).Content.ReadAsStringAsync(),
            Is.EqualTo("""{"data":{"article":{"id":"123","author":{"name":"Jane Doe"}}}}"""));
    }

    /// <summary>Posts a query whose first payload takes the times given.</summary>
    private async Task<PartReader> PostAsync(string url, string query, params TimeSpan[] times)
    {
        using var request = Request(url, query, "multipart/mixed");
        var answer = _app.CreateClient().SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        foreach (var time in times)
        {
            await _clock.PassAsync(time);
        }

        var response = await answer;
        Assert.That(response.Content.Headers.ContentType?.ToString(), Is.EqualTo("multipart/mixed; boundary=\"-\""));
        return new PartReader(await response.Content.ReadAsStreamAsync());
    }

    private static HttpRequestMessage Request(string url, string query, string accept)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, url)
        {
            Content = new StringContent($$"""{"query":{{JsonSerializer.Serialize(query)}}}""", Encoding.UTF8, "application/json"),
        };
        request.Headers.TryAddWithoutValidation("Accept", accept);
        return request;
    }
}
