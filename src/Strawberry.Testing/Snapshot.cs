namespace Strawberry.Testing;

/// <summary>Compares text with a file, by Verify's conventions.</summary>
internal static class Snapshot
{
    /// <summary>Compares <paramref name="received"/> with <paramref name="path"/> and <c>.verified.txt</c>.</summary>
    public static void Match(string received, string path, bool isContinuousIntegration)
    {
        var verified = $"{path}.verified.txt";
        var written = $"{path}.received.txt";
        if (!File.Exists(verified))
        {
            if (isContinuousIntegration)
            {
                throw new SnapshotException($"{verified} is missing. Run the test outside CI, verify what it receives and commit it. Received:\n{received}");
            }

            File.WriteAllText(written, received);
            throw new SnapshotException($"{verified} is missing. Read {written}; when it is right, rename it to {Path.GetFileName(verified)}. Received:\n{received}");
        }

        var expected = File.ReadAllText(verified).ReplaceLineEndings("\n");
        if (received == expected)
        {
            File.Delete(written);
            return;
        }

        File.WriteAllText(written, received);
        throw new SnapshotException(
            $"What was received is not what was verified. When it is right, replace {Path.GetFileName(verified)} by {written}.\n{LineDifference.Show(expected, received)}");
    }
}
