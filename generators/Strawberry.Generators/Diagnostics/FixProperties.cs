using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Strawberry.Generators.Diagnostics;

/// <summary>What a diagnostic tells its code fix besides its place.</summary>
internal static class FixProperties
{
    /// <summary>The documentation id of the type to annotate.</summary>
    public const string Type = nameof(Type);

    /// <summary>The attribute to annotate it with.</summary>
    public const string Attribute = nameof(Attribute);

    public static ImmutableDictionary<string, string?> Make(ITypeSymbol type, string attribute) => ImmutableDictionary<string, string?>.Empty
        .Add(Type, type is INamedTypeSymbol ? DocumentationCommentId.CreateDeclarationId(type.OriginalDefinition) : null)
        .Add(Attribute, attribute);
}
