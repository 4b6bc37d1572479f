namespace Strawberry.Scheduling;

/// <summary>Tasks that one owner waits for. The pump looks at them when there is nothing else to do, all at once.</summary>
internal interface IAwaitedGroup
{
    /// <summary>Whether the pump has the group; kept by the pump.</summary>
    bool IsAwaited { get; set; }

    /// <summary>How many tasks the pump is to look at.</summary>
    int Waiting { get; }

    /// <summary>Goes on with those that have ended, and gives their number.</summary>
    /// <param name="watchOthers">Whether the others are to be enqueued when they end, from whatever thread; then none is <see cref="Waiting"/> afterwards but what came meanwhile.</param>
    int RunEnded(bool watchOthers);
}
