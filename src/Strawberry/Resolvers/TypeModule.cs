using System.Reflection;

namespace Strawberry.Resolvers;

/// <summary>The types of an assembly that was compiled with the generator.</summary>
internal sealed class TypeModule
{
    private readonly string? _descriptions;
    private readonly Func<int, TypeTable>? _make;
    private readonly ScalarTable? _scalar;
    private Dictionary<string, TypeEntry>? _byReference;
    private TypeEntry[]? _entries;

    public TypeModule(Assembly assembly, string descriptions, Func<int, TypeTable> make)
    {
        Assembly = assembly;
        _descriptions = descriptions;
        _make = make;
    }

    /// <summary>An assembly that has nothing but a scalar.</summary>
    public TypeModule(Assembly assembly, ScalarTable scalar)
    {
        Assembly = assembly;
        _scalar = scalar;
    }

    public Assembly Assembly { get; }

    public TypeEntry[] Entries => _entries ??= Read();

    /// <summary>The type that the descriptions of this assembly call so; null when it is another assembly's.</summary>
    public TypeEntry? Find(string reference) => _byReference!.TryGetValue(reference, out var entry) ? entry : null;

    public TypeTable Make(int index) => _make!(index);

    private TypeEntry[] Read()
    {
        _byReference = new Dictionary<string, TypeEntry>(StringComparer.Ordinal);
        if (_scalar is not null)
        {
            return [new TypeEntry(this, _scalar)];
        }

        var entries = new List<TypeEntry>();
        ReadOnlySpan<char> text = _descriptions;
        while (!text.IsEmpty)
        {
            // An empty line stands between two types.
            var end = text.IndexOf("\n\n", StringComparison.Ordinal);
            var entry = new TypeEntry(this, entries.Count, end < 0 ? text : text[..end]);
            entries.Add(entry);
            _byReference.TryAdd(entry.Reference, entry);
            text = end < 0 ? [] : text[(end + 2)..];
        }

        return [.. entries];
    }
}
