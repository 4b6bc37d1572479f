using System.Security.Cryptography;
using Strawberry.AspNetCore.Requests;

namespace Strawberry.AspNetCore.Documents;

/// <summary>
/// Finds the document of a request: the text it brought, a trusted document by its id, or an automatic persisted query by its hash. One for an endpoint, the
/// same for all its transports.
/// </summary>
internal sealed class DocumentResolver
{
    private readonly IDocumentSource? _trusted;
    private readonly IDocumentStore? _store;
    private readonly bool _onlyTrusted;

    public DocumentResolver(GraphQLEndpointOptions options)
    {
        _trusted = options.TrustedDocuments;
        _store = options.AutomaticPersistedQueries;
        _onlyTrusted = options.OnlyTrustedDocuments;
        if (_onlyTrusted && _trusted is null)
        {
            throw new InvalidOperationException(
                "OnlyTrustedDocuments is on, but there are no TrustedDocuments: set TrustedDocuments.FromManifest(…) or TrustedDocuments.FromDirectory(…).");
        }
    }

    /// <summary>The document, with what it is to be executed with.</summary>
    public ValueTask<DocumentResolution> ResolveAsync(RequestParameters parameters, IRequestExecutor executor, CancellationToken cancellationToken)
    {
        if (parameters.Query is { } query && !_onlyTrusted && (_trusted is null || parameters.DocumentId is null) && !PersistedQuery.IsIn(parameters.Extensions))
        {
            return new ValueTask<DocumentResolution>(DocumentResolution.Sent(query, executor));
        }

        return FindAsync(parameters, PersistedQuery.Read(parameters.Extensions), executor, cancellationToken);
    }

    private async ValueTask<DocumentResolution> FindAsync(
        RequestParameters parameters, PersistedQuery? persisted, IRequestExecutor executor, CancellationToken cancellationToken)
    {
        if (_trusted is not null)
        {
            var id = parameters.DocumentId ?? persisted?.Hash;
            if (id is not null && await FindTrustedAsync(_trusted, id, cancellationToken) is { } trusted)
            {
                return parameters.Query is not { } sent ? DocumentResolution.Found(trusted, executor)
                    : sent.Span.SequenceEqual(trusted.Span) ? DocumentResolution.Sent(trusted, executor)
                    : DocumentFailures.NotTheTrusted;
            }

            if (_onlyTrusted || parameters.DocumentId is not null)
            {
                return id is null ? DocumentFailures.IdRequired : DocumentFailures.NotInList;
            }
        }

        if (persisted is { } reference && (_store is not null || parameters.Query is null))
        {
            return _store is null ? DocumentFailures.NotSupported
                : !reference.IsVersion1 ? DocumentFailures.UnknownVersion
                : reference.Hash is null ? DocumentFailures.NoHash
                : await FindPersistedAsync(_store, reference.Hash, parameters.Query, executor, cancellationToken);
        }

        // Without trusted documents "documentId" is a property like any other that is not known.
        return parameters.Query is { } query ? DocumentResolution.Sent(query, executor) : DocumentFailures.NoTrustedDocuments;
    }

    // Ids of a document's hash may be written with the name of the algorithm before it.
    private static async ValueTask<ReadOnlyMemory<byte>?> FindTrustedAsync(IDocumentSource trusted, string id, CancellationToken cancellationToken)
    {
        const string prefix = "sha256:";
        return await trusted.GetAsync(id, cancellationToken)
            ?? (id.StartsWith(prefix, StringComparison.Ordinal) ? await trusted.GetAsync(id[prefix.Length..], cancellationToken) : null);
    }

    private static async ValueTask<DocumentResolution> FindPersistedAsync(
        IDocumentStore store, string hash, ReadOnlyMemory<byte>? query, IRequestExecutor executor, CancellationToken cancellationToken)
    {
        if (query is { } sent)
        {
            return Convert.ToHexStringLower(SHA256.HashData(sent.Span)) == hash
                ? DocumentResolution.Sent(sent, new RegisteringExecutor(executor, store, hash))
                : DocumentFailures.Mismatch;
        }

        return await store.GetAsync(hash, cancellationToken) is { } found ? DocumentResolution.Found(found, executor) : DocumentFailures.NotFound;
    }
}
