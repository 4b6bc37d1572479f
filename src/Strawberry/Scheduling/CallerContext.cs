namespace Strawberry.Scheduling;

/// <summary>
/// Code of the user's that is called on the consumer's thread must not resume through the consumer's own context (a user interface's, for instance): what
/// is called from the pool does not either.
/// </summary>
internal readonly ref struct CallerContext
{
    private readonly SynchronizationContext? _left;

    private CallerContext(SynchronizationContext? left) => _left = left;

    /// <summary>Leaves the context until the result is disposed.</summary>
    public static CallerContext Leave()
    {
        var current = SynchronizationContext.Current;
        if (current is not null)
        {
            SynchronizationContext.SetSynchronizationContext(null);
        }

        return new CallerContext(current);
    }

    /// <summary>Goes back.</summary>
    public void Dispose()
    {
        if (_left is not null)
        {
            SynchronizationContext.SetSynchronizationContext(_left);
        }
    }
}
