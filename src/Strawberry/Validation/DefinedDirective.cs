using Strawberry.Language;

namespace Strawberry.Validation;

/// <summary>A directive that a document defines, with what rules ask of it. It stands before the schema's directive of its name.</summary>
internal sealed class DefinedDirective
{
    private readonly HashSet<string> _locations = new(StringComparer.Ordinal);
    private readonly HashSet<string> _arguments = new(StringComparer.Ordinal);
    private readonly Dictionary<string, TypeNode> _required = new(StringComparer.Ordinal);

    public DefinedDirective(DirectiveDefinitionNode node)
    {
        IsRepeatable = node.Repeatable;
        foreach (var location in node.Locations)
        {
            _locations.Add(location.Value);
        }

        foreach (var argument in node.Arguments)
        {
            _arguments.Add(argument.Name.Value);
            if (argument is { Type: NonNullTypeNode, DefaultValue: null })
            {
                _required[argument.Name.Value] = argument.Type;
            }
        }
    }

    public bool IsRepeatable { get; }

    /// <summary>The arguments in the order of the definition.</summary>
    public IEnumerable<string> Arguments => _arguments;

    /// <summary>The arguments that each use must give, with their types, in the order of the definition.</summary>
    public IEnumerable<KeyValuePair<string, TypeNode>> RequiredArguments => _required;

    /// <summary>Whether it may stand at the location of that name.</summary>
    public bool MayStandAt(string location) => _locations.Contains(location);

    public bool HasArgument(string name) => _arguments.Contains(name);
}
