using Strawberry.Resolvers;
using Strawberry.Scheduling;

namespace Strawberry.Execution;

/// <summary>
/// A place in a run's buffer whose content comes later. One that waits for a task is no more than this; what waits for anything else, or goes on when it has come, is a
/// <see cref="PendingValue"/>. When the content is at hand, it is written behind everything else, and put in its place at the end.
/// </summary>
internal struct PendingPlace
{
    /// <summary>The task; null where a <see cref="PendingValue"/> tells.</summary>
    public Task? Task;

    /// <summary>What the place has in common with others; of a task only.</summary>
    public PendingField Field;

    /// <summary>The <see cref="PendingValue"/>, or the <see cref="WatchedTask"/>; or one of either that served a place before.</summary>
    public AwaitedItem? Item;

    /// <summary>The position, once anybody has asked for it; of a task only.</summary>
    public ResultNode? Node;

    /// <summary>What the content replaces, from here to <see cref="End"/>.</summary>
    public int Start;

    public int End;

    /// <summary>Where the content is, in one piece; of a task only.</summary>
    public int ContentStart;

    public int ContentEnd;

    /// <summary>The index of the list's item that the place stands in, or is.</summary>
    public int ItemIndex;

    /// <summary>Where the item starts in the buffer.</summary>
    public int ItemStart;

    /// <summary>Where the item ends, when this is the first place in it and its position is not on the heap.</summary>
    public int ItemEnd;

    public PlaceStates States;

    /// <summary>The value, where the place is one's.</summary>
    public readonly PendingValue? Value => (States & PlaceStates.IsValue) != 0 ? (PendingValue)Item! : null;

    public readonly bool Is(PlaceStates state) => (States & state) != 0;
}

/// <summary>What is known of a place. All but <see cref="IsValue"/> are told of tasks only.</summary>
[Flags]
internal enum PlaceStates : byte
{
    None = 0,

    /// <summary>A <see cref="PendingValue"/> stands for the place.</summary>
    IsValue = 1,

    /// <summary>The task has not been seen to end, and the run looks whether it has.</summary>
    IsWaiting = 2,

    /// <summary>The task has not been seen to end, and calls back when it does.</summary>
    IsWatched = 4,

    IsSettled = 8,

    /// <summary>Of no use any more: null stands here or above, or the run has ended.</summary>
    IsAbandoned = 16,

    /// <summary>There are places in the content that were left open in their turn.</summary>
    HasPlaces = 32,
}

/// <summary>How the places of a field stand to the position that is the parent of all.</summary>
internal enum PlaceShape : byte
{
    /// <summary>They are the field's values on the object there.</summary>
    Field,

    /// <summary>They are the field's values on objects that are items of the list there.</summary>
    FieldOfItem,

    /// <summary>They are the items of the list there.</summary>
    Item,

    /// <summary>They are the value there, which was late already.</summary>
    Same,
}

/// <summary>What places have in common whose values are tasks of one field, of one object or of the items of one list.</summary>
internal sealed class PendingField
{
    private AwaitedValue? _value;
    private SelectedField? _field;

    /// <summary>What completes the values.</summary>
    public AwaitedValue Value => _value!;

    public SelectedField Field => _field!;

    public PlaceShape Shape { get; private set; }

    /// <summary>The position that all stand below.</summary>
    public ResultNode? Parent { get; private set; }

    /// <summary>The innermost group there.</summary>
    public DeliveryGroup? Defers { get; private set; }

    /// <summary>What the tasks keep from ending.</summary>
    public ResolverScopes? Scopes { get; private set; }

    /// <summary>Whether the items of the list may be null.</summary>
    public bool ItemsAcceptNull { get; private set; }

    /// <summary>Whether values that nothing is wrong with need no pass of their own.</summary>
    public bool IsLeaf { get; private set; }

    /// <summary>Whether null may stand at the places.</summary>
    public bool AcceptsNull => Shape switch
    {
        PlaceShape.Item => ItemsAcceptNull,
        PlaceShape.Same => Parent!.AcceptsNull,
        _ => Field.AcceptsNull,
    };

    public bool IsFor(SelectedField field, AwaitedValue value, ResultNode? parent, DeliveryGroup? defers, ResolverScopes? scopes) =>
        ReferenceEquals(Field, field) && ReferenceEquals(Parent, parent) && ReferenceEquals(Value, value) && ReferenceEquals(Defers, defers) && ReferenceEquals(Scopes, scopes);

    public void Begin(SelectedField field, AwaitedValue value, PlaceShape shape, ResultNode? parent, DeliveryGroup? defers, ResolverScopes? scopes, bool itemsAcceptNull)
    {
        _field = field;
        _value = value;
        Shape = shape;
        Parent = parent;
        Defers = defers;
        Scopes = scopes;
        ItemsAcceptNull = itemsAcceptNull;
        IsLeaf = value.IsLeaf;
    }

    /// <summary>Forgets what belongs to the run.</summary>
    public void End()
    {
        Parent = null;
        Defers = null;
        Scopes = null;
    }
}
