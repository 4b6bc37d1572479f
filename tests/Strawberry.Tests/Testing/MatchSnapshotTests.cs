using NUnit.Framework;
using Strawberry.Testing;
using Strawberry.Testing.Snapshots;

namespace Strawberry.Tests.Testing;

public sealed class MatchSnapshotTests
{
    private const string Query = "{ title comments @stream(initialCount: 1) ... @defer { author } }";

    private static readonly Schema Blog = new Schema<BlogQuery>(new SchemaConfig { EnableExperimentalIncrementalExecution = true });

    private string _folder = "";

    [SetUp]
    public void Begin() => _folder = Directory.CreateTempSubdirectory("snapshot").FullName;

    [TearDown]
    public void End() => Directory.Delete(_folder, recursive: true);

    [Test]
    public Task A_payload_is_a_block_beside_the_test() => Blog.StreamAsync(Query).MatchSnapshotAsync();

    [Test]
    public void What_was_verified_passes_and_leaves_nothing_behind()
    {
        File.WriteAllText(PathOf("verified"), "{}\n");
        File.WriteAllText(PathOf("received"), "stale");

        Match("{}\n");

        Assert.That(Directory.GetFiles(_folder).Select(Path.GetFileName), Is.EqualTo(["Case.verified.txt"]));
    }

    [Test]
    public void A_split_payload_fails()
    {
        File.WriteAllText(PathOf("verified"), "{\n  \"items\": [\n    1,\n    2\n  ]\n}\n");

        Assert.That(
            () => Match("{\n  \"items\": [\n    1\n  ]\n}\n\n{\n  \"items\": [\n    2\n  ]\n}\n"),
            Throws.InstanceOf<SnapshotException>().With.Message.EndsWith(
                """
                From line 3 on (- verified, + received):
                  {
                    "items": [
                -     1,
                +     1
                +   ]
                + }
                + 
                + {
                +   "items": [
                      2
                    ]
                  }

                """.ReplaceLineEndings("\n")));
    }

    [Test]
    public void Reordered_payloads_fail()
    {
        File.WriteAllText(PathOf("verified"), "{\n  \"id\": 1\n}\n\n{\n  \"id\": 2\n}\n");

        Assert.That(
            () => Match("{\n  \"id\": 2\n}\n\n{\n  \"id\": 1\n}\n"),
            Throws.InstanceOf<SnapshotException>().With.Message.Contains("-   \"id\": 1\n").And.Message.Contains("+   \"id\": 2\n"));
        Assert.That(File.ReadAllText(PathOf("received")), Is.EqualTo("{\n  \"id\": 2\n}\n\n{\n  \"id\": 1\n}\n"));
    }

    [Test]
    public void A_payload_less_or_more_fails()
    {
        File.WriteAllText(PathOf("verified"), "{}\n\n{}\n");

        Assert.That(() => Match("{}\n"), Throws.InstanceOf<SnapshotException>());
        Assert.That(() => Match("{}\n\n{}\n\n{}\n"), Throws.InstanceOf<SnapshotException>());
    }

    [Test]
    public void A_missing_file_fails_and_what_was_received_is_written_to_be_verified()
    {
        Assert.That(() => Match("{}\n"), Throws.InstanceOf<SnapshotException>().With.Message.Contains("rename it to Case.verified.txt"));
        Assert.That(File.ReadAllText(PathOf("received")), Is.EqualTo("{}\n"));
    }

    [Test]
    public void A_missing_file_fails_under_CI_and_nothing_is_written()
    {
        Assert.That(
            () => Snapshot.Match("{}\n", Path.Combine(_folder, "Case"), SnapshotMode.ContinuousIntegration),
            Throws.InstanceOf<SnapshotException>().With.Message.Contains("is missing"));
        Assert.That(Directory.GetFiles(_folder), Is.Empty);
    }

    [Test]
    public void A_difference_under_CI_fails_and_shows_what_was_received()
    {
        File.WriteAllText(PathOf("verified"), "{}\n");

        Assert.That(
            () => Snapshot.Match("{\n}\n", Path.Combine(_folder, "Case"), SnapshotMode.ContinuousIntegration),
            Throws.InstanceOf<SnapshotException>().With.Message.Contains("- {}\n+ {\n+ }\n"));
        Assert.That(File.ReadAllText(PathOf("verified")), Is.EqualTo("{}\n"));
    }

    [Test]
    public void An_update_makes_what_is_received_what_is_verified()
    {
        File.WriteAllText(PathOf("received"), "stale");

        Snapshot.Match("{}\n", Path.Combine(_folder, "Case"), SnapshotMode.Update);
        Snapshot.Match("[]\n", Path.Combine(_folder, "Case"), SnapshotMode.Update);

        Assert.That(Directory.GetFiles(_folder).Select(Path.GetFileName), Is.EqualTo(["Case.verified.txt"]));
        Assert.That(File.ReadAllText(PathOf("verified")), Is.EqualTo("[]\n"));
    }

    [TestCase("true", null, SnapshotMode.ContinuousIntegration)]
    [TestCase("true", "1", SnapshotMode.ContinuousIntegration)]
    [TestCase(null, "1", SnapshotMode.Update)]
    [TestCase(null, null, SnapshotMode.Verify)]
    [TestCase("false", "0", SnapshotMode.Verify)]
    public void A_build_machine_never_updates(string? ci, string? update, object mode) =>
        Assert.That(SnapshotModes.Choose(ci, update), Is.EqualTo(mode));

    [Test]
    public void Line_ends_of_a_checkout_are_no_difference()
    {
        File.WriteAllText(PathOf("verified"), "{\r\n  \"id\": 1\r\n}\r\n");

        Assert.That(() => Match("{\n  \"id\": 1\n}\n"), Throws.Nothing);
    }

    [TestCase("/_/tests/Project/Cases/Case.cs")]
    [TestCase("/_1/tests/Project/Cases/Case.cs")]
    [TestCase(@"C:\elsewhere\tests\Project\Cases\Case.cs")]
    public void A_mapped_path_is_found_from_the_binaries_upwards(string file)
    {
        var cases = Directory.CreateDirectory(Path.Combine(_folder, "tests", "Project", "Cases")).FullName;
        var binaries = Directory.CreateDirectory(Path.Combine(_folder, "tests", "Project", "bin", "Debug")).FullName;
        File.WriteAllText(Path.Combine(cases, "Case.cs"), "");

        Assert.That(SnapshotPath.FindFolder(file, binaries), Is.EqualTo(cases));
    }

    [Test]
    public void A_path_that_is_nowhere_says_so() =>
        Assert.That(
            () => SnapshotPath.FindFolder("/_/nowhere/Missing.cs", _folder),
            Throws.InstanceOf<SnapshotException>().With.Message.EqualTo(
                $"The source file /_/nowhere/Missing.cs cannot be found from {_folder} upwards, so its snapshot cannot either."));

    private void Match(string received) => Snapshot.Match(received, Path.Combine(_folder, "Case"), SnapshotMode.Verify);

    private string PathOf(string kind) => Path.Combine(_folder, $"Case.{kind}.txt");

    [GraphQLType(Name = "Query")]
    internal sealed class BlogQuery
    {
        public string Title => "Snapshots & <payloads>";

        public string Author => "Jane Doe";

        public IReadOnlyList<string> Comments => ["first", "second"];
    }
}
