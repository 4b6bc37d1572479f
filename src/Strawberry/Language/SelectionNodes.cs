using System.Collections.Immutable;

namespace Strawberry.Language;

/// <summary>The selections between braces.</summary>
public sealed class SelectionSetNode(int start, int end, ImmutableArray<SelectionNode> selections) : SyntaxNode(start, end)
{
    /// <summary>The selections in document order.</summary>
    public ImmutableArray<SelectionNode> Selections { get; } = selections;
}

/// <summary>A field, a fragment spread or an inline fragment.</summary>
public abstract class SelectionNode(int start, int end, ImmutableArray<DirectiveNode> directives) : SyntaxNode(start, end)
{
    /// <summary>The selection's directives.</summary>
    public ImmutableArray<DirectiveNode> Directives { get; } = directives;
}

/// <summary>A field: <c>alias: name(arguments) @directive { … }</c>.</summary>
public sealed class FieldNode(
    int start,
    int end,
    Name? alias,
    Name name,
    ImmutableArray<ArgumentNode> arguments,
    ImmutableArray<DirectiveNode> directives,
    SelectionSetNode? selectionSet) : SelectionNode(start, end, directives)
{
    /// <summary>The alias, or null.</summary>
    public Name? Alias { get; } = alias;

    /// <summary>The field's name.</summary>
    public Name Name { get; } = name;

    /// <summary>The arguments given.</summary>
    public ImmutableArray<ArgumentNode> Arguments { get; } = arguments;

    /// <summary>The sub-selections, or null for a leaf.</summary>
    public SelectionSetNode? SelectionSet { get; } = selectionSet;

    /// <summary>The alias if there is one, else the name: the field's key in the response.</summary>
    public string ResponseName => Alias is { } alias ? alias.Value : Name.Value;
}

/// <summary>A fragment spread: <c>...Name @directive</c>.</summary>
public sealed class FragmentSpreadNode(int start, int end, Name name, ImmutableArray<DirectiveNode> directives)
    : SelectionNode(start, end, directives)
{
    /// <summary>The fragment's name.</summary>
    public Name Name { get; } = name;
}

/// <summary>An inline fragment: <c>... on Type @directive { … }</c>.</summary>
public sealed class InlineFragmentNode(
    int start,
    int end,
    NamedTypeNode? typeCondition,
    ImmutableArray<DirectiveNode> directives,
    SelectionSetNode selectionSet) : SelectionNode(start, end, directives)
{
    /// <summary>The type the fragment applies to, or null for the enclosing one.</summary>
    public NamedTypeNode? TypeCondition { get; } = typeCondition;

    /// <summary>The fragment's selections.</summary>
    public SelectionSetNode SelectionSet { get; } = selectionSet;
}

/// <summary>An argument: <c>name: value</c>.</summary>
public sealed class ArgumentNode(int start, int end, Name name, ValueNode value) : SyntaxNode(start, end)
{
    /// <summary>The argument's name.</summary>
    public Name Name { get; } = name;

    /// <summary>The argument's value.</summary>
    public ValueNode Value { get; } = value;
}

/// <summary>A directive: <c>@name(arguments)</c>.</summary>
public sealed class DirectiveNode(int start, int end, Name name, ImmutableArray<ArgumentNode> arguments) : SyntaxNode(start, end)
{
    /// <summary>The directive's name, without the at sign.</summary>
    public Name Name { get; } = name;

    /// <summary>The arguments given.</summary>
    public ImmutableArray<ArgumentNode> Arguments { get; } = arguments;
}
