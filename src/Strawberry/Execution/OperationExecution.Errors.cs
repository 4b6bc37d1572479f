using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Strawberry.Errors;
using Strawberry.Language;
using Strawberry.Primitives;
using Strawberry.Resolvers;
using Strawberry.Telemetry;

namespace Strawberry.Execution;

/// <summary>The errors an operation makes, and what it logs.</summary>
internal sealed partial class OperationExecution
{
    /// <param name="field">The field.</param>
    /// <param name="outer">The field whose value the object is that it stands on; null at the root.</param>
    public ImmutableArray<SourceLocation> GetLocations(SelectedField field, SelectedField? outer = null)
    {
        var nodes = field.GetNodes(outer);
        var locations = ImmutableArray.CreateBuilder<SourceLocation>(nodes.Length);
        foreach (var node in nodes)
        {
            locations.Add(_setup.Document.GetLocation(node));
        }

        return locations.MoveToImmutable();
    }

    public SourceLocation GetLocation(SyntaxNode node) => _setup.Document.GetLocation(node);

    /// <summary>The error of a root field that threw outside of any run.</summary>
    public GraphQLError MakeFieldError(Exception exception, SelectedField field)
    {
        var error = ExecutionErrors.FromException(exception, [new PathSegment(field.ResponseName)], GetLocations(field));
        LogError(exception, error);
        return error;
    }

    /// <summary>The error of a field that a permission denied.</summary>
    public GraphQLError MakeDenial(PermissionResult denied, SelectedField field, ImmutableArray<PathSegment> path)
    {
        if (_logger is { } logger && logger.IsEnabled(LogLevel.Debug))
        {
            ExecutionLog.FieldDenied(logger, $"{field.ParentType.Name}.{field.Definition.Name}", NameForLog, denied.Code);
        }

        return ExecutionErrors.Denied(denied, path, GetLocations(field));
    }

    public void LogError(Exception exception, GraphQLError error)
    {
        if (_logger is not { } logger || (exception is OperationCanceledException && IsCancellationRequested))
        {
            return;
        }

        // What a resolver tells its client on purpose is no failure of the server's, and nothing that clients should be able to fill its log with.
        if (exception is not GraphQLException)
        {
            ExecutionLog.FieldFailed(logger, exception, PathForLog(error), NameForLog, Attributes.ValueOf(Definition.Operation), ErrorTypes.Of(error, default));
        }
        else if (logger.IsEnabled(LogLevel.Debug))
        {
            ExecutionLog.FieldRefused(logger, exception, PathForLog(error), NameForLog, Attributes.ValueOf(Definition.Operation), ErrorTypes.Of(error, default));
        }
    }

    public void LogDisposal(Exception exception)
    {
        if (_logger is { } logger)
        {
            ExecutionLog.DisposalFailed(logger, exception);
        }
    }

    private static string PathForLog(GraphQLError error) => string.Join('.', error.Path ?? []);

    private string NameForLog => Definition.Name?.Value ?? "(anonymous)";
}
