namespace Strawberry.Resolvers;

/// <summary>A loader that a generated call site was given before, found again by the delegate that would make it. A chain, the latest first.</summary>
internal sealed class KnownLoader(Delegate make, object loader, KnownLoader? next)
{
    // Beyond that the operation's own table is no slower.
    private const int MaxLength = 8;

    private readonly int _length = (next?._length ?? 0) + 1;

    /// <summary>The loader made by <paramref name="make"/>; null when there is none in the chain.</summary>
    public static object? Find(KnownLoader? first, Delegate make)
    {
        for (var known = first; known is not null; known = known.Next)
        {
            if (ReferenceEquals(known.Make, make))
            {
                return known.Loader;
            }
        }

        return null;
    }

    /// <summary>The chain with one more loader, or begun anew when it has grown too long.</summary>
    public static KnownLoader Add(KnownLoader? first, Delegate make, object loader) =>
        new(make, loader, first is { _length: < MaxLength } ? first : null);

    private Delegate Make { get; } = make;

    private object Loader { get; } = loader;

    private KnownLoader? Next { get; } = next;
}
