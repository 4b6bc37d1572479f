using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Strawberry.Generators.Diagnostics;
using Strawberry.Generators.Models;

namespace Strawberry.Generators.Parsing;

/// <summary>What parsing one annotated declaration gathers: diagnostics, and tables for types that have no declaration of their own here.</summary>
internal sealed class ParseContext
{
    private readonly List<Diagnostic> _diagnostics = [];
    private readonly SortedDictionary<string, TableModel?> _extras = new(System.StringComparer.Ordinal);
    private int _muted;
    private bool _nullableReported;

    public ParseContext(Compilation compilation, INamedTypeSymbol root, CancellationToken cancellationToken)
    {
        Compilation = compilation;
        Root = root;
        CancellationToken = cancellationToken;
        AsWritten = compilation.Assembly.Find("GraphQLNamingAttribute") is { ConstructorArguments: [{ Value: 1 }] };
        Location = LocationOf(root) ?? Location.None;
        Shapes = new ShapeReader(this);
    }

    public Compilation Compilation { get; }

    /// <summary>The annotated declaration.</summary>
    public INamedTypeSymbol Root { get; }

    public Location Location { get; }

    public CancellationToken CancellationToken { get; }

    public ShapeReader Shapes { get; }

    /// <summary>Whether members keep their C# names.</summary>
    public bool AsWritten { get; }

    /// <summary>Whether a member's type is an error, which the compiler reports; it may yet come from another generator.</summary>
    public bool HasUnknownTypes { get; set; }

    public void Report(DiagnosticDescriptor descriptor, Location? location, params object?[] arguments)
    {
        if (_muted == 0)
        {
            _diagnostics.Add(Diagnostic.Create(descriptor, location ?? Location, arguments));
        }
    }

    /// <summary>Reports a type that an annotation would put right: the code fix finds it by its documentation id.</summary>
    public void ReportUnannotated(Location? location, ITypeSymbol type, string member, string attribute)
    {
        if (_muted == 0)
        {
            _diagnostics.Add(Diagnostic.Create(
                Catalogue.NotAnnotated, location ?? Location, FixProperties.Make(type, attribute), type.ToReadable(), member, attribute));
        }
    }

    /// <summary>Says that a type is empty, unless members were meant for it that something is wrong with.</summary>
    public void ReportEmpty(Location? location, string type, string missing, string advice)
    {
        if (_diagnostics.Count == 0 && !HasUnknownTypes)
        {
            Report(Catalogue.NoFields, location, type, missing, advice);
        }
    }

    /// <summary>Reports what shows only in a table made here, whoever declares the type.</summary>
    public void ReportHere(DiagnosticDescriptor descriptor, params object?[] arguments)
    {
        var diagnostic = Diagnostic.Create(descriptor, Location, arguments);
        if (!_diagnostics.Any(d => d.Id == diagnostic.Id && d.GetMessage() == diagnostic.GetMessage()))
        {
            _diagnostics.Add(diagnostic);
        }
    }

    /// <summary>Nullable annotations are off: said once a declaration, however many members suffer.</summary>
    public void ReportNullable()
    {
        if (!_nullableReported && _muted == 0)
        {
            _nullableReported = true;
            Report(Catalogue.NullableDisabled, Location, Root.ToReadable());
        }
    }

    /// <summary>Parses a table that no declaration here stands for, once; what is wrong with it is said where it is declared.</summary>
    public void AddExtra(string id, System.Func<TableModel?> parse)
    {
        if (_extras.ContainsKey(id))
        {
            return;
        }

        // Entered before parsing: the table may refer to itself.
        _extras[id] = null;
        _muted++;
        _extras[id] = parse();
        _muted--;
    }

    public ParseResult ToResult(TableModel? table, LoaderModel? loader = null, Location? location = null) =>
        new(table, loader, _extras.Values.OfType<TableModel>().ToEquatableArray(), _diagnostics, location ?? Location);

    /// <summary>Where a symbol is declared in this compilation's source.</summary>
    public static Location? LocationOf(ISymbol? symbol) => symbol?.Locations.FirstOrDefault(l => l.IsInSource);
}
