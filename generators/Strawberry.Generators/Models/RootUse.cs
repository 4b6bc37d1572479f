using System.Collections.Generic;
using Microsoft.CodeAnalysis;

namespace Strawberry.Generators.Models;

/// <summary>A place where roots are made a schema: their types, and what is wrong with them. Serves diagnostics only.</summary>
internal sealed class RootUse(IReadOnlyList<string> roots, IReadOnlyList<Diagnostic> diagnostics, Location location)
{
    /// <summary>The roots' C# types.</summary>
    public IReadOnlyList<string> Roots { get; } = roots;

    public IReadOnlyList<Diagnostic> Diagnostics { get; } = diagnostics;

    public Location Location { get; } = location;
}
