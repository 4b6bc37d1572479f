using System.Globalization;

namespace Strawberry.Benchmarks.Beside;

/// <summary>People with many fields, and items.</summary>
[GraphQLType]
public sealed class SimpleQuery
{
    private static readonly Person[] Everybody = [.. Enumerable.Range(0, 1_000).Select(Person.Number)];

    [GraphQLField]
    public static string GetHello() => "Hello World!";

    [GraphQLField]
    public static IReadOnlyList<Person> GetPeople(int limit = 100) => new ArraySegment<Person>(Everybody, 0, limit);

    [GraphQLField]
    public static IReadOnlyList<Item> GetItems(int count)
    {
        var items = new Item[count];
        for (var i = 0; i < items.Length; i++)
        {
            items[i] = new Item("Item", i);
        }

        return items;
    }

    /// <summary>As many numbers as were given.</summary>
    [GraphQLField]
    public static int GetCount(IReadOnlyList<int> numbers) => numbers.Count;
}

[GraphQLType]
public sealed record Item(string Name, int Index)
{
    [GraphQLField]
    public int GetPlain(int multiplier = 1) => Index * multiplier;

    [GraphQLField]
    public IChecked GetChecked() => new CheckedAmount(Index);
}

[GraphQLUnion(typeof(CheckedAmount), typeof(CheckFailure))]
public interface IChecked;

[GraphQLType]
public sealed record CheckedAmount(int Amount) : IChecked;

[GraphQLType]
public sealed record CheckFailure(string Message) : IChecked;

[GraphQLType]
public sealed record Person(string Name, int Age, string Description, string Address)
{
    public required string PropA { get; init; }

    public required string PropB { get; init; }

    public required string PropC { get; init; }

    public required string PropD { get; init; }

    public required string PropE { get; init; }

    public required string PropF { get; init; }

    public required string PropG { get; init; }

    public required string PropH { get; init; }

    public required string PropI { get; init; }

    public required string PropJ { get; init; }

    internal static Person Number(int i)
    {
        var n = i.ToString(CultureInfo.InvariantCulture);
        return new Person($"Person {n}", i, $"Description {n}", $"Address {n}")
        {
            PropA = $"Prop A {n}",
            PropB = $"Prop B {n}",
            PropC = $"Prop C {n}",
            PropD = $"Prop D {n}",
            PropE = $"Prop E {n}",
            PropF = $"Prop F {n}",
            PropG = $"Prop G {n}",
            PropH = $"Prop H {n}",
            PropI = $"Prop I {n}",
            PropJ = $"Prop J {n}",
        };
    }
}

[GraphQLType]
public sealed class SimpleSubscription
{
    [GraphQLField]
    public static async IAsyncEnumerable<string> Something()
    {
        await Task.CompletedTask;
        yield return "Hello World!";
    }

    [GraphQLField]
    public static async IAsyncEnumerable<int> LongRunning(int count)
    {
        await Task.CompletedTask;
        for (var i = 0; i < count; i++)
        {
            yield return i;
        }
    }
}
