namespace Strawberry.ConformanceSchemas;

/// <summary>The waiting of the resolvers: a timer for what takes time, one turn of the pool for what takes none.</summary>
internal static class Pause
{
    public static async Task For(int milliseconds, CancellationToken cancellationToken)
    {
        if (milliseconds > 0)
        {
            await Task.Delay(milliseconds, cancellationToken);
        }
        else
        {
            await Task.Yield();
            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    /// <summary>Waits, but answers at once when there is nothing to wait for.</summary>
    public static Task ForItem(int milliseconds, CancellationToken cancellationToken) =>
        milliseconds > 0 ? Task.Delay(milliseconds, cancellationToken) : Task.CompletedTask;
}
