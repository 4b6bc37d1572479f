using System.Diagnostics;
using System.Globalization;

namespace Strawberry.Load;

/// <summary>What was seen, and whether it is as it should be.</summary>
internal sealed class Report
{
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(100);

    private readonly List<string> _notes = [];

    public Report()
    {
        Console.WriteLine("| when | heap, MiB | resident, MiB | handles | producers |");
        Console.WriteLine("|---|---:|---:|---:|---:|");
    }

    /// <summary>Whether nothing was found wrong.</summary>
    public bool Holds { get; private set; } = true;

    /// <summary>
    /// Adds a row: what the server holds when all garbage is collected. Where something is expected it is waited for: pools give back what nobody used for a
    /// minute, and connections take a moment to be given up.
    /// </summary>
    public async Task<ServerState> AddAsync(ServerProcess server, string when, Func<ServerState, bool>? expected = null)
    {
        var state = await server.GetStateAsync(collect: true);
        for (var clock = Stopwatch.StartNew(); expected is not null && !expected(state) && clock.Elapsed < _patience; state = await server.GetStateAsync(collect: true))
        {
            await Task.Delay(1000);
        }

        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"| {when} | {state.HeapMiB:0.0} | {state.ResidentMiB:0.0} | {state.Handles} | {state.Producers} |"));
        return state;
    }

    public void Note(FormattableString text) => _notes.Add(text.ToString(CultureInfo.InvariantCulture));

    public void Check(string claim, double value, double most, string unit)
    {
        var holds = value <= most;
        Holds &= holds;
        Note($"{(holds ? "ok" : "**NO**")}: {claim}: {value:0.0} {unit} (at most {most:0.0})");
    }

    public void Fail(string what)
    {
        Holds = false;
        Note($"**NO**: {what}");
    }

    public void Print()
    {
        Console.WriteLine();
        foreach (var note in _notes)
        {
            Console.WriteLine(note);
        }
    }
}
