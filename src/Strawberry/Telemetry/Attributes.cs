using Strawberry.Language;

namespace Strawberry.Telemetry;

/// <summary>The names of attributes, and their values.</summary>
internal static class Attributes
{
    public const string OperationType = "graphql.operation.type";
    public const string OperationName = "graphql.operation.name";
    public const string Document = "graphql.document";
    public const string ProcessingType = "graphql.processing.type";
    public const string ErrorType = "error.type";
    public const string ErrorCode = "graphql.error.code";
    public const string ErrorMessage = "graphql.error.message";
    public const string ErrorPath = "graphql.error.path";
    public const string ErrorCount = "graphql.error.count";
    public const string ExceptionType = "exception.type";
    public const string SelectionName = "graphql.selection.name";
    public const string SelectionPath = "graphql.selection.path";
    public const string FieldName = "graphql.selection.field.name";
    public const string FieldParentType = "graphql.selection.field.parent_type";
    public const string FieldCoordinate = "graphql.selection.field.coordinate";
    public const string LoaderName = "graphql.dataloader.name";
    public const string BatchSize = "graphql.dataloader.batch.size";
    public const string PayloadIndex = "strawberry.payload.index";
    public const string PayloadHasNext = "strawberry.payload.has_next";
    public const string CacheResult = "strawberry.cache.result";
    public const string TopicEvent = "strawberry.topic.event";
    public const string TopicPolicy = "strawberry.topic.policy";

    public static string ValueOf(OperationType operation) => operation switch
    {
        Language.OperationType.Query => "query",
        Language.OperationType.Mutation => "mutation",
        _ => "subscription",
    };
}
