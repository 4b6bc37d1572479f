namespace Strawberry.Testing.Snapshots;

/// <summary>What becomes of a snapshot that is missing or differs.</summary>
internal enum SnapshotMode
{
    /// <summary>What was received is written beside, and the test fails.</summary>
    Verify,

    /// <summary>As <see cref="Verify"/>, but a missing file is not written: nobody reads the files of a build machine.</summary>
    ContinuousIntegration,

    /// <summary>What was received is verified from now on.</summary>
    Update,
}

internal static class SnapshotModes
{
    /// <summary>The mode that the environment asks for.</summary>
    public static SnapshotMode FromEnvironment() =>
        Choose(Environment.GetEnvironmentVariable("CI"), Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS"));

    /// <summary>The mode for the values of <c>CI</c> and <c>UPDATE_SNAPSHOTS</c>. A build machine never updates.</summary>
    public static SnapshotMode Choose(string? ci, string? update) =>
        ci == "true" ? SnapshotMode.ContinuousIntegration
        : update == "1" ? SnapshotMode.Update
        : SnapshotMode.Verify;
}
