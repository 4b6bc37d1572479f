namespace Strawberry.Scheduling;

/// <summary>
/// Groups of one task each that have no parent. None of them is made before its turn, and none ever that completes at once: a list may have thousands.
/// </summary>
internal abstract class WorkSeries
{
    internal WorkQueue? Queue { get; set; }

    /// <summary>How many groups there are.</summary>
    public abstract int Count { get; }

    /// <summary>
    /// Runs one task after the other. Values at hand go to <see cref="WorkQueue.SeriesValues"/>; whatever else becomes of a task, it is made, given to
    /// <see cref="WorkQueue.Join"/> and reports for itself.
    /// </summary>
    public abstract void Start();

    /// <summary>Nothing of it is wanted any more.</summary>
    public abstract void Cancel();
}
