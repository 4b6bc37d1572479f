using NUnit.Framework;

namespace Strawberry.Tests.Tools;

public sealed class SnapshotTests
{
    private string _path = "";

    [SetUp]
    public void Begin() => _path = Path.Combine(Directory.CreateTempSubdirectory("snapshot").FullName, "Case");

    [TearDown]
    public void End() => Directory.Delete(Path.GetDirectoryName(_path)!, recursive: true);

    [Test]
    public void A_missing_file_is_written_once_and_holds_from_then_on()
    {
        Snapshot.Match("right\n", _path, isMissingAFailure: false);
        Assert.That(File.ReadAllText($"{_path}.verified.txt"), Is.EqualTo("right\n"));
        Snapshot.Match("right\n", _path, isMissingAFailure: true);
        Assert.That(() => Snapshot.Match("wrong\n", _path, isMissingAFailure: false), Throws.InstanceOf<AssertionException>());
        Assert.That(File.ReadAllText($"{_path}.received.txt"), Is.EqualTo("wrong\n"));
    }

    [Test]
    public void A_missing_file_fails_where_nobody_looks() =>
        Assert.That(() => Snapshot.Match("new\n", _path, isMissingAFailure: true), Throws.InstanceOf<AssertionException>());
}
