using System.Collections.Immutable;
using System.Globalization;
using Strawberry.Language;
using Strawberry.TypeSystem;

namespace Strawberry.Validation;

/// <summary>
/// Counts what the limits bound. Each fragment is measured once, after those it spreads, and its size is multiplied in wherever it
/// is spread: fragments that double thirty times take thirty steps. A spread that closes a cycle counts as nothing.
/// </summary>
internal sealed class DocumentMeasure(ValidationContext context) : ITypeSystemVisitor
{
    private readonly TypeInfo _types = context.Types;
    private Dictionary<string, SelectionSize>? _fragments;
    private bool _hasSpreads;
    private bool _hasVariables;
    private bool _isDistinct = true;

    public int Aliases { get; private set; }

    public int Directives { get; private set; }

    public int IncrementalDirectives { get; private set; }

    /// <summary>The first alias beyond the limit, if any; likewise the next two.</summary>
    public SyntaxNode? AliasBeyond { get; private set; }

    public SyntaxNode? DirectiveBeyond { get; private set; }

    public SyntaxNode? IncrementalDirectiveBeyond { get; private set; }

    /// <summary>The sizes of all operations and fragments in document order.</summary>
    public List<MeasuredDefinition> Sizes { get; } = [];

    public void Run()
    {
        Dictionary<FragmentDefinitionNode, SelectionSize>? sizes = null;
        foreach (var definition in context.Document.Definitions)
        {
            if (definition is FragmentDefinitionNode fragment)
            {
                MeasureWithSpreads(fragment, sizes ??= []);
            }
        }

        foreach (var definition in context.Document.Definitions)
        {
            if (definition is OperationDefinitionNode operation)
            {
                Sizes.Add(new MeasuredDefinition(operation, Measure(operation)));
            }
            else if (definition is FragmentDefinitionNode fragment)
            {
                // Of two fragments of one name only the last can be spread, but both count.
                Sizes.Add(new MeasuredDefinition(fragment, sizes!.TryGetValue(fragment, out var size) ? size : Measure(fragment)));
            }
            else
            {
                TypeSystemWalk.Visit(definition, this);
            }
        }

        context.Fragments.AnySpreads = _hasSpreads;
        context.Variables.Any = _hasVariables;
        context.HasDistinctFields = _isDistinct;
    }

    void ITypeSystemVisitor.VisitDirectives(ImmutableArray<DirectiveNode> directives, DirectiveLocation location) => Count(directives);

    // Types and values nest no deeper than the parser lets them.
    void ITypeSystemVisitor.EnterDefinition(TypeSystemDefinitionNode node)
    {
    }

    void ITypeSystemVisitor.EnterMember(ImmutableArray<DirectiveNode> directives)
    {
    }

    void ITypeSystemVisitor.VisitType(TypeNode node)
    {
    }

    void ITypeSystemVisitor.VisitDefault(ValueNode node)
    {
    }

    // Callees first, with a stack of our own: a chain of fragments may be longer than the thread's.
    private void MeasureWithSpreads(FragmentDefinitionNode root, Dictionary<FragmentDefinitionNode, SelectionSize> sizes)
    {
        _fragments ??= new Dictionary<string, SelectionSize>(StringComparer.Ordinal);
        if (!_fragments.TryAdd(root.Name.Value, default))
        {
            return;
        }

        var open = new Stack<(FragmentDefinitionNode Fragment, int Next)>();
        open.Push((context.Fragments.Find(root.Name.Value)!, 0));
        while (open.TryPop(out var place))
        {
            var spreads = context.Fragments.Spreads(place.Fragment.SelectionSet);
            if (place.Next < spreads.Count)
            {
                open.Push(place with { Next = place.Next + 1 });
                if (context.Fragments.Find(spreads[place.Next].Name.Value) is { } fragment
                    && _fragments.TryAdd(fragment.Name.Value, default))
                {
                    open.Push((fragment, 0));
                }
            }
            else
            {
                var size = Measure(place.Fragment);
                _fragments[place.Fragment.Name.Value] = size;
                sizes.Add(place.Fragment, size);
            }
        }
    }

