using Strawberry.Language;

namespace Strawberry.Validation;

/// <summary>
/// The types and directives that a document defines itself. A document with such definitions is refused, but what its other parts say of these names is no
/// further error.
/// </summary>
internal sealed class TypeSystemIndex
{
    // Who defines names may also mistype them: without a bound a request sets both sides of the distances between names, which are quadratic.
    private const int MaxSuggestions = 100;
    private const int MaxSuggestionLength = 100;

    private readonly HashSet<string> _types = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DefinedDirective> _directives = new(StringComparer.Ordinal);

    private TypeSystemIndex(Document document)
    {
        foreach (var definition in document.Definitions)
        {
            if (definition is TypeDefinitionNode type)
            {
                _types.Add(type.Name.Value);
            }
            else if (definition is DirectiveDefinitionNode directive)
            {
                _directives[directive.Name.Value] = new DefinedDirective(directive);
            }
        }
    }

    /// <summary>Names that may stand in "Did you mean …", of those defined.</summary>
    public IEnumerable<string> SuggestedTypes => Suggested(_types);

    /// <summary>The index of a document, or null when all of it is executable.</summary>
    public static TypeSystemIndex? Of(Document document)
    {
        foreach (var definition in document.Definitions)
        {
            if (definition is not ExecutableDefinitionNode)
            {
                return new TypeSystemIndex(document);
            }
        }

        return null;
    }

    public bool DefinesType(string name) => _types.Contains(name);

    /// <summary>The directive of that name that the document defines, or null. Of several, the last.</summary>
    public DefinedDirective? Directive(string name) => _directives.GetValueOrDefault(name);

    /// <summary>The first of the names, without those too long to be mistyped.</summary>
    public static IEnumerable<string> Suggested(IEnumerable<string> names) =>
        names.Where(static n => n.Length <= MaxSuggestionLength).Take(MaxSuggestions);
}
