using System.Globalization;

namespace Strawberry.Benchmarks.Beside;

[GraphQLType]
public sealed class StadiumQuery
{
    [GraphQLField]
    public static Stadium GetStadium(int seatsPerRow) => new("Grand Metropolitan Stadium", "London", "United Kingdom")
    {
        Stands =
        [
            Stand.Make("North Stand", 50, seatsPerRow, (0, 0), "Standard", "Bronze"),
            Stand.Make("South Stand", 50, seatsPerRow, (0, 100), "Standard", "Bronze"),
            Stand.Make("East Stand", 40, seatsPerRow, (300, 20), "Premium", "Gold"),
            Stand.Make("West Stand", 40, seatsPerRow, (-300, 20), "Premium", "Gold"),
        ],
    };
}

[GraphQLType]
public sealed record Stadium(string Name, string City, string Country)
{
    public required IReadOnlyList<Stand> Stands { get; init; }
}

[GraphQLType]
public sealed record Stand(string Name, IReadOnlyList<Seat> Seats, string SectionType, string PriceCategory)
{
    internal static Stand Make(string name, int rows, int seatsPerRow, (int X, int Y) corner, string sectionType, string priceCategory)
    {
        var label = name.Replace(' ', '-');
        var seats = new List<Seat>();
        for (var row = 0; row < rows; row++)
        {
            for (var seat = 0; seat < seatsPerRow; seat++)
            {
                string[] labels =
                [
                    label,
                    $"Row-{Letters(row)}",
                    string.Create(CultureInfo.InvariantCulture, $"Seat-{seat + 1}"),
                    sectionType,
                    string.Create(CultureInfo.InvariantCulture, $"Block-{(row / 5) + 1}"),
                ];
                seats.Add(new Seat(corner.X + seat, corner.Y + row, labels));
            }
        }

        return new Stand(name, seats, sectionType, priceCategory);
    }

    private static string Letters(int row) => row < 26 ? $"{(char)('A' + row)}" : $"{(char)('A' + (row / 26))}{(char)('A' + (row % 26))}";
}

[GraphQLType]
public sealed record Seat(int X, int Y, IReadOnlyList<string> Labels);
