using System.Collections.Immutable;
using Strawberry.Language;

namespace Strawberry.TypeSystem;

/// <summary>Reads the specified directives that stand in a type system document.</summary>
internal static class AppliedDirectives
{
    public static string? GetDeprecationReason(ImmutableArray<DirectiveNode> directives) => Find(directives, "deprecated") is { } directive
        ? GetText(directive, "reason") ?? SpecifiedDirectives.DefaultDeprecationReason
        : null;

    public static string? GetSpecifiedByUrl(ImmutableArray<DirectiveNode> directives) =>
        Find(directives, "specifiedBy") is { } directive ? GetText(directive, "url") : null;

    public static bool IsOneOf(ImmutableArray<DirectiveNode> directives) => Find(directives, "oneOf") is not null;

    private static DirectiveNode? Find(ImmutableArray<DirectiveNode> directives, string name) =>
        directives.FirstOrDefault(d => d.Name.Value == name);

    private static string? GetText(DirectiveNode directive, string argument) =>
        (directive.Arguments.FirstOrDefault(a => a.Name.Value == argument)?.Value as StringValueNode)?.Value;
}
