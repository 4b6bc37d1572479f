using System.Runtime.InteropServices;
using Strawberry.Language;
using Strawberry.Primitives;
using Strawberry.Resolvers;

namespace Strawberry.Planning;

/// <summary>Field nodes of one response name, in the order of their first, and the usages of <c>@defer</c> that start at the object.</summary>
internal sealed class CollectedFields
{
    // Up to this many names are compared one by one, where a hash of one leaves a doubt at all.
    private const int FewNames = 32;

    // An instance that became this large is not used again.
    private const int LargestKept = 1_000;

    [ThreadStatic]
    private static CollectedFields? _idle;

    private readonly StructList<CollectedField> _fields = new();
    private NameFilter _names;
    private Dictionary<string, int>? _index;

    /// <summary>A field for each response name.</summary>
    public ReadOnlySpan<CollectedField> Fields => _fields.Span;

    /// <summary>Whether a field was reached through <c>@defer</c>.</summary>
    public bool HasUsages { get; private set; }

    public List<DeferUsage>? NewUsages { get; set; }

    /// <summary>The directive of the first new usage, for errors.</summary>
    public DirectiveNode? FirstDefer { get; set; }

    /// <summary>An empty instance; each thread keeps one for its next selection.</summary>
    public static CollectedFields Rent()
    {
        var fields = _idle ?? new CollectedFields();
        _idle = null;
        return fields;
    }

    public void Return()
    {
        if (_fields.Capacity > LargestKept)
        {
            return;
        }

        _fields.Clear();
        _names = default;
        _index = null;
        HasUsages = false;
        NewUsages = null;
        FirstDefer = null;
        _idle = this;
    }

    public void Add(FieldNode node, DeferUsage? usage)
    {
        HasUsages |= usage is not null;
        var name = node.ResponseName;
        if (!_names.Add(name) && IndexOf(name) is var same and >= 0)
        {
            ref var field = ref _fields[same];
            (field.Further ??= []).Add(new FieldDetails(node, usage));
            return;
        }

        _index?.Add(name, _fields.Count);
        _fields.Add(new CollectedField(node, usage));
    }

    private int IndexOf(string name)
    {
        if (_index is null && _fields.Count < FewNames)
        {
            for (var i = 0; i < _fields.Count; i++)
            {
                if (_fields[i].First.ResponseName == name)
                {
                    return i;
                }
            }

            return -1;
        }

        if (_index is null)
        {
            _index = new Dictionary<string, int>(_fields.Count * 2, StringComparer.Ordinal);
            for (var i = 0; i < _fields.Count; i++)
            {
                _index.Add(_fields[i].First.ResponseName, i);
            }
        }

        return _index.TryGetValue(name, out var index) ? index : -1;
    }
}

/// <summary>The nodes of one response name; most often one.</summary>
internal record struct CollectedField(FieldNode First, DeferUsage? FirstUsage)
{
    /// <summary>The nodes behind the first.</summary>
    public List<FieldDetails>? Further;

    public readonly FieldNodes ToNodes()
    {
        if (Further is null)
        {
            return new FieldNodes(First, null, FirstUsage is null ? null : [FirstUsage]);
        }

        var nodes = new FieldNode[Further.Count + 1];
        DeferUsage?[]? usages = null;
        nodes[0] = First;
        if (FirstUsage is not null)
        {
            usages = new DeferUsage?[nodes.Length];
            usages[0] = FirstUsage;
        }

        for (var i = 1; i < nodes.Length; i++)
        {
            var (node, usage) = Further[i - 1];
            nodes[i] = node;
            if (usage is not null)
            {
                usages ??= new DeferUsage?[nodes.Length];
                usages[i] = usage;
            }
        }

        return new FieldNodes(First, nodes, usages);
    }
}

/// <summary>A field node and the usage of <c>@defer</c> it was reached through.</summary>
internal readonly record struct FieldDetails(FieldNode Node, DeferUsage? Usage);

/// <summary>The nodes of a field and the usage that each was reached through.</summary>
/// <param name="First">The first node.</param>
/// <param name="All">All nodes; null when there is one.</param>
/// <param name="Usages">Null when all were reached outside of any.</param>
internal readonly record struct FieldNodes(FieldNode First, FieldNode[]? All, DeferUsage?[]? Usages)
{
    /// <summary>The nodes of a field that documents do not share.</summary>
    public static FieldNodes Of(SelectedField field) =>
        field.NodeOrNodes is FieldNode one ? new FieldNodes(one, null, null) : new FieldNodes(((FieldNode[])field.NodeOrNodes!)[0], (FieldNode[])field.NodeOrNodes!, null);

    public int Count => All?.Length ?? 1;

    /// <summary>The one node, or the array of all.</summary>
    public object Either => All is null ? First : All;

    public FieldDetails this[int index] => new(All is null ? First : All[index], Usages?[index]);
}
