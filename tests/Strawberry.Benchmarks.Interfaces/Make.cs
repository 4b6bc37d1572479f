using System.Globalization;

namespace Strawberry.Benchmarks.Interfaces;

/// <summary>What the items of every interface have.</summary>
public interface IIdentified
{
    ID Id { get; set; }
}

/// <summary>Makes the items of a query root, as that is made for an operation.</summary>
internal static class Make
{
    private const int Count = 1_000;

    public static T One<T>()
        where T : new() => new();

    /// <summary>A thousand items, spread over the types.</summary>
    public static T[] All<T>(Func<T>[] makers)
        where T : IIdentified
    {
        var items = new T[Count];
        for (var i = 0; i < items.Length; i++)
        {
            items[i] = makers[i % makers.Length]();
            items[i].Id = i.ToString(CultureInfo.InvariantCulture);
        }

        return items;
    }
}
