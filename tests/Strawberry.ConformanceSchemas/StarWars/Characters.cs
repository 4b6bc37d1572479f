namespace Strawberry.ConformanceSchemas.StarWars;

[GraphQLInterface]
public interface ICharacter
{
    ID Id { get; }

    string Name { get; }

    string? Nickname { get; }

    IReadOnlyList<Episode> AppearsIn { get; }

    /// <summary>Direct list of friends, in stored order.</summary>
    IReadOnlyList<ICharacter>? Friends { get; }

    /// <summary>One page of friends.</summary>
    [GraphQLField]
    FriendsConnection FriendsConnection(int? first, ID? after);

    /// <summary>The name after delay ms.</summary>
    [GraphQLField]
    Task<string> SlowNameAsync(int delay = 20, CancellationToken cancellationToken = default);

    /// <summary>Always throws Error("secretBackstory is secret.").</summary>
    [GraphQLField]
    string? SecretBackstory();

    ICharacter? BestFriend { get; }
}

/// <summary>What humans and droids have alike.</summary>
public abstract class Being : ICharacter
{
    private readonly string[] _friendIds;
    private readonly string? _bestFriendId;

    private protected Being(CharacterRow row)
    {
        Id = row.Id;
        Name = row.Name;
        Nickname = row.Nickname;
        AppearsIn = row.AppearsIn;
        _friendIds = row.FriendIds;
        _bestFriendId = row.BestFriendId;
    }

    public ID Id { get; }

    public string Name { get; }

    public string? Nickname { get; }

    public IReadOnlyList<Episode> AppearsIn { get; }

    public IReadOnlyList<ICharacter>? Friends => Array.ConvertAll(_friendIds, id => Galaxy.Character(id)!);

    [GraphQLField]
    public FriendsConnection FriendsConnection(int? first, ID? after) => new(_friendIds, first, after);

    [GraphQLField]
    public async Task<string> SlowNameAsync(int delay = 20, CancellationToken cancellationToken = default)
    {
        await Pause.For(delay, cancellationToken);
        return Name;
    }

    [GraphQLField]
    public string? SecretBackstory() => throw new GraphQLException("secretBackstory is secret.");

    public ICharacter? BestFriend => _bestFriendId is null ? null : Galaxy.Character(_bestFriendId);
}

[GraphQLType]
public sealed class Human : Being, ISearchResult
{
    private readonly HumanRow _row;

    internal Human(HumanRow row)
        : base(row) => _row = row;

    [GraphQLField]
    public double? Height(LengthUnit unit = LengthUnit.Meter) => Length.In(unit, _row.Height);

    /// <summary>After delay ms.</summary>
    [GraphQLField]
    public async Task<Planet?> HomePlanetAsync(int delay = 20, CancellationToken cancellationToken = default)
    {
        await Pause.For(delay, cancellationToken);
        return _row.PlanetId is null ? null : Galaxy.Planet(_row.PlanetId);
    }

    public IReadOnlyList<Starship>? Starships => Array.ConvertAll(_row.StarshipIds, id => Galaxy.Starship(id)!);

    public Date? Born => _row.Born is { } born ? new Date(born) : null;
}

[GraphQLType]
public sealed class Droid : Being, ISearchResult
{
    internal Droid(DroidRow row)
        : base(row) => PrimaryFunction = row.PrimaryFunction;

    public string? PrimaryFunction { get; }
}

[GraphQLType]
public sealed class FriendsConnection
{
    internal FriendsConnection(string[] friendIds, int? first, ID? after)
    {
        var start = after is { } cursor ? Array.IndexOf(friendIds, cursor.Value) + 1 : 0;
        var end = first is { } count ? Math.Min(start + count, friendIds.Length) : friendIds.Length;
        TotalCount = friendIds.Length;
        Edges = Array.ConvertAll(friendIds[start..end], id => new FriendsEdge(id, Galaxy.Character(id)!));
        PageInfo = new PageInfo(end < friendIds.Length, end > start ? new ID(friendIds[end - 1]) : (ID?)null);
    }

    public int TotalCount { get; }

    public IReadOnlyList<FriendsEdge> Edges { get; }

    public PageInfo PageInfo { get; }
}

[GraphQLType]
public sealed record FriendsEdge(ID Cursor, ICharacter Node);

[GraphQLType]
public sealed record PageInfo(bool HasNextPage, ID? EndCursor);
