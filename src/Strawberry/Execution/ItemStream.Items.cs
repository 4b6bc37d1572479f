using System.Buffers;
using Strawberry.Primitives;
using Strawberry.Scheduling;

namespace Strawberry.Execution;

/// <summary>
/// How a stream completes its items. All are written by one run into one buffer, which is the list that leaves: an item that is at hand and nothing but data
/// costs no more than in a list without <c>@stream</c>.
/// </summary>
internal sealed partial class ItemStream
{
    private ExecutionRun? _run;
    private StreamBatch? _batch;
    private int _sizeHint;

    private int ReadyCount => _batch?.Count ?? 0;

    void IRunOwner.OnRunCompleted(ExecutionRun run)
    {
        _isCompleting = false;
        if (_isEnded)
        {
            return;
        }

        if (run.Failure is not null)
        {
            _failure = run.Errors ?? [];

            // The bracket or comma before it goes as well.
            run.Buffer.Truncate(_batch is null ? 0 : run.DataStart - 1);
        }
        else
        {
            if (!run.TryGetData(out _) || !_isInItem)
            {
                Gather(run);
            }

            var batch = _batch ??= new StreamBatch(_index);
            batch.Count++;
            if (run.Errors is { } errors)
            {
                (batch.Errors ??= []).AddRange(errors);
            }

            var work = run.TakeWork();
            if (!ReferenceEquals(work, Work.None))
            {
                (batch.Works ??= []).Add(work);
            }

            _index++;
        }

        run.ForgetItem(Node);
        if (!_isInItem)
        {
            Advance();
        }
    }

    private ExecutionRun BeginBatch()
    {
        var run = _run ??= _operation.TakeRun(this, Node, null, RunPart.Item, _scopes);
        if (_batch is null)
        {
            _batch = new StreamBatch(_index);
            run.Buffer.Reopen(_sizeHint);
        }

        return run;
    }

    /// <summary>Completes items of a source at hand.</summary>
    private bool CompleteItems(int limit)
    {
        var run = BeginBatch();
        var batch = _batch!;
        var count = batch.Count;
        var end = ItemsEnd.Source;
        try
        {
            end = _source.CompleteItems(_field, run, _index, limit, ref count);
        }
        catch (Exception exception)
        {
            FailSource(exception);
        }

        _index += count - batch.Count;
        batch.Count = count;
        if (end == ItemsEnd.Source)
        {
            // A failure that is known counts before the end.
            _isDone = true;
            return true;
        }

        return end == ItemsEnd.Limit || EndItem(run, end == ItemsEnd.Item);
    }

    private bool EndItem(ExecutionRun run, bool done)
    {
        _isInItem = true;
        _isCompleting = true;
        run.EndItem(done);
        _isInItem = false;
        return !_isCompleting || WaitForItem();
    }

    private bool WaitForItem()
    {
        _hasAwaitedTask |= _source.ItemIsTask;
        Flush();
        return false;
    }

    private bool CompleteItem()
    {
        var run = BeginBatch();
        run.Buffer.WriteByte(_batch!.Count > 0 ? (byte)',' : (byte)'[');
        _isInItem = true;
        _isCompleting = true;
        if (run.ExecuteItem(_source, _field, _index))
        {
            _isInItem = false;
            _isCompleting = false;
            _batch.Count++;
            _index++;
            return true;
        }

        _isInItem = false;
        return !_isCompleting || WaitForItem();
    }

    /// <summary>Puts an item in one piece behind those that have not left.</summary>
    private void Gather(ExecutionRun run)
    {
        using var pieces = new Utf8Buffer();
        if (_batch is { } batch)
        {
            pieces.WriteRaw(run.Buffer.Slice(0, run.DataStart));
        }
        else
        {
            pieces.WriteByte((byte)'[');
        }

        run.WriteData(pieces);
        run.Buffer.Truncate(0);
        run.Buffer.WriteRaw(pieces.WrittenSpan);
    }

    private void Flush()
    {
        if (_batch is { } batch && Queue is not null)
        {
            _batch = null;
            if (batch.Count > 0)
            {
                batch.Close(TakeItems(_run!));
                _untaken += batch.Count;
                Queue.StreamItems(this, batch, batch.Works);
            }
        }
    }

    private RentedJson TakeItems(ExecutionRun run)
    {
        var buffer = run.Buffer;
        if (!_isCompleting)
        {
            buffer.WriteByte((byte)']');
            var length = buffer.Length;
            _sizeHint = length;
            return new RentedJson(buffer.Detach(), length);
        }

        // An item is on its way behind them, and has its places in the buffer.
        var end = run.DataStart - 1;
        var array = ArrayPool<byte>.Shared.Rent(end + 1);
        buffer.Slice(0, end).CopyTo(array);
        array[end] = (byte)']';
        return new RentedJson(array, end + 1);
    }

    /// <summary>Items that were ready early and never announced: neither they nor what hangs on them is wanted.</summary>
    private void DropBatch()
    {
        foreach (var work in _batch?.Works ?? [])
        {
            work.Cancel();
        }

        _batch = null;
    }
}
