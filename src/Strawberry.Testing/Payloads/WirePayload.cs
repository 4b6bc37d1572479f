using System.Net;

namespace Strawberry.Testing.Payloads;

/// <summary>A payload's JSON as it came, and when by the client's clock.</summary>
internal readonly record struct WirePayload(ReadOnlyMemory<byte> Json, long Timestamp, HttpStatusCode? StatusCode = null);
