namespace Strawberry.Testing.Snapshots;

/// <summary>Compares text with a file, by Verify's conventions.</summary>
internal static class Snapshot
{
    /// <summary>Compares <paramref name="received"/> with <paramref name="path"/> and <c>.verified.txt</c>.</summary>
    public static void Match(string received, string path, SnapshotMode mode)
    {
        var verified = $"{path}.verified.txt";
        var written = $"{path}.received.txt";
        var expected = File.Exists(verified) ? File.ReadAllText(verified).ReplaceLineEndings("\n") : null;
        if (received == expected)
        {
            File.Delete(written);
            return;
        }

        if (mode == SnapshotMode.Update)
        {
            File.WriteAllText(verified, received);
            File.Delete(written);
            return;
        }

        if (expected is null)
        {
            throw new SnapshotException(mode == SnapshotMode.ContinuousIntegration
                ? $"{verified} is missing. Run the test outside CI, verify what it receives and commit it. Received:\n{received}"
                : $"{verified} is missing. Read {Write(written, received)}; when it is right, rename it to {Path.GetFileName(verified)}. Received:\n{received}");
        }

        throw new SnapshotException(
            $"What was received is not what was verified. When it is right, replace {Path.GetFileName(verified)} by {Write(written, received)}, or run the test with " +
            $"UPDATE_SNAPSHOTS=1.\n{LineDifference.Show(expected, received)}");
    }

    private static string Write(string path, string received)
    {
        File.WriteAllText(path, received);
        return path;
    }
}
