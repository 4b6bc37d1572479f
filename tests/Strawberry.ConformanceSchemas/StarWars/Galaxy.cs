namespace Strawberry.ConformanceSchemas.StarWars;

internal record CharacterRow(string Id, string Name, string? Nickname, string[] FriendIds, string? BestFriendId, Episode[] AppearsIn);

internal sealed record HumanRow(
    string Id, string Name, string? Nickname, string[] FriendIds, string? BestFriendId, Episode[] AppearsIn)
    : CharacterRow(Id, Name, Nickname, FriendIds, BestFriendId, AppearsIn)
{
    public required double Height { get; init; }

    public string? PlanetId { get; init; }

    public string[] StarshipIds { get; init; } = [];

    public DateOnly? Born { get; init; }
}

internal sealed record DroidRow(
    string Id, string Name, string? Nickname, string[] FriendIds, string? BestFriendId, Episode[] AppearsIn, string PrimaryFunction)
    : CharacterRow(Id, Name, Nickname, FriendIds, BestFriendId, AppearsIn);

/// <summary>What there is, in the order of the identifiers.</summary>
internal static class Galaxy
{
    private static readonly Episode[] All = [Episode.NewHope, Episode.Empire, Episode.Jedi];

    public static Being[] Characters { get; } =
    [
        new Human(new HumanRow("1000", "Luke Skywalker", "Wormie", ["1002", "1003", "2000", "2001"], "1002", All)
        {
            Height = 1.72, PlanetId = "p1", StarshipIds = ["3001"], Born = new DateOnly(1977, 5, 25),
        }),
        new Human(new HumanRow("1001", "Darth Vader", null, ["1004"], null, All) { Height = 2.02, PlanetId = "p1", StarshipIds = ["3002"] }),
        new Human(new HumanRow("1002", "Han Solo", null, ["1000", "1003", "2001"], "1000", All) { Height = 1.8, StarshipIds = ["3000"] }),
        new Human(new HumanRow("1003", "Leia Organa", null, ["1000", "1002", "2000", "2001"], "1000", All) { Height = 1.5, PlanetId = "p2" }),
        new Human(new HumanRow("1004", "Wilhuff Tarkin", null, ["1001"], "1001", [Episode.NewHope]) { Height = 1.8 }),
        new Droid(new DroidRow("2000", "C-3PO", "Goldenrod", ["1000", "1002", "1003", "2001"], "2001", All, "Protocol")),
        new Droid(new DroidRow("2001", "R2-D2", null, ["1000", "1002", "1003"], "2000", All, "Astromech")),
    ];

    public static Starship[] Starships { get; } =
    [
        new("3000", "Millennium Falcon", 34.37, [[1, 2], [1.5, 4]]),
        new("3001", "X-Wing", 12.5, null),
        new("3002", "TIE Advanced x1", 9.2, [[3, 2]]),
    ];

    public static Review[] Reviews { get; } =
    [
        new(Episode.NewHope, 5, "classic"),
        new(Episode.NewHope, 4, null),
        new(Episode.Jedi, 3, "ewoks"),
    ];

    private static Planet[] Planets { get; } =
    [
        new("p1", "Tatooine", "arid", ["1000", "1001"]),
        new("p2", "Alderaan", "temperate", ["1003"]),
    ];

    public static Being? Character(string id) => Array.Find(Characters, c => c.Id == id);

    public static Planet? Planet(string id) => Array.Find(Planets, p => p.Id == id);

    public static Starship? Starship(string id) => Array.Find(Starships, s => s.Id == id);

    public static Review[] ReviewsOf(Episode? episode) => episode is { } one ? Array.FindAll(Reviews, r => r.Episode == one) : Reviews;
}
