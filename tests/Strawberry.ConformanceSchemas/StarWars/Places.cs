using System.Runtime.CompilerServices;

namespace Strawberry.ConformanceSchemas.StarWars;

[GraphQLUnion(typeof(Human), typeof(Droid), typeof(Starship))]
public interface ISearchResult;

[GraphQLType]
public sealed class Planet
{
    private readonly string[] _residentIds;

    internal Planet(string id, string name, string climate, string[] residentIds)
    {
        Id = id;
        Name = name;
        Climate = climate;
        _residentIds = residentIds;
    }

    public ID Id { get; }

    public string Name { get; }

    public string? Climate { get; }

    /// <summary>Async generator, delay ms before each.</summary>
    [GraphQLField]
    public async IAsyncEnumerable<ICharacter> Residents(int delay = 20, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        using var open = OpenGenerators.Enter();
        foreach (var id in _residentIds)
        {
            await Pause.ForItem(delay, cancellationToken);
            yield return Galaxy.Character(id)!;
        }
    }
}

[GraphQLType]
public sealed class Starship : ISearchResult
{
    private readonly double _length;

    internal Starship(string id, string name, double length, double[][]? coordinates)
    {
        Id = id;
        Name = name;
        _length = length;
        Coordinates = coordinates;
    }

    public ID Id { get; }

    public string Name { get; }

    [GraphQLField]
    public double Length(LengthUnit unit = LengthUnit.Meter) => StarWars.Length.In(unit, _length);

    public IReadOnlyList<IReadOnlyList<double>>? Coordinates { get; }
}
