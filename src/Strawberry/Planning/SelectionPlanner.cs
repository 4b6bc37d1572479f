using System.Collections.Immutable;
using Strawberry.Language;
using Strawberry.Primitives;
using Strawberry.Resolvers;
using Strawberry.TypeSystem;

namespace Strawberry.Planning;

/// <summary>Turns collected fields into selections: fields to execute now, and groups of fields that <c>@defer</c> leaves for later.</summary>
internal static class SelectionPlanner
{
    private const string DeferInSubscription =
        "`@defer` directive not supported on subscription operations. Disable `@defer` by setting the `if` argument to `false`.";

    private const string StreamInSubscription =
        "`@stream` directive not supported on subscription operations. Disable `@stream` by setting the `if` argument to `false`.";

    public static Selection PlanRoot(PlanContext context, ObjectType type) =>
        Plan(context, type, new FieldCollector(context, type).Collect(context.Operation.SelectionSet), UsageSet.Empty, isRoot: true);

    /// <param name="context">What the plan is made in.</param>
    /// <param name="type">The object's type.</param>
    /// <param name="parents">The fields whose value the object is.</param>
    /// <param name="groupUsages">The usages that the execution group around it serves; empty in the initial result and in stream items.</param>
    public static Selection PlanSub(PlanContext context, ObjectType type, IReadOnlyList<FieldDetails> parents, UsageSet groupUsages) =>
        Plan(context, type, new FieldCollector(context, type).Collect(parents), groupUsages, isRoot: false);

    private static Selection Plan(PlanContext context, ObjectType type, CollectedFields collected, UsageSet groupUsages, bool isRoot)
    {
        if (collected.NewUsages.Count > 0 && context.Operation.Operation == OperationType.Subscription)
        {
            throw new PlanningException(DeferInSubscription, isRoot && collected.FirstDefer is { } defer ? [context.Document.GetLocation(defer)] : []);
        }

        var now = new List<(string Name, List<FieldDetails> Details)>();
        var later = new List<(UsageSet Usages, List<(string Name, List<FieldDetails> Details)> Fields)>();
        foreach (var name in collected.Order)
        {
            var details = collected.ByResponseName[name];
            if (context.Mode == PlanMode.Branching)
            {
                foreach (var byUsage in details.GroupBy(d => d.Usage))
                {
                    AddTo(byUsage.Key is { } usage ? UsageSet.Of(usage) : UsageSet.Empty, name, [.. byUsage]);
                }
            }
            else
            {
                AddTo(UsageSet.Of(details), name, details);
            }
        }

        return new Selection(
            type,
            MakeFields(context, type, now, groupUsages),
            [.. later.Select(l => new DeferredSelection(l.Usages.ToArray(), new Selection(type, MakeFields(context, type, l.Fields, l.Usages), [], [])))],
            [.. collected.NewUsages]);

        void AddTo(UsageSet usages, string name, List<FieldDetails> details)
        {
            if (usages.Equals(groupUsages))
            {
                now.Add((name, details));
                return;
            }

            foreach (var group in later)
            {
                if (group.Usages.Equals(usages))
                {
                    group.Fields.Add((name, details));
                    return;
                }
            }

            later.Add((usages, [(name, details)]));
        }
    }

    private static SelectedField[] MakeFields(
        PlanContext context,
        ObjectType type,
        List<(string Name, List<FieldDetails> Details)> fields,
        UsageSet usages)
    {
        var made = new List<SelectedField>(fields.Count);
        foreach (var (name, details) in fields)
        {
            if (MakeField(context, type, name, details, usages) is { } field)
            {
                made.Add(field);
            }
        }

        return [.. made];
    }

    private static SelectedField? MakeField(PlanContext context, ObjectType type, string responseName, List<FieldDetails> details, UsageSet usages)
    {
        var node = details[0].Node;
        if (context.Schema.Definition.GetField(type, node.Name.Value) is not { } definition)
        {
            // Only a document that was not validated selects a field that does not exist.
            return null;
        }

        if (ReferenceEquals(definition, MetaFields.TypeNameDefinition))
        {
            return new SelectedField(responseName, new ResponseKey(responseName, $"\"{type.Name}\""), type, definition, null, -1, Nodes(details), [], null);
        }

        var bound = context.Schema.GetField(type, definition);
        var source = definition.Type.Named is CompositeType composite ? new SubselectionSource(context, composite, details, usages) : null;
        var stream = MakeStream(context, type, responseName, definition, details);
        var hooks = context.Surrounded?.Of(type, definition) ?? [];
        return new SelectedField(
            responseName,
            new ResponseKey(responseName),
            type,
            definition,
            bound.Permissions is not null ? context.Schema.PermissionTable
                : hooks.Length > 0 ? context.Surrounded!.Table
                : bound.Table,
            bound.Index,
            Nodes(details),
            MakeArguments(type, definition, node),
            source)
        {
            Completer = bound.Completer,
            ResolvingTable = bound.Table,
            Permissions = bound.Permissions,
            Hooks = hooks,
            Stream = stream,
        };
    }

