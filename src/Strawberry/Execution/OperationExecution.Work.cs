using System.Runtime.CompilerServices;
using Strawberry.Primitives;
using Strawberry.Scheduling;

namespace Strawberry.Execution;

/// <summary>What an operation counts, begins and keeps of the work that its runs leave for later.</summary>
internal sealed partial class OperationExecution
{
    private const int MinSettledSize = 1024;
    private const int MaxSettledSize = 64 * 1024;

    // The first that were needed serve the next request, too.
    private DeferredObjects? _deferredObjects;
    private bool _areDeferredObjectsFree;
    private int _deferredGroups;
    private int _openStreams;
    private SharedMemory? _settled;

    public int ReadAhead => Limits.StreamReadAhead > 0 ? Limits.StreamReadAhead : int.MaxValue;

    public bool IsEarly => _config.EarlyIncrementalExecution;

    public void CountDeferredGroups(int count)
    {
        if (!TryCountDeferredGroups(count))
        {
            throw ExecutionErrors.TooMany("deferred fragments outstanding", Limits.MaxDeferredGroups, nameof(Limits.MaxDeferredGroups));
        }
    }

    /// <summary>Counts one more deferred group, unless there are <paramref name="limit"/> already.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryCountDeferredGroup(int limit)
    {
        var count = _deferredGroups;
        if (count >= limit)
        {
            return false;
        }

        _deferredGroups = count + 1;
        return true;
    }

    /// <summary>Counts so many deferred groups, unless there would be too many.</summary>
    public bool TryCountDeferredGroups(int count)
    {
        var limit = Limits.MaxDeferredGroups;
        if (limit > 0 && count > limit - _deferredGroups)
        {
            return false;
        }

        _deferredGroups += count;
        return true;
    }

    /// <summary>Deferred objects of a run that has none yet.</summary>
    public DeferredObjects TakeDeferredObjects(ResolverScopes? scopes)
    {
        var taken = _areDeferredObjectsFree ? _deferredObjects! : new DeferredObjects(this);
        _areDeferredObjectsFree = false;
        _deferredObjects ??= taken;
        taken.Begin(scopes);
        return taken;
    }

    public void DeferredGroupsEnded(int count) => _deferredGroups -= count;

    public void CountStream(int count)
    {
        var limit = Limits.MaxStreams;
        _openStreams += count;
        if (count > 0 && _openStreams > limit && limit > 0)
        {
            _openStreams -= count;
            throw ExecutionErrors.TooMany("open streams", limit, nameof(Limits.MaxStreams));
        }
    }

    /// <summary>With early execution, begins a group or stream as soon as nothing else is ready.</summary>
    public void Prime(ExecutionGroup group)
    {
        if (IsEarly)
        {
            Pump.EnqueueLater(new PumpAction(group.Prime));
        }
    }

    /// <inheritdoc cref="Prime(ExecutionGroup)"/>
    public void Prime(ItemStream stream)
    {
        if (IsEarly)
        {
            Pump.EnqueueLater(new PumpAction(stream.Prime));
        }
    }

    /// <summary>Puts a run's data where it can wait for its delivery.</summary>
    public SettledJson Settle(ExecutionRun run)
    {
        if (run.TryGetData(out var data))
        {
            return Settle(data);
        }

        using var buffer = new Utf8Buffer();
        run.WriteData(buffer);
        return Settle(buffer.WrittenSpan);
    }

    private SettledJson Settle(ReadOnlySpan<byte> json)
    {
        if (_settled is not { } memory || !memory.HasRoom(json.Length))
        {
            // Each larger than the one before, so that little is wasted on a small response and few are needed for a large one.
            var size = Math.Min(_settled is null ? MinSettledSize : _settled.Capacity * 2, MaxSettledSize);
            _settled?.Release();
            _settled = memory = new SharedMemory(Math.Max(size, json.Length));
        }

        return new SettledJson(memory, memory.Add(json));
    }
}
