namespace Strawberry.Generators.Tests;

/// <summary>Compares text with a file beside the test: <c>X.verified.txt</c>. What differs is written to <c>X.received.txt</c>.</summary>
internal static class Snapshot
{
    public static void Match(string name, string actual)
    {
        var verified = Repository.PathOf($"tests/Strawberry.Generators.Tests/Snapshots/{name}.verified.txt");
        var received = verified.Replace(".verified.txt", ".received.txt", StringComparison.Ordinal);
        if (!File.Exists(verified) && Environment.GetEnvironmentVariable("CI") != "true")
        {
            File.WriteAllText(verified, actual);
            Assert.Inconclusive($"{Path.GetFileName(verified)} is new; read it before you commit it.");
        }

        var expected = File.Exists(verified) ? File.ReadAllText(verified) : null;
        if (expected != actual)
        {
            File.WriteAllText(received, actual);
        }
        else
        {
            File.Delete(received);
        }

        Assert.That(actual, Is.EqualTo(expected), $"{Path.GetFileName(received)} has what was generated.");
    }
}
