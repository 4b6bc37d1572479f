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
    // Most selections have nothing of the kind: what is not stored costs no room and no write barrier. Null then.
    private protected readonly SelectionDecoration? _decoration;

    private protected SelectionNode(int start, int end, SelectionDecoration? decoration)
        : base(start, end)
    {
        if (decoration is not null)
        {
            _decoration = decoration;
        }
    }

    /// <summary>The selection's directives.</summary>
    public ImmutableArray<DirectiveNode> Directives => ImmutableCollectionsMarshal.AsImmutableArray(_decoration?.Directives ?? []);

    internal bool HasDirectives => _decoration is { Directives: not null };

    private protected static SelectionDecoration? Decorate(ImmutableArray<DirectiveNode> directives) =>
        directives.IsDefaultOrEmpty ? null : new SelectionDecoration { Directives = ImmutableCollectionsMarshal.AsArray(directives) };
}

/// <summary>What few selections have. Arrays are null instead of empty.</summary>
internal sealed class SelectionDecoration
{
    public string? Alias { get; init; }

    /// <summary>Where the name stands, if not at the start.</summary>
    public int NameStart { get; init; }

    public int AliasStart { get; init; }

    public ArgumentNode[]? Arguments { get; init; }

    public DirectiveNode[]? Directives { get; init; }
}

/// <summary>A field: <c>alias: name(arguments) @directive { … }</c>.</summary>
public sealed class FieldNode : SelectionNode
{
    // A document is fields for the most part, so they are kept small: names end where their text does, and what few have stands elsewhere.
    private readonly string _name;

    /// <summary>Makes a field. The ends of its names follow from their starts.</summary>
    public FieldNode(
        int start,
        int end,
        Name? alias,
        Name name,
        ImmutableArray<ArgumentNode> arguments,
        ImmutableArray<DirectiveNode> directives,
        SelectionSetNode? selectionSet)
        : base(start, end, Decorate(start, alias, name, arguments, directives))
    {
        _name = name.Value;
        if (selectionSet is not null)
        {
            SelectionSet = selectionSet;
        }
    }

    /// <summary>A name and nothing else.</summary>
    internal FieldNode(int start, int end, string name)
        : base(start, end, null) => _name = name;

    /// <summary>The alias, or null.</summary>
    public Name? Alias => _decoration is { Alias: { } alias } decoration ? new Name(alias, decoration.AliasStart, decoration.AliasStart + alias.Length) : null;

    /// <summary>The field's name.</summary>
    public Name Name
    {
        get
        {
            var start = _decoration?.NameStart ?? Start;
            return new Name(_name, start, start + _name.Length);
        }
    }

    /// <summary>The arguments given.</summary>
    public ImmutableArray<ArgumentNode> Arguments => ImmutableCollectionsMarshal.AsImmutableArray(_decoration?.Arguments ?? []);

    /// <summary>The sub-selections, or null for a leaf.</summary>
    public SelectionSetNode? SelectionSet { get; }

    /// <summary>The alias if there is one, else the name: the field's key in the response.</summary>
    public string ResponseName => _decoration?.Alias ?? _name;

    /// <summary>What a later stage found out about the node last. Who reads it checks that it is of use: a node may be seen by several schemas at once.</summary>
    internal object? Hint { get; set; }

    internal bool HasAlias => _decoration is { Alias: not null };

    /// <summary>Whether nothing but names and sub-selections is there.</summary>
    internal bool IsPlain => _decoration is null or { Arguments: null, Directives: null };

    /// <summary>Whether nothing but a name is there.</summary>
    internal bool IsBare => SelectionSet is null && _decoration is null;

    private static SelectionDecoration? Decorate(
        int start, Name? alias, Name name, ImmutableArray<ArgumentNode> arguments, ImmutableArray<DirectiveNode> directives) =>
        alias is null && name.Start == start && arguments.IsDefaultOrEmpty && directives.IsDefaultOrEmpty ? null : new SelectionDecoration
        {
            Alias = alias?.Value,
            AliasStart = alias?.Start ?? 0,
            NameStart = name.Start,
            Arguments = arguments.IsDefaultOrEmpty ? null : ImmutableCollectionsMarshal.AsArray(arguments),
            Directives = directives.IsDefaultOrEmpty ? null : ImmutableCollectionsMarshal.AsArray(directives),
        };
}

/// <summary>A fragment spread: <c>...Name @directive</c>.</summary>
public sealed class FragmentSpreadNode(int start, int end, Name name, ImmutableArray<DirectiveNode> directives)
    : SelectionNode(start, end, Decorate(directives))
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
    SelectionSetNode selectionSet) : SelectionNode(start, end, Decorate(directives))
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
