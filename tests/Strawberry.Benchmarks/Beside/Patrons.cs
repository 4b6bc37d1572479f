using System.Globalization;

namespace Strawberry.Benchmarks.Beside;

[GraphQLType]
public sealed class PatronsQuery
{
    [GraphQLField]
    public static IReadOnlyList<Patron> GetPatrons()
    {
        var patrons = new Patron[1_000];
        for (var i = 0; i < patrons.Length; i++)
        {
            patrons[i] = new Patron(i, "Patrick", 100, new DateTime(2018, 5, 12, 0, 0, 0, DateTimeKind.Utc), ["go", "ajax"]);
        }

        return patrons;
    }
}

[GraphQLType]
public sealed record Patron(int Id, string Name, int Age, DateTime Birthday, IReadOnlyList<string> Tags)
{
    private static readonly string[] Names = ["Fluffy", "Rex", "Whiskers", "Spot"];

    [GraphQLField]
    public static IReadOnlyList<Pet> GetPets()
    {
        var pets = new Pet[5];
        for (var i = 0; i < pets.Length; i++)
        {
            pets[i] = new Pet(i.ToString(CultureInfo.InvariantCulture), Names[Random.Shared.Next(Names.Length)]);
        }

        return pets;
    }
}

[GraphQLType]
public sealed record Pet(ID Id, string Name);
