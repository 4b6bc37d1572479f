using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Strawberry.Primitives;

namespace Strawberry.Language;

/// <summary>The selections between braces.</summary>
public sealed class SelectionSetNode(int start, int end, ImmutableArray<SelectionNode> selections) : SyntaxNode(start, end)
{
    // Up to this many names are compared one by one, where a hash of one leaves a doubt at all.
    private const int FewNames = 32;

    private Distinctness _distinctness;

    private enum Distinctness : byte
    {
        Unknown,
        Distinct,
        Other,
    }

    /// <summary>The selections in document order.</summary>
    public ImmutableArray<SelectionNode> Selections { get; } = selections;

    /// <summary>
    /// Whether it is certain that there are only fields without directives, each of a response name of its own: what is collected is what stands here. Found out
    /// when first asked for.
    /// </summary>
    internal bool IsDistinct
    {
        get
        {
            if (_distinctness == Distinctness.Unknown)
            {
                _distinctness = AreDistinct(Selections.AsSpan()) ? Distinctness.Distinct : Distinctness.Other;
            }

            return _distinctness == Distinctness.Distinct;
        }
    }

    private static bool AreDistinct(ReadOnlySpan<SelectionNode> selections)
    {
        var names = default(NameFilter);
        for (var i = 0; i < selections.Length; i++)
        {
            if (selections[i] is not FieldNode { HasDirectives: false } field || (!names.Add(field.ResponseName) && (i >= FewNames || Contains(selections[..i], field.ResponseName))))
            {
                return false;
            }
        }

        return true;
    }

    private static bool Contains(ReadOnlySpan<SelectionNode> fields, string name)
    {
        foreach (var field in fields)
        {
            if (((FieldNode)field).ResponseName == name)
            {
                return true;
            }
        }

        return false;
    }
}

/// <summary>A field, a fragment spread or an inline fragment.</summary>
public abstract class SelectionNode : SyntaxNode
{
    // Most selections have none: what is not stored costs no write barrier. Null then.
    private readonly DirectiveNode[]? _directives;

    private protected SelectionNode(int start, int end, ImmutableArray<DirectiveNode> directives)
        : base(start, end)
    {
        if (!directives.IsDefaultOrEmpty)
        {
            _directives = ImmutableCollectionsMarshal.AsArray(directives);
        }
    }

    /// <summary>The selection's directives.</summary>
    public ImmutableArray<DirectiveNode> Directives => ImmutableCollectionsMarshal.AsImmutableArray(_directives ?? []);

    internal bool HasDirectives => _directives is not null;
}

/// <summary>A field: <c>alias: name(arguments) @directive { … }</c>.</summary>
public sealed class FieldNode : SelectionNode
{
    // A document is fields for the most part, so they are kept small: names end where their text does, and what is absent is not stored.
    private readonly string _name;
    private readonly string? _alias;
    private readonly ArgumentNode[]? _arguments;
    private readonly int _nameStart;
    private readonly int _aliasStart;

    /// <summary>Makes a field. The ends of its names follow from their starts.</summary>
    public FieldNode(
        int start,
        int end,
        Name? alias,
        Name name,
        ImmutableArray<ArgumentNode> arguments,
        ImmutableArray<DirectiveNode> directives,
        SelectionSetNode? selectionSet)
        : base(start, end, directives)
    {
        _name = name.Value;
        _nameStart = name.Start;
        if (alias is { } given)
        {
            _alias = given.Value;
            _aliasStart = given.Start;
        }

        if (!arguments.IsDefaultOrEmpty)
        {
            _arguments = ImmutableCollectionsMarshal.AsArray(arguments);
        }

        if (selectionSet is not null)
        {
            SelectionSet = selectionSet;
        }
    }

    /// <summary>The alias, or null.</summary>
    public Name? Alias => _alias is null ? null : new Name(_alias, _aliasStart, _aliasStart + _alias.Length);

    /// <summary>The field's name.</summary>
    public Name Name => new(_name, _nameStart, _nameStart + _name.Length);

    /// <summary>The arguments given.</summary>
    public ImmutableArray<ArgumentNode> Arguments => ImmutableCollectionsMarshal.AsImmutableArray(_arguments ?? []);

    /// <summary>The sub-selections, or null for a leaf.</summary>
    public SelectionSetNode? SelectionSet { get; }

    /// <summary>The alias if there is one, else the name: the field's key in the response.</summary>
    public string ResponseName => _alias ?? _name;

    /// <summary>What a later stage found out about the node last. Who reads it checks that it is of use: a node may be seen by several schemas at once.</summary>
    internal object? Hint { get; set; }

    internal bool HasAlias => _alias is not null;

    /// <summary>Whether nothing but names and sub-selections is there.</summary>
    internal bool IsPlain => _arguments is null && !HasDirectives;

    /// <summary>Whether nothing but a name is there.</summary>
    internal bool IsBare => _alias is null && SelectionSet is null && IsPlain;
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
