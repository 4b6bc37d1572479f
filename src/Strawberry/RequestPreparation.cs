using System.Collections.Immutable;
using System.Diagnostics;
using System.Text.Json;
using Strawberry.Errors;
using Strawberry.Execution;
using Strawberry.Extensions;
using Strawberry.Language;
using Strawberry.Planning;
using Strawberry.Primitives;
using Strawberry.Resolvers;
using Strawberry.Serialization;
using Strawberry.Telemetry;
using Strawberry.Validation;

namespace Strawberry;

/// <summary>The way of a request up to its execution: text → document → validated → operation → variables.</summary>
internal sealed class RequestPreparation
{
    private readonly BoundSchema _schema;
    private readonly DocumentCache _cache;
    private readonly ParserOptions _parserOptions;
    private readonly ValidationOptions _validationOptions;
    private readonly VariableCoercionOptions _variableOptions;

    public RequestPreparation(BoundSchema schema, SchemaConfig config)
    {
        _schema = schema;
        _cache = new DocumentCache(config.PlanCacheSize);
        var limits = config.Limits;
        _parserOptions = new ParserOptions { MaxDepth = OrNone(limits.MaxDocumentDepth), MaxTokens = OrNone(limits.MaxTokens) };
        _validationOptions = new ValidationOptions
        {
            HideSuggestions = !config.Suggestions,
            CheckScalarLiteral = schema.CheckScalarLiteral,
            MaxErrors = OrNone(limits.MaxValidationErrors),
            MaxDepth = OrNone(limits.MaxDepth),
            MaxAliases = OrNone(limits.MaxAliases),
            MaxDirectives = OrNone(limits.MaxDirectives),
            MaxIncrementalDirectives = OrNone(limits.MaxIncrementalDirectives),
            MaxFields = OrNone(limits.MaxFields),
            MaxCost = limits.MaxCost > 0 ? limits.MaxCost : long.MaxValue,
            AssumedListSize = limits.AssumedListSize,
        };
        _variableOptions = new VariableCoercionOptions
        {
            HideSuggestions = !config.Suggestions,
            CheckScalarValue = schema.CheckScalarValue,
        };
    }

    /// <summary>The operation to execute and its variables, or the payload that says why there is none.</summary>
    public (PreparedOperation? Operation, PreparedDocument? Document, VariableValues? Variables, ExecutionPayload? Failure) Prepare(
        GraphQLRequest request,
        RequestExtensions? extensions)
    {
        if (GetDocument(request, extensions, out var failure) is not { } document)
        {
            return (null, null, null, failure);
        }

        if (document.GetOperation(request.OperationName) is not { } operation)
        {
            return (null, null, null, Fail(RequestFailure.Operation, WhyNoOperation(document, request.OperationName)));
        }

        extensions?.OnOperation(document.Document, operation.Definition);
        var kind = operation.Definition.Operation;
        if (_schema.Definition.GetRootType(kind) is null)
        {
            var location = document.Document.GetLocation(operation.Definition);
            return (null, null, null, Fail(RequestFailure.Operation, ExecutionErrors.NoRootType(NameOf(kind), location)));
        }

        if ((request.AllowedOperations & ToAllowed(kind)) == 0)
        {
            return (null, null, null, Fail(RequestFailure.OperationNotAllowed, ExecutionErrors.OperationNotAllowed(NameOf(kind)), kind));
        }

        if (operation.HasVariableReaders
            && request.Variables.Value is ReadOnlyMemory<byte> text
            && DirectVariables.TryRead(operation, _schema.Definition, text, request.Features) is { } direct)
        {
            return (operation, document, direct, null);
        }

        if (!TryParseVariables(request.Variables, out var json, out var problem))
        {
            return (null, null, null, Fail(RequestFailure.Variables, problem, kind));
        }

        var variables = VariableCoercion.Coerce(
            _schema.Definition, document.Document, operation.Definition, json, _variableOptions, out var errors, request.Features, operation.VariableReaders);
        return variables is null
            ? (null, null, null, new ExecutionPayload { Failure = RequestFailure.Variables, Operation = kind, Errors = [.. errors] })
            : (operation, document, variables, null);
    }

