using Strawberry.Errors;
using Strawberry.Resolvers;
using Strawberry.Scheduling;

namespace Strawberry.Execution;

/// <summary>
/// The rest of a list with <c>@stream</c>. Items are completed one after the other; what is ready leaves when the source has to be waited for. At most the
/// read-ahead of items is ready and not yet taken.
/// </summary>
internal sealed partial class ItemStream : WorkStream, IRunOwner
{
    private readonly OperationExecution _operation;
    private readonly ItemSource _source;
    private readonly SelectedField _field;
    private readonly ResolverScopes? _scopes;
    private readonly int _readAhead;
    private List<GraphQLError>? _failure;
    private int _index;
    private int _untaken;
    private bool _isMoving;
    private bool _isCompleting;
    private bool _isInItem;
    private bool _isAdvancing;
    private bool _isDone;
    private bool _isEnded;
    private bool _isPrimed;
    private bool _isHolding;
    private bool _hasAwaitedTask;

    /// <param name="operation">The operation.</param>
    /// <param name="source">Where items come from.</param>
    /// <param name="usage">What the directive asks for.</param>
    /// <param name="node">The list's position.</param>
    /// <param name="index">How many items the list has already.</param>
    /// <param name="position">How much the parent run has written.</param>
    /// <param name="scopes">The scopes that the source may live on; null for the operation's.</param>
    public ItemStream(OperationExecution operation, ItemSource source, StreamUsage usage, ResultNode node, int index, int position, ResolverScopes? scopes)
    {
        // First, since it refuses.
        operation.CountStream(1);
        scopes?.Acquire();
        _scopes = scopes;
        _operation = operation;
        _source = source;
        _field = usage.ItemField!;
        _index = index;
        _readAhead = operation.ReadAhead;
        _hasAwaitedTask = source.HasPendingTasks;
        Label = usage.Label;
        Node = node;
        InitialCount = index;
        Position = position;
    }

    public string? Label { get; }

    /// <summary>The list's position.</summary>
    public ResultNode Node { get; }

    /// <summary>How many items the list had when the stream took over.</summary>
    public int InitialCount { get; }

    /// <summary>How much its parent run had written when the stream was made.</summary>
    public int Position { get; }

    /// <summary>The id that it was announced by; -1 for none.</summary>
    public int Id { get; set; } = -1;

    /// <summary>The index behind the last item that was delivered.</summary>
    public int DeliveredEnd { get; set; }

    /// <summary>Begins before anyone asked.</summary>
    public void Prime()
    {
        if (!_isPrimed && !_isEnded)
        {
            _isPrimed = true;
            Advance();
        }
    }

    public override void Start()
    {
        if (_isPrimed)
        {
            Flush();
        }

        _isPrimed = true;
        Advance();
    }

    public override void Resume()
    {
        if (_isPrimed)
        {
            _untaken = 0;
            Advance();
        }
    }

    public override void Cancel()
    {
        if (_isEnded)
        {
            return;
        }

        End();
        DropBatch();
        if (!_isMoving)
        {
            // A source may not be disposed while it moves.
            Dispose();
        }
    }

    private void Advance()
    {
        if (_isAdvancing)
        {
            return;
        }

        _isAdvancing = true;
        while (Step())
        {
        }

        _isAdvancing = false;
    }

    /// <summary>One step. False: something has to be waited for, or the stream has ended.</summary>
    private bool Step()
    {
        if (_isEnded || _isMoving || _isCompleting)
        {
            return false;
        }

        if (_isHolding)
        {
            Flush();
            if (_untaken > 0 || Queue is null)
            {
                return false;
            }

            _isHolding = false;
            return CompleteItem();
        }

        if (_failure is not null)
        {
            // Good items leave first, in a payload of their own.
            Flush();
            if (_untaken > 0 || Queue is null)
            {
                return false;
            }

            End();
            Dispose();
            Queue.StreamFailed(this, _failure);
            return false;
        }

        if (_isDone)
        {
            Flush();
            if (Queue is null)
            {
                return false;
            }

            End();
            Dispose();
            Queue.StreamSucceeded(this);
            return false;
        }

        if (_untaken + ReadyCount >= _readAhead)
        {
            Flush();
            return false;
        }

        return _source.IsAtHand ? CompleteItems(_readAhead - _untaken - ReadyCount) : Move();
    }

    private void End()
    {
        _isEnded = true;
        _run?.Discard();
        _run = null;
        _operation.CountStream(-1);
    }

    private void Dispose()
    {
        _operation.DisposeSource(_source, _scopes);
        _scopes?.Release();
    }
}
