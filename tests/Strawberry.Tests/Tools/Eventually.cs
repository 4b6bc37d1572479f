using NUnit.Framework;
using Strawberry.Execution;
using Strawberry.Primitives;

namespace Strawberry.Tests.Tools;

/// <summary>Waits for what other threads bring about, by looking again, never by the clock.</summary>
internal static class Eventually
{
    private const int Limit = 3_000_000;

    public static async Task HoldsAsync(Func<bool> condition, string what)
    {
        for (var i = 0; i < Limit; i++)
        {
            if (condition())
            {
                return;
            }

            await Task.Yield();
        }

        Assert.Fail($"It never came about: {what}.");
    }

    /// <summary>Nothing of the engine's is open in the process.</summary>
    public static async Task NothingIsOpenAsync()
    {
        for (var i = 0; i < Limit && CountOpen() != default; i++)
        {
            await Task.Yield();
        }

        Assert.That(CountOpen(), Is.EqualTo(default((int, int, int, int))), "operations, enumerators, tasks, buffers");
    }

    private static (int Operations, int Enumerators, int Tasks, int Buffers) CountOpen() =>
        (EngineCounters.OpenOperations, EngineCounters.OpenEnumerators, EngineCounters.PendingTasks, Utf8Buffer.Rented);
}
