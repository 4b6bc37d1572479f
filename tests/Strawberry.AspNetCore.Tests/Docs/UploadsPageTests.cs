using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Strawberry.AspNetCore.Tests.Uploads;

namespace Strawberry.AspNetCore.Tests.Docs;

/// <summary>What docs/uploads.md shows is compiled, served and sent.</summary>
public sealed partial class UploadsPageTests
{
    private static readonly string Page = DocsPage.Read("uploads.md").Text;

    [Test]
    public void The_types_of_the_page_are_those_below()
    {
        var source = File.ReadAllText(Path.Combine(Path.GetDirectoryName(DocsPage.Read("uploads.md").Path)!, "../tests/Strawberry.AspNetCore.Tests/Docs/UploadsPageTests.cs"));

        Assert.That(source.Replace("sealed ", "", StringComparison.Ordinal), Does.Contain(Block("csharp")));
    }

    [Test]
    public void They_are_the_schema_of_the_page() => Assert.That(
        new Schema<PhotoQuery, PhotoMutation>().ToString().Split("\n\n"), Is.SupersetOf(Block("graphql").TrimEnd('\n').Split("\n\n")));

    [TestCase(0, """{"data":{"addPhoto":3}}""")]
    [TestCase(1, """{"data":{"addAlbum":"Cats: 2 photos, cat.png"}}""")]
    public async Task What_curl_sends_is_taken(int command, string expected)
    {
        var form = new UploadForm(null, null);
        foreach (Match field in Field().Matches(Command().Matches(Page)[command].Value))
        {
            var (name, file, value) = (field.Groups[1].Value, field.Groups[2].Value, field.Groups[3].Value);
            form = file.Length > 0 ? form.File(name, file, "cat"u8.ToArray(), "image/png") : form.Field(name, value);
        }

        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseTestServer();
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<PhotoStore>();
        builder.Services.AddStrawberry<PhotoQuery, PhotoMutation>();
        await using var app = builder.Build();
        app.MapGraphQL();
        await app.StartAsync();
        using var response = await app.GetTestClient().SendAsync(form.ToRequest());

        Assert.That(await response.Content.ReadAsStringAsync(), Is.EqualTo(expected));
    }

    [Test]
    public void The_defaults_are_those_of_the_options()
    {
        var options = new GraphQLEndpointOptions();

        Assert.That(Page, Does.Contain($"| `MaxUploadSize` | {options.MaxUploadSize / 1024 / 1024} MiB |"));
        Assert.That(Page, Does.Contain($"| `MaxUploadFiles` | {options.MaxUploadFiles} files |"));
        Assert.That(Page, Does.Contain($"| `MaxRequestBodySize` | {options.MaxRequestBodySize / 1024 / 1024} MiB |"));
        Assert.That(options.MaxUploadFileSize, Is.Zero);
        Assert.That(options.AllowUploads, Is.True);
        Assert.That(options.RequirePreflightHeaderForUploads, Is.True);
    }

    private static string Block(string language) => Regex.Match(Page, $"```{language}\n(.*?)```", RegexOptions.Singleline).Groups[1].Value;

    [GeneratedRegex("```sh\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Command();

    [GeneratedRegex("-F (\\w+)=(?:@(\\S+)|'(.*?)')")]
    private static partial Regex Field();
}

[GraphQLInput]
public sealed record NewAlbum(string Title, IReadOnlyList<IFormFile> Photos, IFormFile? Cover);

[GraphQLType]
public sealed class PhotoMutation
{
    [GraphQLField]
    public async Task<long> AddPhoto(IFormFile photo, [Service] PhotoStore store, CancellationToken cancellationToken)
    {
        await using var content = photo.OpenReadStream();
        return await store.SaveAsync(photo.ContentType, content, cancellationToken);
    }

    [GraphQLField]
    public string AddAlbum(NewAlbum album) => $"{album.Title}: {album.Photos.Count} photos, {album.Cover?.FileName ?? "no cover"}";
}

[GraphQLType]
public sealed class PhotoQuery
{
    public int Count => 0;
}

/// <summary>Keeps nothing, and says how much it was given.</summary>
public sealed class PhotoStore
{
    public async Task<long> SaveAsync(string type, Stream content, CancellationToken cancellationToken)
    {
        Assert.That(type, Is.EqualTo("image/png"));
        using var copy = new MemoryStream();
        await content.CopyToAsync(copy, cancellationToken);
        return copy.Length;
    }
}
