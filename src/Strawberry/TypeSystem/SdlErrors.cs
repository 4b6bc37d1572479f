using System.Collections.Immutable;
using Strawberry.Errors;
using Strawberry.Language;

namespace Strawberry.TypeSystem;

/// <summary>The problems of one type system document, with their places.</summary>
internal sealed class SdlErrors(Document document)
{
    private readonly ImmutableArray<GraphQLError>.Builder _errors = ImmutableArray.CreateBuilder<GraphQLError>();

    public void Add(string message, params ReadOnlySpan<int> offsets)
    {
        var locations = ImmutableArray.CreateBuilder<SourceLocation>(offsets.Length);
        foreach (var offset in offsets)
        {
            locations.Add(document.GetLocation(offset));
        }

        _errors.Add(new GraphQLError(message) { Locations = locations.ToImmutable() });
    }

    public ImmutableArray<GraphQLError> ToImmutable() => _errors.ToImmutable();
}
