namespace Strawberry.Resolvers;

/// <summary>
/// Which of an operation's tasks in flight are taken to wait for a load and for nothing else: those that asked for a key before they came to wait. A guess,
/// which decides when a batch is worth waiting for and nothing else. Used on the operation's turn.
/// </summary>
internal sealed class LoadCount
{
    private int _asked;
    private int _askedBefore;

    /// <summary>How many tasks wait for a load.</summary>
    public int Waiting { get; private set; }

    /// <summary>How many keys were asked for on the turn.</summary>
    public int Asked => _asked;

    /// <summary>How many batches were begun and are not settled.</summary>
    public int Batches { get; private set; }

    public void KeyAsked() => _asked++;

    public void BatchBegun() => Batches++;

    public void BatchSettled() => Batches--;

    /// <summary>A resolver's task has to be waited for.</summary>
    public void TaskStarted()
    {
        if (_asked != _askedBefore)
        {
            _askedBefore = _asked;
            Waiting++;
        }
    }

    /// <summary>A load is about to be settled: whoever waits for it goes on.</summary>
    public void BeginSettle()
    {
        _askedBefore = _asked;
        Waiting = Math.Max(Waiting - 1, 0);
    }

    /// <summary>Whoever waited has gone as far as it gets.</summary>
    public void EndSettle() => TaskStarted();
}
