using System.ComponentModel;
using System.Reflection;

namespace Strawberry.Resolvers;

/// <summary>
/// The tables of all assemblies that were compiled with the generator. A module initializer adds one entry an assembly; nothing is built
/// before a schema asks.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class TypeRegistry
{
    private static readonly Lock Gate = new();
    private static readonly List<AssemblyTables> Entries = [];
    private static readonly Dictionary<TypeKey, TypeTable> Tables = [];
    private static int _loaded;

    /// <summary>Adds an assembly's tables. A second entry of an assembly is ignored.</summary>
    public static void Register(Assembly assembly, Func<TypeTable[]> tables)
    {
        lock (Gate)
        {
            foreach (var entry in Entries)
            {
                if (entry.Assembly == assembly)
                {
                    return;
                }
            }

            Entries.Add(new AssemblyTables(assembly, tables));
        }
    }

    internal static TypeTable? Find(TypeKey key)
    {
        lock (Gate)
        {
            Load();
            return Tables.GetValueOrDefault(key);
        }
    }

    /// <summary>The tables compiled into an assembly; null when it was compiled without the generator.</summary>
    internal static TypeTable[]? TablesOf(Assembly assembly)
    {
        lock (Gate)
        {
            Load();
            foreach (var entry in Entries)
            {
                if (entry.Assembly == assembly)
                {
                    return entry.Tables;
                }
            }

            return null;
        }
    }

    /// <summary>All tables of all assemblies, in the order of registration.</summary>
    internal static TypeTable[] All()
    {
        lock (Gate)
        {
            Load();
            return [.. Entries.SelectMany(e => e.Tables!)];
        }
    }

    private static void Load()
    {
        for (; _loaded < Entries.Count; _loaded++)
        {
            foreach (var table in Entries[_loaded].Load())
            {
                // Two assemblies may both close Page<User> or both use DayOfWeek: their tables say the same.
                Tables.TryAdd(table.Key, table);
            }
        }
    }

    private sealed class AssemblyTables(Assembly assembly, Func<TypeTable[]> make)
    {
        public Assembly Assembly { get; } = assembly;

        public TypeTable[]? Tables { get; private set; }

        public TypeTable[] Load() => Tables ??= make();
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
