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
    private readonly List<Diagnostic> _ofExtras = [];
    private readonly HashSet<SyntaxTree> _places = [];
    private readonly SortedDictionary<string, TableModel?> _extras = new(System.StringComparer.Ordinal);
    private int _inExtra;
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

    /// <summary>Whether written defaults are taken as they are: what the default of a field is checked against may have that field itself.</summary>
    public bool TrustsDefaults { get; init; }

    /// <summary>Whether a member's type is an error, which the compiler reports; it may yet come from another generator.</summary>
    public bool HasUnknownTypes { get; set; }

    public void Report(DiagnosticDescriptor descriptor, Location? location, params object?[] arguments)
    {
        Add(Diagnostic.Create(descriptor, location ?? Location, arguments));
    }

    /// <summary>Reports what may be come across several times.</summary>
    public void ReportOnce(DiagnosticDescriptor descriptor, Location? location, params object?[] arguments)
    {
        var diagnostic = Diagnostic.Create(descriptor, location ?? Location, arguments);
        if (!_diagnostics.Concat(_ofExtras).Any(d => d.Id == diagnostic.Id && d.GetMessage() == diagnostic.GetMessage()))
        {
            Add(diagnostic);
        }
    }

    /// <summary>Reports a type that an annotation would put right: the code fix finds it by its documentation id.</summary>
    public void ReportUnannotated(Location? location, ITypeSymbol type, string member, string attribute)
    {
        Add(Diagnostic.Create(
            Catalogue.NotAnnotated, location ?? Location, FixProperties.Make(type, attribute), type.ToReadable(), member, attribute));
    }

    /// <summary>Says that a type is empty, unless members were meant for it that something is wrong with.</summary>
    public void ReportEmpty(Location? location, string type, string missing, string advice)
    {
        if (_diagnostics.Count == 0 && _ofExtras.Count == 0 && !HasUnknownTypes)
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
        if (!_nullableReported && _inExtra == 0)
        {
            _nullableReported = true;
            Report(Catalogue.NullableDisabled, Location, Root.ToReadable());
        }
    }

    /// <summary>
    /// Parses a table that no declaration here stands for, once. What is wrong with it may be said already where it is declared, and may be wrong in this
    /// closing alone.
    /// </summary>
    public void AddExtra(string id, System.Func<TableModel?> parse)
    {
        if (_extras.ContainsKey(id))
        {
            return;
        }

        // Entered before parsing: the table may refer to itself.
        _extras[id] = null;
        _inExtra++;
        _extras[id] = parse();
        _inExtra--;
    }

    /// <summary>The attribute is written out with its arguments: one may be the number of the line where it stands.</summary>
    public void AddPlace(AttributeData attribute)
    {
        if (attribute.ApplicationSyntaxReference is { } reference)
        {
            _places.Add(reference.SyntaxTree);
        }
    }

    public ParseResult ToResult(TableModel? table, LoaderModel? loader = null, Location? location = null)
    {
        location ??= Location;
        foreach (var diagnostic in _diagnostics.Concat(_ofExtras))
        {
            AddPlaces(diagnostic.AdditionalLocations.Prepend(diagnostic.Location));
        }

        AddPlaces([location]);
        return new ParseResult(
            table,
            loader,
            _extras.Values.OfType<TableModel>().ToEquatableArray(),
            _diagnostics,
            _ofExtras,
            location,
            _places);
    }

    private void AddPlaces(IEnumerable<Location> locations) => _places.UnionWith(locations.Select(l => l.SourceTree).OfType<SyntaxTree>());

    private void Add(Diagnostic diagnostic) => (_inExtra > 0 ? _ofExtras : _diagnostics).Add(diagnostic);

    /// <summary>Where a symbol is declared in this compilation's source.</summary>
    public static Location? LocationOf(ISymbol? symbol) => symbol?.Locations.FirstOrDefault(l => l.IsInSource);
}
