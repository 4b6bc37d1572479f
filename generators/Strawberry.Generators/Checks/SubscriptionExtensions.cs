using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Strawberry.Generators.Diagnostics;
using Strawberry.Generators.Models;

namespace Strawberry.Generators.Checks;

/// <summary>Fields that extensions give a subscription root, and that are no source of events.</summary>
internal static class SubscriptionExtensions
{
    private const int Subscription = 2;

    public static IEnumerable<Diagnostic> Find(IReadOnlyList<LocatedTable> tables, IReadOnlyList<RootUse> uses)
    {
        var roots = new HashSet<string>(uses.Where(u => u.Roots.Count > Subscription).Select(u => u.Roots[Subscription]));
        return tables
            .Where(t => t.Table is ExtensionModel && roots.Contains(t.Table.Header.KeyClr))
            .SelectMany(t => ((ExtensionModel)t.Table).Fields
                .Where(f => !f.Type.IsStreamable)
                .Select(f => Diagnostic.Create(Catalogue.SubscriptionField, t.Location, f.Member, t.Table.Header.Clr.Replace("global::", ""))));
    }
}
