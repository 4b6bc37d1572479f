using System.Text;

namespace Strawberry.AspNetCore.Tests.Documents;

public sealed class DocumentSourceTests
{
    private DirectoryInfo _folder = null!;

    [SetUp]
    public void MakeFolder() => _folder = Directory.CreateTempSubdirectory();

    [TearDown]
    public void DeleteFolder() => _folder.Delete(recursive: true);

    [Test]
    public async Task A_file_of_the_folder_is_found_by_its_name()
    {
        var documents = _folder.CreateSubdirectory("documents");
        Write("documents/Get-Article_1.2.graphql", "{ fast }");
        var source = TrustedDocuments.FromDirectory(documents.FullName);

        Assert.That(await GetAsync(source, "Get-Article_1.2"), Is.EqualTo("{ fast }"));
        Assert.That(await GetAsync(source, "Get-Article_1.2"), Is.EqualTo("{ fast }"));
        Assert.That(await GetAsync(source, "other"), Is.Null);
    }

    [TestCase("../secret")]
    [TestCase("..")]
    [TestCase(".hidden")]
    [TestCase("a/../../secret")]
    [TestCase("inner/deep")]
    [TestCase("inner\\deep")]
    [TestCase("#/secret")]
    [TestCase("secret\0")]
    [TestCase("")]
    [TestCase("ſecret")]
    public async Task Nothing_outside_the_folder_is_found(string id)
    {
        var documents = _folder.CreateSubdirectory("documents");
        Write("secret.graphql", "{ secret }");
        Write("documents/.hidden.graphql", "{ secret }");
        documents.CreateSubdirectory("inner");
        Write("documents/inner/deep.graphql", "{ secret }");
        var source = TrustedDocuments.FromDirectory(documents.FullName);

        Assert.That(await GetAsync(source, id.Replace("#", _folder.FullName, StringComparison.Ordinal)), Is.Null);
    }

    [Test]
    public async Task An_id_longer_than_a_file_name_can_be_is_not_looked_for() =>
        Assert.That(await GetAsync(TrustedDocuments.FromDirectory(_folder.FullName), new string('a', 10_000)), Is.Null);

    [Test]
    public void A_folder_that_is_not_there_is_said_so() =>
        Assert.That(() => TrustedDocuments.FromDirectory(Path.Combine(_folder.FullName, "nope")), Throws.InstanceOf<DirectoryNotFoundException>());

    [TestCase("""{"a":"{ fast }","b":"{ again { fast } }"}""")]
    [TestCase("""{"format":"apollo-persisted-query-manifest","version":1,"operations":[{"id":"a","name":"A","type":"query","body":"{ fast }"},{"id":"b","body":"{ again { fast } }"}]}""")]
    public async Task A_manifest_is_read(string manifest)
    {
        var source = TrustedDocuments.FromManifest(Write("manifest.json", manifest));

        Assert.That(
            (await GetAsync(source, "a"), await GetAsync(source, "b"), await GetAsync(source, "c")),
            Is.EqualTo(("{ fast }", "{ again { fast } }", (string?)null)));
    }

    [TestCase("{", "is not valid JSON")]
    [TestCase("[]", "must be a JSON object of documents by id")]
    [TestCase("""{"a":1}""", "has no text for the id \"a\"")]
    [TestCase("""{"a":"{ x }","a":"{ y }"}""", "has the id \"a\" twice")]
    [TestCase("""{"format":"apollo-persisted-query-manifest"}""", "has no list of \"operations\"")]
    [TestCase("""{"format":"apollo-persisted-query-manifest","operations":[{"id":"a"}]}""", "has an operation without \"id\" and \"body\"")]
    public void A_file_that_is_no_manifest_is_said_so(string manifest, string message)
    {
        var path = Write("manifest.json", manifest);

        Assert.That(() => TrustedDocuments.FromManifest(path), Throws.TypeOf<FormatException>().With.Message.Contains(path).And.Message.Contains(message));
    }

    [Test]
    public async Task The_store_in_memory_keeps_the_documents_used_last()
    {
        var store = new InMemoryDocumentStore(maxDocuments: 2);
        await store.SetAsync("a", "1"u8.ToArray(), default);
        await store.SetAsync("b", "2"u8.ToArray(), default);
        await GetAsync(store, "a");
        await store.SetAsync("c", "3"u8.ToArray(), default);

        Assert.That((await GetAsync(store, "a"), await GetAsync(store, "b"), await GetAsync(store, "c")), Is.EqualTo(("1", (string?)null, "3")));
    }

    [Test]
    public async Task The_store_in_memory_keeps_no_more_bytes_than_it_may()
    {
        var store = new InMemoryDocumentStore(maxBytes: 10);
        await store.SetAsync("a", new byte[6], default);
        await store.SetAsync("b", new byte[4], default);
        await store.SetAsync("large", new byte[11], default);
        Assert.That(store.Count, Is.EqualTo(2));

        await store.SetAsync("c", new byte[1], default);
        Assert.That((await GetAsync(store, "a"), store.Count), Is.EqualTo(((string?)null, 2)));
    }

    [Test]
    public async Task The_store_in_memory_keeps_a_copy()
    {
        var store = new InMemoryDocumentStore();
        var text = "{ a }"u8.ToArray();
        await store.SetAsync("a", text, default);
        text[2] = (byte)'b';

        Assert.That(await GetAsync(store, "a"), Is.EqualTo("{ a }"));
    }

    private static async Task<string?> GetAsync(IDocumentSource source, string id) =>
        await source.GetAsync(id, default) is { } text ? Encoding.UTF8.GetString(text.Span) : null;

    private string Write(string name, string text)
    {
        var path = Path.Combine(_folder.FullName, name);
        File.WriteAllText(path, text);
        return path;
    }
}
