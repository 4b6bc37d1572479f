using System.Text.Json;

namespace Strawberry.Resolvers;

/// <summary>Where <see cref="PermissionContext"/> gets its answers.</summary>
internal abstract class PermissionSource
{
    public abstract ServiceSource Services { get; }

    public abstract bool TryGetArgument(string name, out JsonElement value);
}
