namespace Strawberry.AspNetCore.Documents;

/// <summary>Trusted documents that are all in memory.</summary>
internal sealed class DocumentDictionary(Dictionary<string, ReadOnlyMemory<byte>> texts) : IDocumentSource
{
    public ValueTask<ReadOnlyMemory<byte>?> GetAsync(string id, CancellationToken cancellationToken) =>
        texts.TryGetValue(id, out var text) ? new ValueTask<ReadOnlyMemory<byte>?>(text) : default;
}
