namespace Strawberry.Benchmarks.Measuring;

/// <summary>How fast this machine is just now, told by a hand loop for one field with names as strings. Targets in microseconds were set where that takes 0.07.</summary>
internal sealed class Machine
{
    private const double ReferenceMicros = 0.07;

    private readonly Side _handLoop;

    public Machine(Side handLoop) => _handLoop = handLoop;

    /// <summary>What a time of the reference machine is multiplied by.</summary>
    public double Scale => _handLoop.Micros / ReferenceMicros;
}
