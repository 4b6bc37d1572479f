using System.Collections.Immutable;
using Strawberry.Errors;
using Strawberry.Planning;
using Strawberry.Primitives;
using Strawberry.Resolvers;

namespace Strawberry.Execution;

/// <summary>How a run records errors.</summary>
internal sealed partial class ExecutionRun
{
    /// <summary>Records an error made elsewhere.</summary>
    public void AddError(GraphQLError error)
    {
        if (!_isEnded)
        {
            (Errors ??= []).Add(error);
        }
    }

    internal override void AddFieldError(Exception exception, SelectedField field) => Record(exception, field, GetPath(field));

    internal override void AddError(Exception exception, SelectedField field) => Record(exception, field, GetPath());

    internal override void AddNullError(SelectedField field) =>
        AddError(ExecutionErrors.NullInNonNull(field, GetPath(field), GetLocations(field)));

    internal override bool RejectNull(SelectedField field)
    {
        AddError(ExecutionErrors.NullInNonNull(field, GetPath(), GetLocations(field)));
        return false;
    }

    internal override bool Reject(string problem, SelectedField field)
    {
        AddError(new GraphQLError(problem) { Path = GetPath(), Locations = GetLocations(field) });
        return false;
    }

    internal override ResolveInfoSource DescribeField(SelectedField field)
    {
        Operation.IsShared = true;
        IsShared = true;
        return new RunResolveInfo(this, field, FindOuter(field), GetPath(field));
    }

    private ImmutableArray<SourceLocation> GetLocations(SelectedField field) => Operation.GetLocations(field, FindOuter(field));

    // The frames lead to the object that the field stands on, or further, to the field's own value.
    private SelectedField? FindOuter(SelectedField field)
    {
        for (var i = Depth - 1; i >= 0; i--)
        {
            if (Frames[i].Field is { } outer && !ReferenceEquals(outer, field))
            {
                return outer;
            }
        }

        for (var node = BaseNode; node is not null; node = node.Parent)
        {
            if (node.Field is { } outer && !ReferenceEquals(outer, field))
            {
                return outer;
            }
        }

        return null;
    }

    /// <summary>Records what kept the run's root object from being begun: a plan that cannot be made, a root or a limit that failed.</summary>
    private void AddRootError(Exception exception)
    {
        var locations = exception is PlanningException planning ? planning.Locations : [];
        var error = ExecutionErrors.FromException(exception, RootNode is null ? null : GetPath(), locations);
        if (exception is not PlanningException)
        {
            Operation.LogError(exception, error);
        }

        AddError(error);
    }

    private void Record(Exception exception, SelectedField field, ImmutableArray<PathSegment> path)
    {
        var locations = exception switch
        {
            PlanningException { Locations: { IsEmpty: false } own } => own,
            InputCoercionException { Node: { } node } => [Operation.GetLocation(node)],
            _ => GetLocations(field),
        };
        var error = ExecutionErrors.FromException(exception, path, locations);
        if (exception is not (PlanningException or InputCoercionException))
        {
            Operation.LogError(exception, error);
        }

        AddError(error);
    }
}
