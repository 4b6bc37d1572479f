using System.Globalization;

namespace Strawberry.Benchmarks.Measuring;

/// <summary>A target, and how what it bounds is measured.</summary>
internal sealed class Claim
{
    private readonly string _unit;
    private readonly string _format;
    private readonly double _bound;
    private readonly bool _isAtLeast;
    private readonly Func<Machine, ValueTask<double>> _measure;

    private Claim(string what, double bound, string unit, string format, Func<Machine, ValueTask<double>> measure, bool isAtLeast = false)
    {
        What = what;
        _bound = bound;
        _unit = unit;
        _format = format;
        _measure = measure;
        _isAtLeast = isAtLeast;
    }

    private string What { get; }

    public string Target => $"{What}{(_isAtLeast ? "≥" : "≤")} {Text(_bound, _format)} {_unit}";

    /// <summary>A ratio of two sides.</summary>
    public static Claim Ratio(double bound, Side ours, Side other, string what = "", double factor = 1) =>
        new(what, bound, "×", "0.0#", _ => new ValueTask<double>(ours.Micros / other.Micros * factor));

    /// <summary>A time of the reference machine, in microseconds. What was measured is told as that machine would take.</summary>
    public static Claim Micros(double bound, Func<double> value, string what = "") =>
        new(what, bound, "µs", "0.##", machine => new ValueTask<double>(value() / machine.Scale));

    /// <summary>Megabytes a second on the reference machine.</summary>
    public static Claim Rate(double bound, Side ours, int bytes) =>
        new("", bound, "MB/s", "0", machine => new ValueTask<double>(bytes / ours.Micros * machine.Scale), isAtLeast: true);

    /// <summary>Bytes, measured by allocations.</summary>
    public static Claim Bytes(double bound, Func<double> value, string what = "") =>
        new(what, bound, "B", "0", _ => new ValueTask<double>(value()));

    /// <summary>Bytes, measured by a run of its own.</summary>
    public static Claim Memory(double bound, Func<ValueTask<double>> measure, string what) =>
        new(what, bound, "B", "0", _ => measure());

    public async ValueTask<(string Text, bool Holds)> MeasureAsync(Machine machine)
    {
        var value = await _measure(machine).ConfigureAwait(false);
        var holds = _isAtLeast ? value >= _bound : value <= _bound;
        return ($"{What}{Text(value, _format == "0.0#" ? "0.00" : _format)} {_unit}", holds);
    }

    private static string Text(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
