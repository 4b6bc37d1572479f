using System.Collections.Generic;
using System.Linq;
using Strawberry.Generators.Models;

namespace Strawberry.Generators.Checks;

/// <summary>Which types lead to which: what a schema that contains one type contains besides.</summary>
internal sealed class TableGraph
{
    private readonly Dictionary<string, HashSet<string>> _referrers = new();

    public TableGraph(IEnumerable<TableModel> tables, IEnumerable<RootUse> uses)
    {
        foreach (var table in tables)
        {
            Add(table);
        }

        foreach (var use in uses)
        {
            // Roots of one schema belong together although none leads to another.
            use.Roots.Where(r => r.Length > 0).ToList().ForEach(root => AddEdge("schema " + use.Location, KeyOf(root, "")));
        }
    }

    public static string KeyOf(string clr, string variant) => $"{clr} {variant}";

    public static string KeyOf(TableHeader header) => KeyOf(header.KeyClr, header.Variant);

    /// <summary>Whether some schema may contain both.</summary>
    public bool MayMeet(string first, string second)
    {
        var origins = FindOrigins(first);
        origins.IntersectWith(FindOrigins(second));
        return origins.Count > 0;
    }

    private void Add(TableModel table)
    {
        var key = KeyOf(table.Header);
        switch (table)
        {
            case ObjectModel model:
                AddFields(key, model.Fields);
                AddInterfaces(key, model.Interfaces);
                break;
            case ExtensionModel model:
                AddFields(key, model.Fields);
                break;
            case InterfaceModel model:
                AddFields(key, model.Fields);
                AddInterfaces(key, model.Interfaces);
                break;
            case UnionModel model:
                model.Members.ToList().ForEach(m => AddEdge(key, KeyOf(m.Clr, m.Variant)));
                break;
            case InputModel model:
                model.Fields.ToList().ForEach(f => AddEdge(key, f.Value.Type.Named));
                break;
        }
    }

    private void AddFields(string key, EquatableArray<FieldModel> fields)
    {
        foreach (var field in fields)
        {
            AddEdge(key, field.Type.Named);
            foreach (var parameter in field.Parameters)
            {
                if (parameter.Argument is { } argument)
                {
                    AddEdge(key, argument.Type.Named);
                }
            }
        }
    }

    // A schema with an interface contains its implementors.
    private void AddInterfaces(string key, EquatableArray<KeyModel> interfaces)
    {
        foreach (var each in interfaces)
        {
            AddEdge(key, KeyOf(each.Clr, each.Variant));
            AddEdge(KeyOf(each.Clr, each.Variant), key);
        }
    }

    private void AddEdge(string from, Shape to) => AddEdge(from, KeyOf(to.KeyClr, to.Variant));

    private void AddEdge(string from, string to)
    {
        if (!_referrers.TryGetValue(to, out var referrers))
        {
            _referrers[to] = referrers = [];
        }

        referrers.Add(from);
    }

    private HashSet<string> FindOrigins(string key)
    {
        var found = new HashSet<string> { key };
        var queue = new Queue<string>(found);
        while (queue.Count > 0)
        {
            if (_referrers.TryGetValue(queue.Dequeue(), out var referrers))
            {
                foreach (var referrer in referrers.Where(found.Add))
                {
                    queue.Enqueue(referrer);
                }
            }
        }

        return found;
    }
}
