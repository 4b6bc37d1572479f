using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Strawberry.AspNetCore.Tests.Transport;

namespace Strawberry.AspNetCore.Tests.Docs;

/// <summary>
/// The responses that <c>docs/incremental-delivery.md</c> shows are what a server sends. With <c>UPDATE_DOCS=1</c> in the environment they are written into the page.
/// </summary>
public sealed partial class RecordedFramesTests
{
    private const string Query = "{ blogPost { title comments @stream(initialCount: 1, label: \"more\") ... @defer(label: \"author\") { author } } }";

    [TestCase("multipart/mixed;deferSpec=20220824", IncrementalFormat.Incremental2022)]
    [TestCase("multipart/mixed;incrementalSpec=v0.2", IncrementalFormat.Incremental2022)]
    [TestCase("multipart/mixed", IncrementalFormat.Patch2020)]
    [TestCase("text/event-stream", IncrementalFormat.Incremental2022)]
    [TestCase("application/jsonl", IncrementalFormat.Incremental2022)]
    [TestCase("application/json", IncrementalFormat.Incremental2022)]
    public async Task The_page_shows_what_is_sent(string accept, IncrementalFormat format)
    {
        var recorded = await RecordAsync(accept, format);
        var page = DocsPage.Read("incremental-delivery.md");
        var name = format == IncrementalFormat.Patch2020 ? "Patch2020" : accept;
        var block = Block().Matches(page.Text).SingleOrDefault(b => b.Groups[1].Value == name);
        Assert.That(block, Is.Not.Null, $"The page has no block <!-- recorded: {name} -->.");
        if (Environment.GetEnvironmentVariable("UPDATE_DOCS") == "1")
        {
            page.Write(page.Text[..block!.Groups[2].Index] + recorded + page.Text[(block.Groups[2].Index + block.Groups[2].Length)..]);
        }
        else
        {
            Assert.That(block!.Groups[2].Value, Is.EqualTo(recorded));
        }
    }

    [GeneratedRegex(@"<!-- recorded: (.+?) -->\n```http\n(.*?)```\n", RegexOptions.Singleline)]
    private static partial Regex Block();

    private static async Task<string> RecordAsync(string accept, IncrementalFormat format)
    {
        var post = new FramesPost();
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton(post);
        builder.Services.AddStrawberry<FramesQuery>(c =>
        {
            c.EnableExperimentalIncrementalExecution = true;
            c.Extensions.Add(new MarkFinalPatch());
        });
        await using var app = builder.Build();
        app.MapGraphQL(configure: o => o.IncrementalFormat = format);
        await app.StartAsync();
        using var client = await RawClient.ConnectAsync(app);

        post.Comments.Writer.TryWrite("First!");
        await client.PostAsync($$"""{"query":{{JsonSerializer.Serialize(Query)}}}""", accept);

        // What comes later comes one by one, each when the client has seen the one before.
        var isStream = accept != "application/json";
        foreach (var (step, seen) in new (Action, int)[]
        {
            (() => post.Author.SetResult("Jane Doe"), 1),
            (() => post.Comments.Writer.TryWrite("Well said."), 2),
            (() => post.Comments.Writer.Complete(), 3),
        })
        {
            if (isStream)
            {
                await client.ReadUntilAsync("\"hasNext\":true", seen);
            }

            step();
        }

        return Show(await client.ReadUntilAsync(isStream ? "0\r\n\r\n" : "}}"));
    }

    private static string Show(string response)
    {
        var end = response.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        var isChunked = response[..end].Contains("chunked", StringComparison.Ordinal);
        var shown = new StringBuilder();
        foreach (var line in response[..end].Split("\r\n"))
        {
            if (!line.StartsWith("Date: ", StringComparison.Ordinal) && !line.StartsWith("Server: ", StringComparison.Ordinal))
            {
                shown.Append(line).Append('\n');
            }
        }

        shown.Append('\n').Append((isChunked ? RawClient.Unchunk(response) : response[(end + 4)..]).Replace("\r\n", "\n"));
        return shown.ToString().TrimEnd('\n') + "\n";
    }
}

public sealed class FramesPost
{
    public TaskCompletionSource<string> Author { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Channel<string> Comments { get; } = Channel.CreateUnbounded<string>();
}

[GraphQLType]
public sealed class FramesBlogPost
{
    public string Title => "Hello";

    [GraphQLField]
    public IAsyncEnumerable<string> Comments([Service] FramesPost post) => post.Comments.Reader.ReadAllAsync();

    [GraphQLField]
    public Task<string> Author([Service] FramesPost post) => post.Author.Task;
}

[GraphQLType]
public sealed class FramesQuery
{
    [GraphQLField]
    public FramesBlogPost BlogPost() => new();
}
