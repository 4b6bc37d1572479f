using System.Diagnostics;
using Strawberry.Telemetry;

namespace Strawberry;

/// <summary>
/// Gives each asynchronous resolver a span of its own, below its operation's, when somebody listens to the <c>ActivitySource</c> named <c>Strawberry</c>. Not on by
/// itself: a response may have thousands of resolvers.
/// </summary>
public sealed class TraceResolvers : SchemaExtension, IResolveHook
{
    /// <inheritdoc/>
    public ValueTask<object?> OnResolve(ResolveInfo info, Func<ValueTask<object?>> next)
    {
        ArgumentNullException.ThrowIfNull(info);
        ArgumentNullException.ThrowIfNull(next);
        return info.IsAsynchronous && Tracing.Source.HasListeners() ? TraceAsync(info, next) : next();
    }

    private static async ValueTask<object?> TraceAsync(ResolveInfo info, Func<ValueTask<object?>> next)
    {
        var coordinate = $"{info.ParentTypeName}.{info.FieldName}";
        using var activity = Tracing.Begin(coordinate, "resolve");
        if (activity is { IsAllDataRequested: true })
        {
            activity.SetTag(Attributes.SelectionName, info.ResponseName);
            activity.SetTag(Attributes.SelectionPath, string.Join('.', info.Path));
            activity.SetTag(Attributes.FieldName, info.FieldName);
            activity.SetTag(Attributes.FieldParentType, info.ParentTypeName);
            activity.SetTag(Attributes.FieldCoordinate, coordinate);
        }

        try
        {
            return await next().ConfigureAwait(false);
        }
        catch (Exception exception) when (activity is not null)
        {
            Tracing.Fail(activity, ErrorTypes.Of(exception));
            throw;
        }
    }
}
