using Microsoft.CodeAnalysis;

namespace Strawberry.Generators.Tests;

/// <summary>The assemblies that tests compile against.</summary>
internal static class Platform
{
    private static readonly string[] Excluded = ["Strawberry.Generators", "Strawberry.CodeFixes", "Microsoft.CodeAnalysis", "nunit", "NUnit", "testhost"];

    private static readonly MetadataReference[] All = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
        .Split(Path.PathSeparator)
        .Where(path => !Excluded.Any(e => Path.GetFileName(path).StartsWith(e, StringComparison.Ordinal)))
        .Select(path => (MetadataReference)MetadataReference.CreateFromFile(path))
        .ToArray();

    /// <summary>What every test compiles against: the shared frameworks and the engine.</summary>
    public static IReadOnlyList<MetadataReference> References { get; } = [.. All.Where(reference => !IsServer(reference))];

    /// <summary>The package for ASP.NET Core.</summary>
    public static MetadataReference Server { get; } = All.Single(IsServer);

    private static bool IsServer(MetadataReference reference) => Path.GetFileName(reference.Display) == "Strawberry.AspNetCore.dll";
}
