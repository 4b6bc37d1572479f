using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.Hosting;
using Strawberry.AspNetCore.Tests.Transport;

namespace Strawberry.AspNetCore.Tests.Examples;

/// <summary>The page and the example are one program, and it answers what the page says.</summary>
public sealed class GettingStartedTests
{
    private WebApplicationFactory<Shelf.Query> _app = null!;

    [SetUp]
    public void Start() => _app = new WebApplicationFactory<Shelf.Query>();

    [TearDown]
    public async Task Stop() => await _app.DisposeAsync();

    [TestCase("Books.cs")]
    [TestCase("Roots.cs")]
    [TestCase("Program.cs")]
    public void The_page_quotes_the_example_word_for_word(string name) =>
        Assert.That(
            Documents.Snippet("docs/getting-started.md", name),
            Is.EqualTo(File.ReadAllText(Path.Combine(Documents.Root, "examples", "GettingStarted", name))));

    [TestCase("ask")]
    [TestCase("refused")]
    public async Task A_command_of_the_page_gets_the_answer_below_it(string name)
    {
        var command = Documents.Snippet("docs/getting-started.md", name);
        var body = Regex.Match(command, "-d '(.*)'").Groups[1].Value;
        using var client = _app.CreateClient();
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await client.PostAsync("/graphql", content);

        Assert.That(await response.Content.ReadAsStringAsync() + "\n", Is.EqualTo(Documents.Snippet("docs/getting-started.md", name + ".answer")));
    }

    [Test]
    public async Task A_subscriber_hears_of_a_book_that_a_mutation_adds()
    {
        using var client = _app.CreateClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = Json("subscription { bookAdded { title } }") };
        request.Headers.Accept.ParseAdd("text/event-stream");
        using var events = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        using var reader = new StreamReader(await events.Content.ReadAsStreamAsync());
        using var added = await client.PostAsync("/graphql", Json("""mutation { addBook(input: { title: \"Kindred\" }) { id title subtitle } }"""));

        Assert.That(await added.Content.ReadAsStringAsync(), Is.EqualTo("""{"data":{"addBook":{"id":"2","title":"Kindred","subtitle":null}}}"""));
        string? line;
        while ((line = await reader.ReadLineAsync()) is not null && !line.StartsWith("data:", StringComparison.Ordinal))
        {
        }

        Assert.That(line, Is.EqualTo("""data: {"data":{"bookAdded":{"title":"Kindred"}}}"""));
    }

    [Test]
    public async Task In_development_the_page_for_browsers_is_there()
    {
        await using var app = _app.WithWebHostBuilder(host => host.UseEnvironment("Development"));
        using var client = app.CreateClient();
        client.DefaultRequestHeaders.Accept.ParseAdd("text/html");

        Assert.That(await client.GetStringAsync("/graphql"), Does.Contain("GraphiQL"));
    }

    private static StringContent Json(string query) => new($$"""{"query":"{{query}}"}""", Encoding.UTF8, "application/json");
}
