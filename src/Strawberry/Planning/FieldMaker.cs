using System.Collections.Immutable;
using Strawberry.Language;
using Strawberry.Primitives;
using Strawberry.Resolvers;
using Strawberry.TypeSystem;

namespace Strawberry.Planning;

/// <summary>Makes the selected fields of an object of one type out of their nodes.</summary>
internal readonly struct FieldMaker(PlanContext context, ObjectType type, bool isRoot)
{
    private const string StreamInSubscription =
        "`@stream` directive not supported on subscription operations. Disable `@stream` by setting the `if` argument to `false`.";

    private readonly BoundObject _bound = context.Schema.GetObject(type);

    public PlanContext Context { get; } = context;

    public ObjectType Type { get; } = type;

    /// <summary>Fields of distinct names that stand outside of any <c>@defer</c>.</summary>
    public SelectedField[] Make(SelectionSetNode distinct)
    {
        var selections = distinct.Selections;
        var made = new SelectedField[selections.Length];
        var count = 0;
        foreach (var selection in selections)
        {
            var node = (FieldNode)selection;
            if ((FindShared(node) ?? Make(new FieldNodes(node, null, null), UsageSet.Empty)) is { } one)
            {
                made[count++] = one;
            }
        }

        return count == made.Length ? made : made[..count];
    }

    /// <summary>Fields outside of any <c>@defer</c>.</summary>
    public SelectedField[] Make(CollectedFields collected)
    {
        var fields = collected.Fields;
        var made = new SelectedField[fields.Length];
        var count = 0;
        foreach (ref readonly var field in fields)
        {
            if ((FindShared(field.First) ?? Make(field.ToNodes(), UsageSet.Empty)) is { } one)
            {
                made[count++] = one;
            }
        }

        return count == made.Length ? made : made[..count];
    }

    /// <summary>Fields that wait for the same usages.</summary>
    public SelectedField[] Make(List<FieldNodes> fields, UsageSet usages)
    {
        var made = new List<SelectedField>(fields.Count);
        foreach (var field in fields)
        {
            if (Make(field, usages) is { } one)
            {
                made.Add(one);
            }
        }

        return [.. made];
    }

    // A leaf of which nothing but the name is given is the same in every document of the schema. Its nodes are found by those of the field around it, which the root's
    // fields have not got.
    private SelectedField? FindShared(FieldNode node)
    {
        if (isRoot || !node.IsBare || Context.Schema.Definition.GetField(Type, node) is not { } definition)
        {
            return null;
        }

        if (definition.Index < 0)
        {
            return ReferenceEquals(definition, MetaFields.TypeNameDefinition) ? _bound.SharedTypeName ??= MakeTypeName(MetaFields.TypeName, null) : null;
        }

        var bound = _bound.Fields[definition.Index];
        return Context.Surrounded is not null && Context.Surrounded.Of(Type, definition).Length > 0 ? null : bound.Shared ?? MakeShared(bound, definition);
    }

    private SelectedField? MakeShared(BoundField bound, FieldDefinition definition)
    {
        if (bound.Permissions is not null || !definition.IsBareLeaf)
        {
            return null;
        }

        return bound.Shared = new SelectedField(definition.Name, definition.ResponseKey, Type, definition, bound.Table, bound.Index, null, [], null) { Bound = bound };
    }

    private SelectedField MakeTypeName(string responseName, object? nodes) =>
        new(responseName, new ResponseKey(responseName, $"\"{Type.Name}\""), Type, MetaFields.TypeNameDefinition, null, -1, nodes, [], null);

    private SelectedField? Make(FieldNodes nodes, UsageSet usages)
    {
        var node = nodes.First;
        if (Context.Schema.Definition.GetField(Type, node) is not { } definition)
        {
            // Only a document that was not validated selects a field that does not exist.
            return null;
        }

        var responseName = node.ResponseName;
        if (ReferenceEquals(definition, MetaFields.TypeNameDefinition))
        {
            return MakeTypeName(responseName, nodes.Either);
        }

        var hooks = Context.Surrounded?.Of(Type, definition) ?? [];
        var bound = definition.Index >= 0 ? _bound.Fields[definition.Index] : Context.Schema.GetField(Type, definition);
        return new SelectedField(
            responseName,
            responseName == definition.Name ? definition.ResponseKey : new ResponseKey(responseName),
            Type,
            definition,
            bound.Permissions is not null ? Context.Schema.PermissionTable
                : hooks.Length > 0 ? Context.Surrounded!.Table
                : bound.Table,
            bound.Index,
            nodes.Either,
            definition.Arguments.IsEmpty ? [] : MakeArguments(definition, node),
            definition.Type.Named is not CompositeType ? null
                : nodes.Usages is null && usages.Equals(UsageSet.Empty) ? Context.Subselections
                : new DeferredSubselectionSource(Context, nodes, usages))
        {
            Bound = bound,
            Hooks = hooks,
            Stream = node.Directives.IsEmpty ? null : MakeStream(definition, bound, nodes),
        };
    }

    private StreamUsage? MakeStream(FieldDefinition definition, BoundField bound, FieldNodes nodes)
    {
        var first = nodes.First;
        if (definition.Type.NullableType is not ListType)
        {
            return null;
        }

        DirectiveNode? directive;
        try
        {
            directive = Context.GetStream(first);
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
        var source = definition.Type.Named is CompositeType ? Context.Subselections : null;
        return new StreamUsage(Context.GetLabel(directive), initialCount)
        {
            Problem = Context.Operation.Operation == OperationType.Subscription ? new Errors.GraphQLError(StreamInSubscription) : null,
            ItemField = new SelectedField(first.ResponseName, definition.ResponseKey, Type, definition, bound.Table, bound.Index, nodes.Either, [], source)
            {
                Bound = bound,
            },
        };
    }

    private ImmutableArray<SelectedArgument> MakeArguments(FieldDefinition definition, FieldNode node)
    {
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

            arguments.Add(new SelectedArgument(Type, definition, argument, value, GetKind(value)));
        }

        return arguments.MoveToImmutable();
    }

    private static SourceArgumentKind GetKind(ValueNode? value) => value switch
    {
        null => SourceArgumentKind.Absent,
        VariableNode => SourceArgumentKind.Variable,
        _ => value.HasVariable ? SourceArgumentKind.Mixed : SourceArgumentKind.Constant,
    };
}
