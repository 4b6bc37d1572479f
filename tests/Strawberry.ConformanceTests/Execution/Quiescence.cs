using NUnit.Framework;
using Strawberry.ConformanceSchemas;
using Strawberry.Execution;
using Strawberry.Primitives;

namespace Strawberry.ConformanceTests.Execution;

/// <summary>Nothing of the engine's is left running: what a test waits for and then asserts.</summary>
internal static class Quiescence
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private static string Now =>
        $"operations {EngineCounters.OpenOperations}, enumerators {EngineCounters.OpenEnumerators}, tasks {EngineCounters.PendingTasks}, "
        + $"buffers {Utf8Buffer.Rented}, generators {OpenGenerators.Count}";

    private static string Nothing { get; } = "operations 0, enumerators 0, tasks 0, buffers 0, generators 0";

    /// <summary>Waits until everything is closed; fails with what is still open after ten seconds.</summary>
    public static async Task AssertAsync()
    {
        var start = TimeProvider.System.GetTimestamp();
        while (Now != Nothing && TimeProvider.System.GetElapsedTime(start) < Patience)
        {
            await Task.Yield();
        }

        Assert.That(Now, Is.EqualTo(Nothing));
    }
}
