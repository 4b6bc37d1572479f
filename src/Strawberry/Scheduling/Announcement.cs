namespace Strawberry.Scheduling;

/// <summary>What became ready to be announced: groups first, then streams.</summary>
internal sealed class Announcement
{
    public List<WorkGroup>? Groups { get; private set; }

    public List<WorkSeries>? Series { get; private set; }

    public List<WorkStream>? Streams { get; private set; }

    public static void Add(ref Announcement? announcement, List<WorkGroup>? groups)
    {
        if (groups is { Count: > 0 })
        {
            ((announcement ??= new Announcement()).Groups ??= []).AddRange(groups);
        }
    }

    public static void Add(ref Announcement? announcement, List<WorkStream>? streams)
    {
        if (streams is { Count: > 0 })
        {
            ((announcement ??= new Announcement()).Streams ??= []).AddRange(streams);
        }
    }

    public static void Add(ref Announcement? announcement, WorkStream stream) => ((announcement ??= new Announcement()).Streams ??= []).Add(stream);

    public static void Add(ref Announcement? announcement, WorkSeries? series)
    {
        if (series is not null)
        {
            ((announcement ??= new Announcement()).Series ??= []).Add(series);
        }
    }
}