    /// <summary>The kind of the operation that a request would execute; null when it would execute none.</summary>
    public OperationType? FindOperation(GraphQLRequest request)
    {
        if (_cache.TryGet(request.Query.Span, out var cached))
        {
            return cached.GetOperation(request.OperationName)?.Definition.Operation;
        }

        var parsed = Parser.Parse(request.Query, _parserOptions);
        return parsed.Success ? new PreparedDocument(parsed.Node, []).GetOperation(request.OperationName)?.Definition.Operation : null;
    }

    private PreparedDocument? GetDocument(GraphQLRequest request, RequestExtensions? extensions, out ExecutionPayload? failure)
    {
        failure = null;
        if (!request.SkipValidation && _cache.TryGet(request.Query.Span, out var cached))
        {
            extensions?.Telemetry?.OnDocument(isCached: true);
            failure = cached.Errors.IsEmpty ? null : new ExecutionPayload { Failure = RequestFailure.Validation, Errors = [.. cached.Errors] };
            return failure is null ? cached : null;
        }

        if (!request.SkipValidation)
        {
            extensions?.Telemetry?.OnDocument(isCached: false);
        }

        // The document outlives the request: it keeps a text of its own.
        var text = request.Query.ToArray();
        ParseResult<Document> parsed;
        using (var span = Tracing.Begin(Tracing.Parsing, "parse"))
        using (extensions?.BeginParse() ?? default)
        {
            parsed = Parser.Parse(text, _parserOptions);
            Tell(span, parsed.Success ? null : parsed.Error, RequestFailure.Syntax);
        }

        if (!parsed.Success)
        {
            failure = Fail(RequestFailure.Syntax, parsed.Error);
            return null;
        }

        if (extensions is not null)
        {
            extensions.Context.Document = parsed.Node;
        }

        ImmutableArray<GraphQLError> errors;
        using (var span = request.SkipValidation ? null : Tracing.Begin(Tracing.Validation, "validate"))
        using (extensions?.BeginValidate() ?? default)
        {
            errors = request.SkipValidation ? [] : Validator.Validate(_schema.Definition, parsed.Node, _validationOptions);
            Tell(span, errors.IsEmpty ? null : errors[0], RequestFailure.Validation);
        }

        var document = new PreparedDocument(parsed.Node, errors);
        if (!request.SkipValidation)
        {
            _cache.Add(text, document);
        }

        if (!errors.IsEmpty)
        {
            failure = new ExecutionPayload { Failure = RequestFailure.Validation, Errors = [.. errors] };
            return null;
        }

        return document;
    }

    private static void Tell(Activity? span, GraphQLError? error, RequestFailure failure)
    {
        if (span is not null && error is not null)
        {
            Tracing.Fail(span, ErrorTypes.Of(error, failure));
        }
    }

    private static bool TryParseVariables(RequestVariables variables, out JsonElement json, out GraphQLError problem)
    {
        json = default;
        problem = null!;
        try
        {
            switch (variables.Value)
            {
                case string { Length: > 0 } text:
                    json = JsonElement.Parse(text);
                    break;
                case ReadOnlyMemory<byte> { IsEmpty: false } utf8:
                    json = JsonElement.Parse(utf8.Span);
                    break;
                case JsonElement element:
                    json = element;
                    break;
                case Dictionary<string, object?> values:
                    using (var buffer = new Utf8Buffer())
                    {
                        JsonValues.Write(values, buffer);
                        json = JsonElement.Parse(buffer.WrittenSpan);
                    }

                    break;
            }

            return true;
        }
        catch (JsonException exception)
        {
            problem = new GraphQLError($"Variables are not valid JSON: {exception.Message}");
            return false;
        }
    }

    private static GraphQLError WhyNoOperation(PreparedDocument document, string? name) =>
        document.OperationCount == 0 ? ExecutionErrors.NoOperation()
        : name is null ? ExecutionErrors.OperationNameRequired()
        : ExecutionErrors.UnknownOperation(name);

    private static ExecutionPayload Fail(RequestFailure failure, GraphQLError error, OperationType? operation = null) =>
        new() { Failure = failure, Operation = operation, Errors = [error] };

    private static int OrNone(int limit) => limit > 0 ? limit : int.MaxValue;

    private static AllowedOperations ToAllowed(OperationType operation) => operation switch
    {
        OperationType.Query => AllowedOperations.Query,
        OperationType.Mutation => AllowedOperations.Mutation,
        _ => AllowedOperations.Subscription,
    };

    private static string NameOf(OperationType operation) => operation switch
    {
        OperationType.Query => "query",
        OperationType.Mutation => "mutation",
        _ => "subscription",
    };
}
