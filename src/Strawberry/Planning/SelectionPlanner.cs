using Strawberry.Language;
using Strawberry.Resolvers;
using Strawberry.TypeSystem;

namespace Strawberry.Planning;

/// <summary>Turns collected fields into selections: fields to execute now, and groups of fields that <c>@defer</c> leaves for later.</summary>
internal static class SelectionPlanner
{
    private const string DeferInSubscription =
        "`@defer` directive not supported on subscription operations. Disable `@defer` by setting the `if` argument to `false`.";

    public static Selection PlanRoot(PlanContext context, ObjectType type)
    {
        if (context.Operation.SelectionSet.IsDistinct)
        {
            return new Selection(type, new FieldMaker(context, type, isRoot: true).Make(context.Operation.SelectionSet), [], []);
        }

        var collected = CollectedFields.Rent();
        FieldCollector.Collect(context, type, context.Operation.SelectionSet, collected);
        var plan = Plan(context, type, collected, UsageSet.Empty, isRoot: true);
        collected.Return();
        return plan;
    }

    /// <param name="context">What the plan is made in.</param>
    /// <param name="type">The object's type.</param>
    /// <param name="parents">The fields whose value the object is.</param>
    /// <param name="groupUsages">The usages that the execution group around it serves; empty in the initial result and in stream items.</param>
    public static Selection PlanSub(PlanContext context, ObjectType type, FieldNodes parents, UsageSet groupUsages)
    {
        if (parents is { All: null, Usages: null, First.SelectionSet: { IsDistinct: true } set } && groupUsages.Equals(UsageSet.Empty))
        {
            return new Selection(type, new FieldMaker(context, type, isRoot: false).Make(set), [], []);
        }

        var collected = CollectedFields.Rent();
        FieldCollector.Collect(context, type, parents, collected);
        var plan = Plan(context, type, collected, groupUsages, isRoot: false);
        collected.Return();
        return plan;
    }

    private static Selection Plan(PlanContext context, ObjectType type, CollectedFields collected, UsageSet groupUsages, bool isRoot)
    {
        if (collected.NewUsages is not null && context.Operation.Operation == OperationType.Subscription)
        {
            throw new PlanningException(DeferInSubscription, isRoot && collected.FirstDefer is { } defer ? [context.Document.GetLocation(defer)] : []);
        }

        var maker = new FieldMaker(context, type, isRoot);
        return collected.HasUsages || collected.NewUsages is not null || !groupUsages.Equals(UsageSet.Empty)
            ? Divide(maker, collected, groupUsages)
            : new Selection(type, maker.Make(collected), [], []);
    }

    // Fields to execute now and fields to execute later, by the usages of @defer they were reached through.
    private static Selection Divide(FieldMaker maker, CollectedFields collected, UsageSet groupUsages)
    {
        var now = new List<FieldNodes>();
        var later = new List<(UsageSet Usages, List<FieldNodes> Fields)>();
        foreach (var field in collected.Fields)
        {
            var nodes = field.ToNodes();
            if (maker.Context.Mode == PlanMode.Branching)
            {
                foreach (var (usage, branch) in Branches(nodes))
                {
                    AddTo(usage is null ? UsageSet.Empty : UsageSet.Of(usage), branch);
                }
            }
            else
            {
                AddTo(UsageSet.Of(nodes), nodes);
            }
        }

        var deferred = new DeferredSelection[later.Count];
        for (var i = 0; i < deferred.Length; i++)
        {
            var (usages, fields) = later[i];
            deferred[i] = new DeferredSelection(usages.ToArray(), new Selection(maker.Type, maker.Make(fields, usages), [], []));
        }

        return new Selection(maker.Type, maker.Make(now, groupUsages), deferred, [.. collected.NewUsages ?? []])
        {
            // A field that is also deferred and is executed now may have sub-fields that wait for the usage.
            IsDeferredApart = groupUsages.Equals(UsageSet.Empty)
                && collected.NewUsages is [{ Parent: null } only]
                && later is [var group]
                && group.Usages.Equals(UsageSet.Of(only))
                && now.TrueForAll(static field => field.Usages is null),
        };

        void AddTo(UsageSet usages, FieldNodes nodes)
        {
            if (usages.Equals(groupUsages))
            {
                now.Add(nodes);
                return;
            }

            foreach (var group in later)
            {
                if (group.Usages.Equals(usages))
                {
                    group.Fields.Add(nodes);
                    return;
                }
            }

            later.Add((usages, [nodes]));
        }
    }

    private static IEnumerable<(DeferUsage? Usage, FieldNodes Nodes)> Branches(FieldNodes field) =>
        Enumerable.Range(0, field.Count)
            .Select(i => field[i])
            .GroupBy(d => d.Usage)
            .Select(g => (g.Key, new FieldNodes(g.First().Node, [.. g.Select(d => d.Node)], g.Key is null ? null : [.. g.Select(d => d.Usage)])));
}
