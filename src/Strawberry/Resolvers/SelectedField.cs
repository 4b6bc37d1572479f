using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.ComponentModel;
using System.Runtime.InteropServices;
using Strawberry.Language;
using Strawberry.Primitives;
using Strawberry.TypeSystem;

namespace Strawberry.Resolvers;

/// <summary>A field of an operation's plan, as the resolver of its object sees it: collected, merged and encoded ahead of time.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class SelectedField
{
    // Of an abstract type with many object types, so many selections stand in a row; the others are looked up.
    private const int MostSearched = 8;

    private Selection[] _selections = [];
    private ConcurrentDictionary<ObjectType, Selection>? _moreSelections;
    private Selection? _onlySelection;

    internal SelectedField(
        string responseName,
        ResponseKey key,
        ObjectType parentType,
        FieldDefinition definition,
        FieldTable? table,
        int fieldIndex,
        object? nodes,
        ImmutableArray<SelectedArgument> arguments,
        SelectionSource? source)
    {
        ResponseName = responseName;
        Key = key;
        ParentType = parentType;
        Definition = definition;
        Table = table;
        FieldIndex = fieldIndex;
        NodeOrNodes = nodes;
        Arguments = arguments;
        Source = source;
        AcceptsNull = definition.Type.IsNullable;
    }

    internal string ResponseName { get; }

    /// <summary>A comma, the response name in quotes and a colon; for <c>__typename</c> the value as well.</summary>
    internal ResponseKey Key { get; }

    internal ObjectType ParentType { get; }

    internal FieldDefinition Definition { get; }

    /// <summary>Who resolves the field; null when <see cref="Key"/> is all there is to write.</summary>
    internal FieldTable? Table { get; }

    internal int FieldIndex { get; }

    /// <summary>
    /// The node, or the array of those that were merged; most often there is one. Null when documents share the field: the nodes are then found by those of the field
    /// around it, since nobody asks for them unless for an error.
    /// </summary>
    internal object? NodeOrNodes { get; }

    /// <summary>The nodes that were merged.</summary>
    /// <param name="outer">The field whose value the object is that this field stands on; null at the root.</param>
    internal ImmutableArray<FieldNode> GetNodes(SelectedField? outer) => NodeOrNodes switch
    {
        null => outer!.Source!.FindNodes(outer, this),
        FieldNode one => [one],
        var several => ImmutableCollectionsMarshal.AsImmutableArray((FieldNode[])several),
    };

    internal ImmutableArray<SelectedArgument> Arguments { get; }

    internal bool AcceptsNull { get; }

    /// <summary>What makes the selections of the field's value; null for leaf fields.</summary>
    internal SelectionSource? Source { get; }

    /// <summary>What <c>@stream</c> asks for; null without it.</summary>
    internal StreamUsage? Stream { get; init; }

    /// <summary>What is asked before the field is resolved; null for nothing.</summary>
    internal IFieldPermission[]? Permissions => Bound?.Permissions;

    /// <summary>The places of the hooks that surround the resolver, among those of the operation.</summary>
    internal int[] Hooks { get; init; } = [];

    /// <summary>The completer of the field's value as the resolver returns it.</summary>
    internal ValueCompleter? Completer => Bound?.Completer;

    /// <summary>The table that has the resolver, when <see cref="Table"/> is one that calls it.</summary>
    internal FieldTable? ResolvingTable => Bound?.Table;

    /// <summary>What is the same for all selections of the field; null when <see cref="Key"/> is all there is to write.</summary>
    internal BoundField? Bound { get; init; }

    /// <summary>The selection for values of a concrete type, made on first use.</summary>
    internal Selection GetSelection(ObjectType type)
    {
        if (_onlySelection is { } only)
        {
            return only;
        }

        foreach (var selection in _selections)
        {
            if (ReferenceEquals(selection.Type, type))
            {
                return selection;
            }
        }

        return _moreSelections is { } more && more.TryGetValue(type, out var found) ? found : AddSelection(type);
    }

    /// <summary>The selection for values of the only type the value can have.</summary>
    internal Selection GetOnlySelection() => _onlySelection ?? AddOnlySelection();

    private Selection AddOnlySelection() => AddSelection((ObjectType)Definition.Type.Named);

    private Selection AddSelection(ObjectType type)
    {
        // Two requests may make the same selection at once: both are equal and either may stay.
        var made = Source!.Make(this, type);
        if (Definition.Type.Named is ObjectType)
        {
            return made.DeferUsages.Length == 0 ? _onlySelection = made : Interlocked.CompareExchange(ref _onlySelection, made, null) ?? made;
        }

        while (true)
        {
            var current = Volatile.Read(ref _selections);
            foreach (var selection in current)
            {
                if (ReferenceEquals(selection.Type, type))
                {
                    return selection;
                }
            }

            if (current.Length == MostSearched)
            {
                var more = _moreSelections ?? Interlocked.CompareExchange(ref _moreSelections, new ConcurrentDictionary<ObjectType, Selection>(), null) ?? _moreSelections;
                return more.GetOrAdd(type, made);
            }

            Selection[] longer = [.. current, made];
            if (ReferenceEquals(Interlocked.CompareExchange(ref _selections, longer, current), current))
            {
                return made;
            }
        }
    }
}

