using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Strawberry.Errors;
using Strawberry.Language;
using Strawberry.Primitives;

namespace Strawberry.Execution;

/// <summary>Collects what is wrong with variables, with the path inside the value that is being looked at.</summary>
internal sealed class VariableErrors(Document document, int maxErrors)
{
    private StructList<PathSegment>? _path;
    private List<GraphQLError>? _errors;
    private VariableDefinitionNode? _variable;

    /// <summary>Whether an error came after as many as are allowed; nothing more is collected then.</summary>
    public bool IsFull { get; private set; }

    /// <summary>Starts with a variable.</summary>
    public void Of(VariableDefinitionNode variable)
    {
        _variable = variable;
        _path?.Clear();
    }

    public void Enter(PathSegment segment) => (_path ??= new StructList<PathSegment>()).Add(segment);

    public void Leave() => _path!.RemoveLast(1);

    /// <summary>Adds what is wrong at the path of the current variable's value.</summary>
    public void Add(string problem) =>
        Add($"Variable \"${_variable!.Variable.Name}\" has invalid value{Path()}: {problem}", _variable);

    public void Add(string message, SyntaxNode node)
    {
        if (_errors is not null && _errors.Count >= maxErrors)
        {
            IsFull = true;
            return;
        }

        (_errors ??= []).Add(new GraphQLError(message) { Locations = [document.GetLocation(node)] });
    }

    public ImmutableArray<GraphQLError> ToImmutable(string tooMany)
    {
        if (IsFull)
        {
            (_errors ??= []).Add(new GraphQLError(tooMany));
        }

        return _errors is null ? [] : [.. _errors];
    }

    private string Path()
    {
        if (_path is null or { Count: 0 })
        {
            return "";
        }

        var text = new StringBuilder(" at ");
        foreach (var segment in _path.Span)
        {
            if (segment.Key is { } key)
            {
                text.Append('.').Append(key);
            }
            else
            {
                text.Append('[').Append(segment.Index.ToString(CultureInfo.InvariantCulture)).Append(']');
            }
        }

        return text.ToString();
    }
}
