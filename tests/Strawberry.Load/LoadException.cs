namespace Strawberry.Load;

/// <summary>What makes going on pointless: the server or one of its clients is gone.</summary>
internal sealed class LoadException(string message) : Exception(message);
