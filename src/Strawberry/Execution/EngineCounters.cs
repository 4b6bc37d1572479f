namespace Strawberry.Execution;

/// <summary>What the engine has open in the process, all operations together. Zero when nothing runs.</summary>
internal static class EngineCounters
{
    private static int _operations;
    private static int _enumerators;
    private static int _tasks;

    public static int OpenOperations => Volatile.Read(ref _operations);

    /// <summary>Sources of streams, sequences and events that are not disposed yet.</summary>
    public static int OpenEnumerators => Volatile.Read(ref _enumerators);

    /// <summary>Operations with resolvers' tasks or sources' disposals that have not ended yet, those of no use any more included.</summary>
    public static int PendingTasks => Volatile.Read(ref _tasks);

    public static void AddOperation(int count) => Interlocked.Add(ref _operations, count);

    public static void AddEnumerator(int count) => Interlocked.Add(ref _enumerators, count);

    public static void AddTask(int count) => Interlocked.Add(ref _tasks, count);
}
