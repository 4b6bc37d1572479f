namespace Strawberry.Benchmarks.Measuring;

/// <summary>A row of the table: what is measured side by side, and what is claimed of it.</summary>
internal sealed class Scenario(string name, Side? other, Side ours)
{
    public string Name { get; } = name;

    /// <summary>What ours is compared with: code written by hand, or a query of ours without the feature. Null for nothing.</summary>
    public Side? Other { get; } = other;

    public Side Ours { get; } = ours;

    /// <summary>Further sides, measured in the same turns.</summary>
    public IReadOnlyList<Side> Further { get; init; } = [];

    /// <summary>None for a row that is there for information.</summary>
    public IReadOnlyList<Claim> Claims { get; init; } = [];

    /// <summary>Where both sides leave their answer, when they are to leave the same, byte for byte.</summary>
    public Response? SameAnswer { get; init; }

    /// <summary>Measures all sides in turns, so that noise meets them alike.</summary>
    public async ValueTask MeasureAsync(Pace pace)
    {
        await CheckAsync().ConfigureAwait(false);
        Side[] sides = [.. Other is null ? Array.Empty<Side>() : [Other], Ours, .. Further];
        foreach (var side in sides)
        {
            await side.WarmUpAsync(pace.WarmUp).ConfigureAwait(false);
        }

        var begin = System.Diagnostics.Stopwatch.GetTimestamp();
        for (var i = 0; i < pace.Slices && (i < pace.LeastSlices || System.Diagnostics.Stopwatch.GetElapsedTime(begin) < pace.Longest); i++)
        {
            foreach (var side in sides)
            {
                await side.SliceAsync(pace.Slice).ConfigureAwait(false);
            }
        }
    }

    // Nobody is fast who answers something else.
    private async ValueTask CheckAsync()
    {
        if (SameAnswer is null)
        {
            return;
        }

        await Other!.RunAsync().ConfigureAwait(false);
        var theirs = SameAnswer.Text;
        await Ours.RunAsync().ConfigureAwait(false);
        var ours = SameAnswer.Text;
        if (theirs != ours)
        {
            throw new InvalidOperationException($"{Name}: the two sides answer differently.\n{theirs[..Math.Min(500, theirs.Length)]}\n{ours[..Math.Min(500, ours.Length)]}");
        }
    }
}

/// <summary>How long a row is measured.</summary>
internal sealed record Pace(int Slices, TimeSpan Slice, TimeSpan WarmUp, TimeSpan Longest, int LeastSlices)
{
    public static Pace Usual { get; } = new(150, TimeSpan.FromMilliseconds(10), TimeSpan.FromMilliseconds(400), TimeSpan.FromSeconds(10), 10);

    public static Pace Quick { get; } = new(20, TimeSpan.FromMilliseconds(5), TimeSpan.FromMilliseconds(150), TimeSpan.FromSeconds(1), 3);
}
