namespace Strawberry.Generators.Tests.Uploads;

/// <summary>IFormFile, which is a scalar where the package for ASP.NET Core is at hand.</summary>
internal sealed class UploadTests
{
    private const string Using = "using Microsoft.AspNetCore.Http;\n";

    [Test]
    public void A_file_is_an_upload_in_every_input_position()
    {
        var generation = Run(
            """
            [GraphQLInput] public record Attachment(string Title, IFormFile File, Maybe<IFormFile?> Preview, List<IFormFile?>? More = null);
            [GraphQLInput] public record Tagged<T>(string Tag, T Value);
            [GraphQLInput(OneOf = true)] public record Source(IFormFile? File, string? Url);
            [GraphQLType] public class Query
            {
                [GraphQLField] public int A(IFormFile file, IFormFile? maybe = null) => 1;
                [GraphQLField] public int B(IReadOnlyList<IFormFile> files, Attachment attachment, Tagged<IFormFile> tagged, Source source) => 1;
                [GraphQLField] public int C([GraphQLArgument(Name = "photo")] IFormFile[]? files, Maybe<IFormFile> other) => 1;
            }
            """);

        Assert.That(generation.Complaints(), Is.Empty);
        Assert.That(ModelSdl.Print(generation.Tables), Is.EqualTo(
            """
            input Attachment { title: String! file: Upload! preview: Upload more: [Upload] }
            type Query { a(file: Upload!, maybe: Upload): Int! b(files: [Upload!]!, attachment: Attachment!, tagged: UploadTagged!, source: Source!): Int! c(photo: [Upload!], other: Upload): Int! }
            input Source @oneOf { file: Upload url: String }
            input UploadTagged { tag: String! value: Upload! }
            """));
    }

    [Test]
    public void The_scalar_comes_from_the_package_that_receives_files()
    {
        var generation = Run("[GraphQLType] public class Query { [GraphQLField] public int A(IFormFile file) => 1; }");
        var text = string.Concat(generation.Result.GeneratedSources.Select(s => s.SourceText.ToString()));

        Assert.That(text, Does.Contain("(file !global::Microsoft.AspNetCore.Http.IFormFile"));
        Assert.That(text, Does.Contain("Readers.Scalar<global::Microsoft.AspNetCore.Http.IFormFile>()"));
        Assert.That(text, Does.Contain("global::Strawberry.AspNetCore.Requests.Uploads.UploadRegistrar.Register();"));
    }

    [TestCase("public IFormFile File => null!;", "error SB0012: 'IFormFile' of 'Query.File' is an input type; an output needs a type of its own, with [GraphQLType]")]
    [TestCase("[GraphQLField] public Task<List<IFormFile>> Files() => null!;", "error SB0012: 'IFormFile' of 'Query.Files' is an input type; an output needs a type of its own, with [GraphQLType]")]
    [TestCase("[GraphQLField] public int A(FormFile file) => 1;", "error SB0003: 'FormFile' of 'Query.A(file)' has no GraphQL counterpart; use IFormFile")]
    [TestCase("[GraphQLField] public int A(IFormFileCollection files) => 1;", "error SB0003: 'IFormFileCollection' of 'Query.A(files)' has no GraphQL counterpart; an input list is an array, List<T>, HashSet<T>, ImmutableArray<T> or an interface that an array has")]
    [TestCase("[GraphQLField] public int A([GraphQLArgument(DefaultValue = \"\\\"x\\\"\")] IFormFile file) => 1;", "error SB0018: The default of 'Query.A(file)' does not fit its type 'Upload!': a file has no literal")]
    public void What_a_file_cannot_be_is_told(string member, string expected) => Assert.That(
        Run($"[GraphQLType] public class Query {{ public int Id => 1; {member} }}").Diagnostics.Select(d => d.ToString().Split("): ")[1]), Is.EqualTo(new[] { expected }));

    [Test]
    public void Without_the_package_nothing_receives_files()
    {
        var generation = Generation.Of(Using + "[GraphQLType] public class Query { [GraphQLField] public int A(IFormFile? file) => 1; }");

        Assert.That(
            generation.Diagnostics.Select(d => d.ToString().Split("): ")[1]),
            Is.EqualTo(new[] { "error SB0003: 'IFormFile' of 'Query.A(file)' has no GraphQL counterpart; reference the package Strawberry.Net.AspNetCore, which receives files" }));
    }

    [Test]
    public void A_type_of_the_same_name_is_another_type()
    {
        var generation = Generation.Of("namespace Mine { [GraphQLInterface] public interface IFormFile { int Length { get; } } [GraphQLType] public class Query { public IFormFile? File => null; } }");

        Assert.That(generation.Complaints(), Is.Empty);
    }

    private static Generation Run(string source) => Generation.Of(Generation.Compile("Demo", [Using + source], Platform.Server));
}
