using Microsoft.CodeAnalysis;

namespace Strawberry.Generators.Tests;

/// <summary>The assemblies that every test compiles against: the shared framework and the engine.</summary>
internal static class Platform
{
    private static readonly string[] Excluded = ["Strawberry.Generators", "Strawberry.CodeFixes", "Microsoft.CodeAnalysis", "nunit", "NUnit", "testhost"];

    public static IReadOnlyList<MetadataReference> References { get; } = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
        .Split(Path.PathSeparator)
        .Where(path => !Excluded.Any(e => Path.GetFileName(path).StartsWith(e, StringComparison.Ordinal)))
        .Select(path => (MetadataReference)MetadataReference.CreateFromFile(path))
        .ToArray();
}
