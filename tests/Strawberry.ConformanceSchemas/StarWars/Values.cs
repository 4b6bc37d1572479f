using System.Globalization;
using System.Text.Json;

namespace Strawberry.ConformanceSchemas.StarWars;

/// <summary>A date written YYYY-MM-DD.</summary>
[GraphQLScalar("Date")]
public readonly record struct Date(DateOnly Value)
{
    private const string Pattern = "yyyy-MM-dd";

    public static Date Parse(JsonElement value) =>
        value.ValueKind == JsonValueKind.String
        && DateOnly.TryParseExact(value.GetString(), Pattern, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? new Date(date)
            : throw new GraphQLException("Date cannot represent value: " + value.GetRawText());

    public string Format() => Value.ToString(Pattern, CultureInfo.InvariantCulture);
}

public enum Episode
{
    NewHope,
    Empire,
    Jedi,
}

public enum LengthUnit
{
    Meter,
    Foot,
}

internal static class Length
{
    private const double FeetInAMeter = 3.28084;

    public static double In(LengthUnit unit, double meters) =>
        unit == LengthUnit.Foot ? Math.Floor((meters * FeetInAMeter * 100) + 0.5) / 100 : meters;
}

[GraphQLType]
public sealed record Review(Episode Episode, int Stars, string? Commentary);

[GraphQLInput]
public sealed class ReviewInput
{
    public required int Stars { get; init; }

    public string? Commentary { get; init; } = "no comment";

    [GraphQLArgument(DefaultValue = "[]")]
    public IReadOnlyList<string>? Tags { get; init; } = [];
}
