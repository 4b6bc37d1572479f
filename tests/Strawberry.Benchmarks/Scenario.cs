using System.Buffers;
using System.Diagnostics;
using System.Text;
using System.Text.Json;

namespace Strawberry.Benchmarks;

/// <summary>A request answered by the engine and, where a person could, by hand.</summary>
internal sealed class Scenario(string name, Func<ArrayBufferWriter<byte>, ValueTask> engine, Func<Utf8JsonWriter, Task>? hand)
{
    public string Name { get; } = name;

    /// <summary>Measures both sides in turns, so that noise meets both alike, and keeps the best slice of each.</summary>
    public async Task<Row> MeasureAsync(int slices, TimeSpan slice)
    {
        var output = new ArrayBufferWriter<byte>(1 << 16);
        var json = new Utf8JsonWriter(output, new JsonWriterOptions { SkipValidation = true });
        async ValueTask RunHand()
        {
            output.ResetWrittenCount();
            json.Reset();
            await hand!(json).ConfigureAwait(false);
            json.Flush();
        }

        async ValueTask RunEngine()
        {
            output.ResetWrittenCount();
            await engine(output).ConfigureAwait(false);
        }

        await RunEngine().ConfigureAwait(false);
        var bytes = output.WrittenCount;
        if (hand is not null)
        {
            var mine = Encoding.UTF8.GetString(output.WrittenSpan);
            await RunHand().ConfigureAwait(false);
            CheckEqual(mine, Encoding.UTF8.GetString(output.WrittenSpan));
        }

        double bestEngine = double.MaxValue, bestHand = double.MaxValue;
        long engineBytes = 0, handBytes = 0;
        for (var i = 0; i < slices; i++)
        {
            if (hand is not null)
            {
                var (time, allocated) = await SliceAsync(RunHand, slice).ConfigureAwait(false);
                bestHand = Math.Min(bestHand, time);
                handBytes = allocated;
            }

            var measured = await SliceAsync(RunEngine, slice).ConfigureAwait(false);
            bestEngine = Math.Min(bestEngine, measured.Time);
            engineBytes = measured.Allocated;
        }

        return new Row(Name, bytes, hand is null ? null : bestHand, bestEngine, hand is null ? null : handBytes, engineBytes);
    }

    private static async Task<(double Time, long Allocated)> SliceAsync(Func<ValueTask> run, TimeSpan length)
    {
        var allocated = GC.GetTotalAllocatedBytes();
        var clock = Stopwatch.StartNew();
        var count = 0;
        do
        {
            await run().ConfigureAwait(false);
            count++;
        }
        while (clock.Elapsed < length);

        var time = clock.Elapsed.TotalMicroseconds / count;
        return (time, (GC.GetTotalAllocatedBytes() - allocated) / count);
    }

    private void CheckEqual(string engineText, string handText)
    {
        using var a = JsonDocument.Parse(engineText);
        using var b = JsonDocument.Parse(handText);
        if (!JsonElement.DeepEquals(a.RootElement, b.RootElement))
        {
            throw new InvalidOperationException($"{Name}: the two sides answer differently.\n{engineText[..Math.Min(500, engineText.Length)]}\n{handText[..Math.Min(500, handText.Length)]}");
        }
    }
}

/// <summary>Times in microseconds an operation, allocations in bytes an operation.</summary>
internal sealed record Row(string Name, int Bytes, double? Hand, double Engine, long? HandAllocated, long EngineAllocated)
{
    public double? Ratio => Engine / Hand;
}
