using System.Collections.Immutable;
using System.Text.Json;
using Strawberry.Errors;
using Strawberry.Language;
using Strawberry.Primitives;
using Strawberry.Resolvers;
using Strawberry.Resolvers.Leaves;
using Strawberry.Scheduling;

namespace Strawberry.Execution;

/// <summary>What a resolver may know, from the run it was called in.</summary>
internal sealed class RunResolveInfo(ExecutionRun run, SelectedField field, SelectedField? outer, ImmutableArray<PathSegment> path) : ResolveInfoSource(field)
{
    private SelectedFields? _selections;

    public override ImmutableArray<PathSegment> Path => path;

    public override SelectedFields Selections =>
        _selections ??= new SelectedFields(Field, type => run.Operation.Schema.Definition.GetPossibleTypes(type));

    public override OperationType OperationType => run.Operation.Definition.Operation;

    public override string? OperationName => run.Operation.Definition.Name?.Value;

    public override JsonElement RequestExtensions => run.Operation.Request.Extensions;

    public override IServiceProvider Services => run.Operation.Services.Given;

    public override object? ContextValue => run.Operation.Request.Context;

    public override CancellationToken CancellationToken => run.Operation.CancellationToken;

    public override bool TryGetVariable(string name, out JsonElement value)
    {
        if (!run.Operation.Variables.TryGet(name, out var input))
        {
            value = default;
            return false;
        }

        value = input.Literal is { } literal ? LiteralJson.ToJson(literal, null) : input.Json;
        return true;
    }

    public override void AddError(GraphQLError error)
    {
        var located = error with
        {
            Path = error.Path ?? path,
            Locations = error.Locations.IsEmpty ? run.Operation.GetLocations(Field, outer) : error.Locations,
        };

        if (run.Operation.Pump.IsOnTurn)
        {
            run.AddError(located);
            return;
        }

        // A resolver that awaited something is on a thread of its own: the error joins on the request's turn.
        run.Operation.Pump.Enqueue(new PumpAction(() => run.AddError(located)));
    }
}