/// <summary>Makes the selections of a field's value, a concrete type at a time.</summary>
internal abstract class SelectionSource
{
    public abstract Selection Make(SelectedField field, ObjectType type);

    /// <summary>The nodes of a field that documents share, by those of the field around it.</summary>
    public abstract ImmutableArray<FieldNode> FindNodes(SelectedField outer, SelectedField shared);
}

/// <summary>The fields to write for an object of one type, and the work that <c>@defer</c> leaves for later.</summary>
internal sealed class Selection(ObjectType type, SelectedField[] fields, DeferredSelection[] deferred, DeferUsage[] deferUsages)
{
    public ObjectType Type { get; } = type;

    public SelectedField[] Fields { get; } = fields;

    /// <summary>Field sets to execute after this one is delivered, an execution group each.</summary>
    public DeferredSelection[] Deferred { get; } = deferred;

    /// <summary>Usages of <c>@defer</c> that start at this object.</summary>
    public DeferUsage[] DeferUsages { get; } = deferUsages;

    /// <summary>
    /// Whether the object has one usage of <c>@defer</c>, in no other, and all that it defers stands at the object itself: nothing else need know its group.
    /// </summary>
    public bool IsDeferredApart { get; init; }

    /// <summary>Whether the table at a field's index is the one of the field before, for every field.</summary>
    public FieldTable? SingleTable { get; } = FindSingleTable(fields);

    /// <summary>Whether one table resolves all fields, and nothing is deferred.</summary>
    public bool IsPlain => SingleTable is not null && Deferred.Length == 0 && DeferUsages.Length == 0;

    /// <summary>Who has found out that <see cref="SingleTable"/> is a table of values as it completes.</summary>
    public ValueCompleter? TypedCompleter { get; set; }

    private static FieldTable? FindSingleTable(SelectedField[] fields)
    {
        FieldTable? single = null;
        foreach (var field in fields)
        {
            if (field.Table is { } table && !ReferenceEquals(table, single))
            {
                if (single is not null)
                {
                    return null;
                }

                single = table;
            }
        }

        return single;
    }
}

/// <summary>A usage of <c>@defer</c> at one place of the collected fields.</summary>
internal sealed class DeferUsage(string? label, DirectiveNode directive, DeferUsage? parent)
{
    public DirectiveNode Directive { get; } = directive;

    public string? Label { get; } = label;

    /// <summary>The usage that encloses this one.</summary>
    public DeferUsage? Parent { get; } = parent;
}

/// <summary>Fields that one or several usages of <c>@defer</c> share.</summary>
internal sealed class DeferredSelection(DeferUsage[] usages, Selection selection)
{
    public DeferUsage[] Usages { get; } = usages;

    public Selection Selection { get; } = selection;
}

/// <summary>What a <c>@stream</c> directive asks for.</summary>
internal sealed class StreamUsage(string? label, ValueNode? initialCount)
{
    public string? Label { get; } = label;

    /// <summary>The value of <c>initialCount</c>: a literal or a variable; null for the default, 0.</summary>
    public ValueNode? InitialCount { get; } = initialCount;

    /// <summary>Why the directive makes no sense: an error of the field.</summary>
    public Errors.GraphQLError? Problem { get; init; }

    /// <summary>The field as its streamed items select: its sub-selections are outside of any defer.</summary>
    public SelectedField? ItemField { get; init; }
}

/// <summary>An argument of a field in a plan.</summary>
internal sealed class SelectedArgument(
    ObjectType parent,
    FieldDefinition owner,
    InputValueDefinition definition,
    ValueNode? value,
    SourceArgumentKind kind)
{
    /// <summary>The argument's schema coordinate.</summary>
    public string Coordinate => $"{parent.Name}.{owner.Name}({Definition.Name}:)";

    public InputValueDefinition Definition { get; } = definition;

    /// <summary>The literal or variable given; null when none is.</summary>
    public ValueNode? Value { get; } = value;

    public SourceArgumentKind Kind { get; } = kind;

    /// <summary>The position of the variable that the argument is among the operation's; -1 while it was not looked for.</summary>
    public int Variable { get; set; } = -1;

    /// <summary>A box of the coerced value, when it is the same for every request.</summary>
    public object? Constant { get; set; }

    /// <summary>A box of a value that every request gets a copy of.</summary>
    public object? Template { get; set; }
}

/// <summary>Where an argument's value comes from.</summary>
internal enum SourceArgumentKind
{
    /// <summary>Nothing was given: the default, or an absent input.</summary>
    Absent,

    /// <summary>A literal without variables.</summary>
    Constant,

    /// <summary>A variable alone.</summary>
    Variable,

    /// <summary>A literal that contains variables.</summary>
    Mixed,
}
