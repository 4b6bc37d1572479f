using System.ComponentModel;
using System.Reflection;

namespace Strawberry.Resolvers;

/// <summary>
/// The types of all assemblies that were compiled with the generator. A module initializer adds one entry an assembly; nothing is read before a schema asks, and no
/// table is made before an operation does.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class TypeRegistry
{
    private static readonly Lock Gate = new();
    private static readonly List<TypeModule> Modules = [];
    private static readonly Dictionary<string, TypeEntry> ByReference = new(StringComparer.Ordinal);
    private static readonly Dictionary<string, List<TypeEntry>> BySimpleName = new(StringComparer.Ordinal);
    private static int _loaded;

    /// <summary>
    /// Adds an assembly's types: their descriptions, an empty line between two, and what makes the table of each by its place among them. A second entry of an assembly is
    /// ignored.
    /// </summary>
    public static void Register(Assembly assembly, string descriptions, Func<int, TypeTable> make) => Add(new TypeModule(assembly, descriptions, make));

    /// <summary>Adds the scalar of an assembly that has nothing else. A second entry of an assembly is ignored.</summary>
    internal static void Register(Assembly assembly, ScalarTable scalar) => Add(new TypeModule(assembly, scalar));

    /// <summary>The type of a key; null when no assembly has it.</summary>
    internal static TypeEntry? Find(TypeKey key)
    {
        lock (Gate)
        {
            Load();
            if (BySimpleName.TryGetValue(TypeEntry.GetSimpleName(key.ClrType), out var candidates))
            {
                foreach (var candidate in candidates)
                {
                    if (candidate.Key == key)
                    {
                        return candidate.Settle();
                    }
                }
            }

            return null;
        }
    }

    /// <summary>
    /// The type that a description calls so; null when no assembly has it. In its own assembly it is found by name, so that no table has to be made for it; what is
    /// another assembly's its table knows by CLR type.
    /// </summary>
    internal static TypeEntry? Resolve(TypeEntry from, string reference)
    {
        lock (Gate)
        {
            Load();
            return from.Module!.Find(reference) is { } entry
                ? entry.Settle()
                : Find(from.Table.References[from.Description.References.IndexOf(reference)]);
        }
    }

    /// <summary>The types compiled into an assembly; null when it was compiled without the generator.</summary>
    internal static TypeEntry[]? EntriesOf(Assembly assembly)
    {
        lock (Gate)
        {
            Load();
            foreach (var module in Modules)
            {
                if (module.Assembly == assembly)
                {
                    return module.Entries;
                }
            }

            return null;
        }
    }

    /// <summary>All types of all assemblies, in the order of registration.</summary>
    internal static List<TypeEntry> All()
    {
        lock (Gate)
        {
            Load();
            var all = new List<TypeEntry>();
            foreach (var module in Modules)
            {
                all.AddRange(module.Entries);
            }

            return all;
        }
    }

    private static void Add(TypeModule module)
    {
        lock (Gate)
        {
            foreach (var known in Modules)
            {
                if (known.Assembly == module.Assembly)
                {
                    return;
                }
            }

            Modules.Add(module);
        }
    }

    private static void Load()
    {
        for (; _loaded < Modules.Count; _loaded++)
        {
            foreach (var entry in Modules[_loaded].Entries)
            {
                if (entry.Kind != TypeKind.Extension && entry.Reference.Length > 0)
                {
                    entry.Earlier = ByReference.TryGetValue(entry.Reference, out var earlier) ? earlier : null;
                    ByReference[entry.Reference] = entry;
                }

                if (!BySimpleName.TryGetValue(entry.SimpleName, out var same))
                {
                    BySimpleName.Add(entry.SimpleName, same = new List<TypeEntry>(1));
                }

                same.Add(entry);
            }
        }
    }
}

/// <summary>
/// Marks an assembly that was compiled with the generator and names its registrar, a public class with a static <c>Register()</c>, so that a
/// project that refers to it can call it: the initializer of an assembly that is never touched does not run.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
[AttributeUsage(AttributeTargets.Assembly)]
public sealed class GraphQLRegistrarAttribute(Type registrar) : Attribute
{
    /// <summary>The registrar.</summary>
    public Type Registrar { get; } = registrar;
}
