namespace Strawberry.Primitives;

/// <summary>A piece of JSON in memory that is shared, and held for as long as the piece is of use.</summary>
internal readonly record struct SettledJson(SharedMemory? Memory, ReadOnlyMemory<byte> Json);
