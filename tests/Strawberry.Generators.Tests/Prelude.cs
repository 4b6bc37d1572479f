namespace Strawberry.Generators.Tests;

/// <summary>What stands before each test's source, on its first line so that line numbers stay.</summary>
internal static class Prelude
{
    public const string Before =
        "using System; using System.Collections.Generic; using System.Collections.Immutable; using System.Linq; "
        + "using System.Threading; using System.Threading.Channels; using System.Threading.Tasks; using Strawberry; using Strawberry.Resolvers;\n";
}
