namespace Strawberry.Testing;

/// <summary>What was received is not what was verified; the message shows where they part.</summary>
public sealed class SnapshotException(string message) : Exception(message);
