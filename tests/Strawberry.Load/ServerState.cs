using System.Text.Json.Serialization;

namespace Strawberry.Load;

/// <summary>What the server holds, as it says itself.</summary>
/// <param name="Heap">Bytes of the managed heap.</param>
/// <param name="Resident">Bytes of the process in memory.</param>
/// <param name="Handles">Handles of the system; file descriptors on Linux, sockets among them.</param>
/// <param name="Producers">Sequences and resolvers that have begun and not ended.</param>
/// <param name="Produced">What they have produced since the process began.</param>
/// <param name="Processor">Seconds of the processor that it has used.</param>
internal sealed record ServerState(long Heap, long Resident, int Handles, int Producers, long Produced, double Processor)
{
    public double HeapMiB => Heap / 1024.0 / 1024;

    public double ResidentMiB => Resident / 1024.0 / 1024;
}

[JsonSerializable(typeof(ServerState))]
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
internal sealed partial class ServerStateJson : JsonSerializerContext;
