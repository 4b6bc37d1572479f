namespace Strawberry.Scheduling;

/// <summary>What a finished piece of work leaves for later.</summary>
internal sealed class Work
{
    public static readonly Work None = new();

    /// <summary>Groups in the order in which they are announced; null for none.</summary>
    public List<WorkGroup>? Groups { get; init; }

    public List<WorkTask>? Tasks { get; init; }

    public List<WorkStream>? Streams { get; init; }

    /// <summary>Groups that are not made yet; they are announced behind <see cref="Groups"/>.</summary>
    public WorkSeries? Series { get; init; }

    public bool IsEmpty => Series is null && Tasks is not { Count: > 0 } && Streams is not { Count: > 0 };

    /// <summary>Ends work that no queue has been told of.</summary>
    public void Cancel()
    {
        foreach (var group in Groups ?? [])
        {
            group.OnEnded();
        }

        foreach (var task in Tasks ?? [])
        {
            task.Cancel();
        }

        foreach (var stream in Streams ?? [])
        {
            stream.Cancel();
        }

        Series?.Cancel();
    }
}
