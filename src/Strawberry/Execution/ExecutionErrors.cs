using System.Collections.Immutable;
using System.Collections.ObjectModel;
using System.Globalization;
using Strawberry.Errors;
using Strawberry.Planning;
using Strawberry.Primitives;
using Strawberry.Resolvers;

namespace Strawberry.Execution;

/// <summary>Makes the errors of execution.</summary>
internal static class ExecutionErrors
{
    public static GraphQLError NullInNonNull(SelectedField field, ImmutableArray<PathSegment> path, ImmutableArray<SourceLocation> locations) =>
        new($"Cannot return null for non-nullable field {field.ParentType.Name}.{field.Definition.Name}.")
        {
            Path = path,
            Locations = locations,
        };

    public static GraphQLError FromException(Exception exception, ImmutableArray<PathSegment>? path, ImmutableArray<SourceLocation> locations)
    {
        // An exception of the engine's own is a message for the client, nothing to mask.
        var isOurs = exception is PlanningException or InputCoercionException;
        return new GraphQLError(MessageOf(exception))
        {
            Path = path,
            Locations = locations,
            Exception = isOurs ? null : exception,
            Extensions = exception is GraphQLException known ? GetExtensions(known) : null,
        };
    }

    /// <summary>Why a field failed: one of a root that there is no instance of says so instead of «Object reference not set».</summary>
    public static Exception Explain(Exception exception, object? source, FieldTable? table) => source is null && exception is NullReferenceException
        ? new InvalidOperationException(
            $"There is no \"{table?.Name}\" to ask: it has no public constructor that services can fill, and the request has no {nameof(GraphQLRequest.RootValue)}.",
            exception)
        : exception;

    public static GraphQLError Denied(PermissionResult denied, ImmutableArray<PathSegment> path, ImmutableArray<SourceLocation> locations)
    {
        var extensions = new Dictionary<string, object?>(StringComparer.Ordinal) { ["code"] = denied.Code };
        foreach (var (key, value) in denied.Extensions ?? ReadOnlyDictionary<string, object?>.Empty)
        {
            extensions[key] = value;
        }

        return new GraphQLError(denied.Message) { Path = path, Locations = locations, Extensions = extensions };
    }

    public static GraphQLError SubscriptionNotStreamed() =>
        new("A subscription has no single result: use StreamAsync.");

    public static GraphQLError UnknownOperation(string name) => new($"Unknown operation named \"{name}\".");

    public static GraphQLError OperationNameRequired() => new("Must provide operation name if query contains multiple operations.");

    public static GraphQLError NoOperation() => new("Must provide an operation.");

    public static GraphQLError NoRootType(string operation, SourceLocation location) =>
        new($"Schema is not configured to execute {operation} operation.") { Locations = [location] };

    public static GraphQLError OperationNotAllowed(string operation) => new($"A {operation} is not allowed here.");

    /// <param name="what">What there is too much of.</param>
    /// <param name="limit">The most there may be.</param>
    /// <param name="option">The name in <see cref="SchemaLimits"/>.</param>
    public static Exception TooMany(string what, int limit, string option) =>
        new GraphQLException($"The operation has more than {limit} {what}, which is the limit ({option}).", "LIMIT_EXCEEDED");

    public static GraphQLError TimedOut(TimeSpan limit, SourceLocation location) =>
        new($"The operation took longer than {limit.TotalSeconds.ToString("0.###", CultureInfo.InvariantCulture)} seconds, which is the limit ({nameof(SchemaLimits.ExecutionTimeout)}).")
        {
            Locations = [location],
            Extensions = new Dictionary<string, object?>(StringComparer.Ordinal) { ["code"] = "EXECUTION_TIMEOUT" },
        };

    private static string MessageOf(Exception exception)
    {
        try
        {
            return exception.Message ?? "";
        }
        catch (Exception)
        {
            // Message is virtual: it may be code of the user's that fails.
            return $"{exception.GetType().Name} was thrown.";
        }
    }

    private static Dictionary<string, object?>? GetExtensions(GraphQLException exception)
    {
        if (exception.Code is null && exception.Extensions.Count == 0)
        {
            return null;
        }

        var extensions = new Dictionary<string, object?>(StringComparer.Ordinal);
        if (exception.Code is { } code)
        {
            extensions["code"] = code;
        }

        foreach (var (key, value) in exception.Extensions)
        {
            extensions[key] = value;
        }

        return extensions;
    }
}