    private SelectionSize Measure(OperationDefinitionNode node)
    {
        Count(node.Directives);
        foreach (var variable in node.VariableDefinitions)
        {
            Count(variable.Directives);
        }

        _types.EnterOperation(node);
        var size = Measure(node.SelectionSet);
        _types.LeaveDefinition();
        return size;
    }

    private SelectionSize Measure(FragmentDefinitionNode node)
    {
        Count(node.Directives);
        _types.EnterFragment(node);
        var size = Measure(node.SelectionSet);
        _types.LeaveDefinition();
        return size;
    }

    private SelectionSize Measure(SelectionSetNode set)
    {
        _isDistinct = _isDistinct && set.IsDistinct;
        var outer = _types.EnterSelectionSet();
        var size = default(SelectionSize);
        var leaves = 0;
        foreach (var selection in set.Selections)
        {
            if (selection is FieldNode { IsBare: true })
            {
                leaves++;
                continue;
            }

            if (selection.HasDirectives)
            {
                Count(selection.Directives);
            }

            size = size.Beside(selection is FieldNode field ? Measure(field) : Measure(selection));
        }

        _types.LeaveSelectionSet(outer);
        return leaves > 0 ? size.Beside(SelectionSize.Leaves(leaves)) : size;
    }

    private SelectionSize Measure(SelectionNode node)
    {
        if (node is FragmentSpreadNode spread)
        {
            _hasSpreads = true;
            return _fragments is not null && _fragments.TryGetValue(spread.Name.Value, out var measured) ? measured.UnderFragment() : default(SelectionSize).UnderFragment();
        }

        var inline = (InlineFragmentNode)node;
        var outer = _types.EnterInlineFragment(inline);
        var size = Measure(inline.SelectionSet).UnderFragment();
        _types.LeaveInlineFragment(outer);
        return size;
    }

    private SelectionSize Measure(FieldNode field)
    {
        if (field.HasAlias && ++Aliases > context.Options.MaxAliases)
        {
            AliasBeyond ??= field;
        }

        if (field.SelectionSet is not { } nested)
        {
            if (!field.IsPlain)
            {
                Look(field.Arguments);
            }

            return SelectionSize.Leaves(1);
        }

        var outer = _types.EnterField(_types.Find(field));
        var size = Measure(nested).UnderField(Items(field));
        _types.LeaveField(outer);
        return size;
    }

    // Whether variables are used at all.
    private void Look(ImmutableArray<ArgumentNode> arguments)
    {
        foreach (var argument in arguments)
        {
            _hasVariables = _hasVariables || argument.Value.HasVariable;
        }
    }

    // A literal page size counts wherever it is given: a connection's page is a level above its list.
    private long Items(FieldNode field)
    {
        Look(field.Arguments);
        foreach (var argument in field.Arguments)
        {
            if (argument.Name.Value is "first" or "last" or "limit"
                && argument.Value is IntValueNode number
                && long.TryParse(number.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var items))
            {
                return Math.Max(items, 1);
            }
        }

        return _types.Type?.NullableType is ListType ? context.Options.AssumedListSize : 1;
    }

    private void Count(ImmutableArray<DirectiveNode> directives)
    {
        foreach (var directive in directives)
        {
            Look(directive.Arguments);
            if (++Directives > context.Options.MaxDirectives)
            {
                DirectiveBeyond ??= directive;
            }

            if (directive.Name.Value is "defer" or "stream" && ++IncrementalDirectives > context.Options.MaxIncrementalDirectives)
            {
                IncrementalDirectiveBeyond ??= directive;
            }
        }
    }
}

/// <summary>An operation or fragment and its size.</summary>
internal sealed record MeasuredDefinition(ExecutableDefinitionNode Definition, SelectionSize Size);