    private static StreamUsage? MakeStream(
        PlanContext context,
        ObjectType type,
        string responseName,
        FieldDefinition definition,
        List<FieldDetails> details)
    {
        if (definition.Type.NullableType is not ListType)
        {
            return null;
        }

        DirectiveNode? directive;
        try
        {
            directive = context.GetStream(details[0].Node);
        }
        catch (PlanningException problem)
        {
            // A null for "if" is an error of this field, not of the selection it stands in.
            return new StreamUsage(null, null) { Problem = new Errors.GraphQLError(problem.Message) { Locations = problem.Locations } };
        }

        if (directive is null)
        {
            return null;
        }

        ValueNode? initialCount = null;
        foreach (var argument in directive.Arguments)
        {
            if (argument.Name.Value == "initialCount")
            {
                initialCount = argument.Value;
            }
        }

        // Streamed items carry all their fields: what is deferred elsewhere comes with the item.
        List<FieldDetails> undeferred = details.ConvertAll(d => d with { Usage = null });
        var source = definition.Type.Named is CompositeType composite ? new SubselectionSource(context, composite, undeferred, UsageSet.Empty) : null;
        var bound = context.Schema.GetField(type, definition);
        return new StreamUsage(context.GetLabel(directive), initialCount)
        {
            Problem = context.Operation.Operation == OperationType.Subscription ? new Errors.GraphQLError(StreamInSubscription) : null,
            ItemField = new SelectedField(responseName, new ResponseKey(responseName), type, definition, bound.Table, bound.Index, Nodes(details), [], source)
            {
                Completer = bound.Completer,
                ResolvingTable = bound.Table,
            },
        };
    }

    private static ImmutableArray<FieldNode> Nodes(List<FieldDetails> details) => [.. details.Select(d => d.Node)];

    private static ImmutableArray<SelectedArgument> MakeArguments(ObjectType type, FieldDefinition definition, FieldNode node)
    {
        if (definition.Arguments.Length == 0)
        {
            return [];
        }

        var arguments = ImmutableArray.CreateBuilder<SelectedArgument>(definition.Arguments.Length);
        foreach (var argument in definition.Arguments)
        {
            ValueNode? value = null;
            foreach (var given in node.Arguments)
            {
                if (given.Name.Value == argument.Name)
                {
                    value = given.Value;
                }
            }

            arguments.Add(new SelectedArgument($"{type.Name}.{definition.Name}", argument, value, GetKind(value)));
        }

        return arguments.MoveToImmutable();
    }

    private static SourceArgumentKind GetKind(ValueNode? value) => value switch
    {
        null => SourceArgumentKind.Absent,
        VariableNode => SourceArgumentKind.Variable,
        _ => HasVariable(value) ? SourceArgumentKind.Mixed : SourceArgumentKind.Constant,
    };

    private static bool HasVariable(ValueNode value)
    {
        switch (value)
        {
            case VariableNode:
                return true;
            case ListValueNode list:
                foreach (var item in list.Values)
                {
                    if (HasVariable(item))
                    {
                        return true;
                    }
                }

                return false;
            case ObjectValueNode @object:
                foreach (var field in @object.Fields)
                {
                    if (HasVariable(field.Value))
                    {
                        return true;
                    }
                }

                return false;
            default:
                return false;
        }
    }
}

/// <summary>Plans what is selected below a field, a concrete type at a time.</summary>
internal sealed class SubselectionSource(PlanContext context, CompositeType fieldType, List<FieldDetails> details, UsageSet usages) : SelectionSource
{
    public override ObjectType? OnlyType { get; } = fieldType as ObjectType;

    public override Selection Make(SelectedField field, ObjectType type) => SelectionPlanner.PlanSub(context, type, details, usages);
}
