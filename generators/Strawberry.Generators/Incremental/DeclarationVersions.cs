using System;
using System.Collections.Immutable;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Strawberry.Generators.Incremental;

/// <summary>
/// Gives compilations their versions: a compilation has that of the one seen before it when nothing but bodies differs. Keeps files of the latest, and no compilation.
/// </summary>
internal sealed class DeclarationVersions
{
    private readonly ConditionalWeakTable<Compilation, DeclarationVersion> _known = new();
    private readonly object _gate = new();
    private Snapshot? _latest;

    public DeclarationVersion Of(Compilation compilation, CancellationToken cancellationToken)
    {
        if (_known.TryGetValue(compilation, out var known))
        {
            return known;
        }

        lock (_gate)
        {
            if (!_known.TryGetValue(compilation, out known))
            {
                var snapshot = new Snapshot((CSharpCompilation)compilation);
                known = _latest is { } latest && snapshot.DeclaresAs(latest, cancellationToken) ? latest.Version : new DeclarationVersion(snapshot.Trees);
                _known.Add(compilation, known);
                _latest = snapshot with { Version = known };
            }

            return known;
        }
    }

    /// <summary>What parsing may read of a compilation.</summary>
    private sealed record Snapshot(
        string? Assembly, ImmutableArray<SyntaxTree> Trees, ImmutableArray<MetadataReference> References, CompilationOptions Options)
    {
        public Snapshot(CSharpCompilation compilation)
            : this(compilation.AssemblyName, compilation.SyntaxTrees, compilation.ExternalReferences, compilation.Options)
        {
        }

        public DeclarationVersion Version { get; init; } = null!;

        public bool DeclaresAs(Snapshot other, CancellationToken cancellationToken) =>
            Assembly == other.Assembly
            && Trees.Length == other.Trees.Length
            && References.SequenceEqual(other.References)
            && Options.Equals(other.Options)
            && Trees.Zip(other.Trees, (own, before) => ReferenceEquals(own, before) || BodyEdit.IsAll(before, own, cancellationToken)).All(same => same);
    }
}
