using System.Collections.Concurrent;
using Strawberry.Execution;
using Strawberry.Planning;
using Strawberry.Resolvers;
using Strawberry.TypeSystem;

namespace Strawberry.Extensions;

/// <summary>Asks hooks once which fields they surround.</summary>
/// <param name="hooks">The hooks; of extensions that are made per request, those of an instance made to be asked.</param>
internal sealed class SurroundedFields(IResolveHook[] hooks) : ResolveHookSelection
{
    private readonly ConcurrentDictionary<(ObjectType, FieldDefinition), int[]> _known = new();

    public override FieldTable Table => ResolveHookTable.Instance;

    public override int[] Of(ObjectType type, FieldDefinition field) =>
        _known.GetOrAdd((type, field), static (key, hooks) => Ask(hooks, key.Item1, key.Item2), hooks);

    private static int[] Ask(IResolveHook[] hooks, ObjectType type, FieldDefinition field)
    {
        var places = new List<int>(hooks.Length);
        for (var i = 0; i < hooks.Length; i++)
        {
            if (hooks[i].Surrounds(type, field))
            {
                places.Add(i);
            }
        }

        return [.. places];
    }
}
