namespace Strawberry.Benchmarks.Beside;

/// <summary>Looks at each payload.</summary>
internal sealed class TellOfPayloads : SchemaExtension, IPayloadHook
{
    public ValueTask OnPayload(OperationContext context, ExecutionPayload payload) => default;
}

/// <summary>Stands around every field.</summary>
internal sealed class StandAroundFields : SchemaExtension, IResolveHook
{
    public ValueTask<object?> OnResolve(ResolveInfo info, Func<ValueTask<object?>> next) => next();
}
