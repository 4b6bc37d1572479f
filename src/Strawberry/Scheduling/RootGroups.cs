namespace Strawberry.Scheduling;

/// <summary>The groups that are announced and outstanding, linked through themselves.</summary>
internal struct RootGroups
{
    public WorkGroup? First { get; private set; }

    public void Add(WorkGroup group)
    {
        if (group.IsRoot)
        {
            return;
        }

        group.IsRoot = true;
        group.NextRoot = First;
        if (First is not null)
        {
            First.PreviousRoot = group;
        }

        First = group;
    }

    public void Remove(WorkGroup group)
    {
        if (!group.IsRoot)
        {
            return;
        }

        group.IsRoot = false;
        if (group.PreviousRoot is { } previous)
        {
            previous.NextRoot = group.NextRoot;
        }
        else
        {
            First = group.NextRoot;
        }

        if (group.NextRoot is { } next)
        {
            next.PreviousRoot = group.PreviousRoot;
        }

        group.NextRoot = null;
        group.PreviousRoot = null;
    }

    public void Clear() => First = null;
}
