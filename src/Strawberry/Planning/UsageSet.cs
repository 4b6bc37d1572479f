using Strawberry.Resolvers;

namespace Strawberry.Planning;

/// <summary>A set of usages of <c>@defer</c>, compared by its members.</summary>
internal sealed class UsageSet : IEquatable<UsageSet>
{
    public static readonly UsageSet Empty = new([]);

    private readonly List<DeferUsage> _usages;

    private UsageSet(List<DeferUsage> usages) => _usages = usages;

    public static UsageSet Of(DeferUsage usage) => new([usage]);

    /// <summary>The usages that a field waits for: none if it is also selected outside of any, and not those nested in another of the set.</summary>
    public static UsageSet Of(FieldNodes field)
    {
        if (field.Usages is not { } all)
        {
            return Empty;
        }

        var usages = new List<DeferUsage>();
        foreach (var one in all)
        {
            if (one is not { } usage)
            {
                return Empty;
            }

            if (!usages.Contains(usage))
            {
                usages.Add(usage);
            }
        }

        if (usages.Count > 1)
        {
            var distinct = new HashSet<DeferUsage>(usages);
            usages.RemoveAll(usage => HasAncestorIn(usage, distinct));
        }

        return new UsageSet(usages);
    }

    public DeferUsage[] ToArray() => [.. _usages];

    public bool Equals(UsageSet? other)
    {
        if (other is null || other._usages.Count != _usages.Count)
        {
            return false;
        }

        foreach (var usage in _usages)
        {
            if (!other._usages.Contains(usage))
            {
                return false;
            }
        }

        return true;
    }

    public override bool Equals(object? obj) => Equals(obj as UsageSet);

    public override int GetHashCode() => _usages.Count;

    private static bool HasAncestorIn(DeferUsage usage, HashSet<DeferUsage> set)
    {
        for (var parent = usage.Parent; parent is not null; parent = parent.Parent)
        {
            if (set.Contains(parent))
            {
                return true;
            }
        }

        return false;
    }
}
