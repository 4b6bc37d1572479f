using System.Globalization;
using System.Text;

namespace Strawberry.Resolvers.Leaves;

/// <summary>Durations as ISO 8601 writes them, in the units that have a fixed length: weeks, days, hours, minutes, seconds.</summary>
internal static class IsoDuration
{
    private const string Units = "WDHMS";

    private static readonly long[] UnitTicks =
        [7 * TimeSpan.TicksPerDay, TimeSpan.TicksPerDay, TimeSpan.TicksPerHour, TimeSpan.TicksPerMinute, TimeSpan.TicksPerSecond];

    public static string Format(TimeSpan value)
    {
        if (value == TimeSpan.Zero)
        {
            return "PT0S";
        }

        // The negative of the least value does not fit: count in decimals.
        var ticks = Math.Abs((decimal)value.Ticks);
        var text = new StringBuilder(value < TimeSpan.Zero ? "-P" : "P");
        var days = Math.Floor(ticks / TimeSpan.TicksPerDay);
        if (days > 0)
        {
            text.Append(CultureInfo.InvariantCulture, $"{days}D");
        }

        var rest = TimeSpan.FromTicks((long)(ticks - (days * TimeSpan.TicksPerDay)));
        if (rest > TimeSpan.Zero)
        {
            text.Append('T');
            Append(text, rest.Hours, 'H');
            Append(text, rest.Minutes, 'M');
            var seconds = (decimal)(rest.Ticks % TimeSpan.TicksPerMinute) / TimeSpan.TicksPerSecond;
            if (seconds > 0)
            {
                text.Append(seconds.ToString("0.#######", CultureInfo.InvariantCulture)).Append('S');
            }
        }

        return text.ToString();
    }

    public static bool TryParse(string? text, out TimeSpan value)
    {
        value = default;
        if (text is null)
        {
            return false;
        }

        var rest = text.AsSpan();
        var negative = rest.StartsWith("-");
        if (negative)
        {
            rest = rest[1..];
        }

        if (rest.Length < 3 || rest[0] != 'P')
        {
            return false;
        }

        rest = rest[1..];
        var inTime = false;
        var lastUnit = -1;
        var ticks = 0m;
        while (rest.Length > 0)
        {
            if (rest[0] == 'T' && !inTime && rest.Length > 1)
            {
                inTime = true;
                rest = rest[1..];
                continue;
            }

            var digits = rest.IndexOfAnyExcept("0123456789.");
            if (digits <= 0 || !decimal.TryParse(rest[..digits], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
            {
                return false;
            }

            var unit = Units.IndexOf(rest[digits]);
            if (unit <= lastUnit || inTime != unit >= 2 || number > 1_000_000_000_000m)
            {
                return false;
            }

            lastUnit = unit;
            ticks += number * UnitTicks[unit];
            rest = rest[(digits + 1)..];
        }

        if (lastUnit < 0 || ticks > long.MaxValue)
        {
            return false;
        }

        value = TimeSpan.FromTicks((long)(negative ? -ticks : ticks));
        return true;
    }

    private static void Append(StringBuilder text, int number, char unit)
    {
        if (number > 0)
        {
            text.Append(CultureInfo.InvariantCulture, $"{number}{unit}");
        }
    }
}
