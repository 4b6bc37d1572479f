using System.Collections.Immutable;
using Strawberry.Errors;
using Strawberry.Language;
using Strawberry.TypeSystem;

namespace Strawberry.Validation;

/// <summary>What all rules share while one document is validated: the schema, the document, where the walk is, and the errors.</summary>
internal sealed class ValidationContext
{
    private SourceLocator? _locator;

    public ValidationContext(SchemaDefinition schema, Document document, ValidationOptions options)
    {
        Schema = schema;
        Document = document;
        Options = options;
        Types = new TypeInfo(schema);
        Fragments = new FragmentIndex(document);
        TypeSystem = TypeSystemIndex.Of(document);
        Variables = new VariableUsages(schema, Fragments);
    }

    public SchemaDefinition Schema { get; }

    public Document Document { get; }

    public ValidationOptions Options { get; }

    public TypeInfo Types { get; }

    public FragmentIndex Fragments { get; }

    public VariableUsages Variables { get; }

    /// <summary>What the document defines of a type system, or null when all of it is executable.</summary>
    public TypeSystemIndex? TypeSystem { get; }

    /// <summary>Whether the walk is inside a definition of the type system.</summary>
    public bool IsInTypeSystem { get; set; }

    public ImmutableArray<GraphQLError>.Builder Errors { get; } = ImmutableArray.CreateBuilder<GraphQLError>();

    /// <summary>Field comparisons made by the merge rule: its cost on hostile documents.</summary>
    public long MergeWork { get; set; }

    /// <summary>Whether each selection set has nothing but fields of distinct names, known once the document has been measured.</summary>
    public bool HasDistinctFields { get; set; }

    public bool HideSuggestions => Options.HideSuggestions;

    /// <summary>Reports an error at byte offsets of the document.</summary>
    /// <exception cref="ValidationAbortedException">As many errors as the options allow were reported before.</exception>
    public void Report(string message, params ReadOnlySpan<int> offsets)
    {
        if (Errors.Count >= Options.MaxErrors)
        {
            throw new ValidationAbortedException(ValidationAbortedException.TooManyErrors);
        }

        Errors.Add(new GraphQLError(message) { Locations = Locate(offsets) });
    }

    public void Report(string message, SyntaxNode node) => Report(message, node.Start);

    public void Report(string message, SyntaxNode first, SyntaxNode second) => Report(message, first.Start, second.Start);

    public ImmutableArray<SourceLocation> Locate(params ReadOnlySpan<int> offsets)
    {
        if (offsets.IsEmpty)
        {
            return [];
        }

        _locator ??= new SourceLocator(Document.Source);
        var locations = ImmutableArray.CreateBuilder<SourceLocation>(offsets.Length);
        foreach (var offset in offsets)
        {
            locations.Add(_locator.Locate(offset));
        }

        return locations.MoveToImmutable();
    }
}
