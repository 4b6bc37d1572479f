using System.Text;
using System.Text.Json;
using Strawberry.Language;

namespace Strawberry;

/// <summary>A request: a document and what it is executed with.</summary>
public sealed class GraphQLRequest
{
    /// <summary>Makes a request from the document's text.</summary>
    public GraphQLRequest(string query)
        : this(Encoding.UTF8.GetBytes(query))
    {
    }

    /// <summary>Makes a request from the document's UTF-8 text, which must not change while the request runs.</summary>
    public GraphQLRequest(ReadOnlyMemory<byte> query) => Query = query;

    /// <summary>The document's UTF-8 text.</summary>
    public ReadOnlyMemory<byte> Query { get; }

    /// <summary>The operation to execute; null when the document has only one.</summary>
    public string? OperationName { get; init; }

    /// <summary>The variables.</summary>
    public RequestVariables Variables { get; init; }

    /// <summary>The request's <c>extensions</c>; undefined when there are none.</summary>
    public JsonElement Extensions { get; init; }

    /// <summary>The services that scopes for resolvers are made of; null for none. They must live until the last payload was taken.</summary>
    public IServiceProvider? Services { get; init; }

    /// <summary>What <see cref="ResolveInfo{TContext}.Context"/> gives.</summary>
    public object? Context { get; init; }

    /// <summary>The root object, instead of one made for the operation.</summary>
    public object? RootValue { get; init; }

    /// <summary>The payload format of an incremental result; null for the schema's.</summary>
    public IncrementalFormat? IncrementalFormat { get; init; }

    /// <summary>Which operations may run; others are a request error. All by default.</summary>
    public AllowedOperations AllowedOperations { get; init; } = AllowedOperations.All;

    /// <summary>What the transport gives resolvers by type: <c>HttpContext</c>, <c>ClaimsPrincipal</c>. Null for nothing.</summary>
    public IReadOnlyDictionary<Type, object>? Features { get; init; }

    /// <summary>Whether the document is executed without validation, for tests of what execution itself does with an invalid one.</summary>
    internal bool SkipValidation { get; init; }

    /// <summary>Where a transport sees what has become of its request before there is a payload; null when it does not look.</summary>
    internal RequestProgress? Progress { get; init; }
}

/// <summary>What is known of a streamed request while its first payload is not there yet.</summary>
internal sealed class RequestProgress
{
    /// <summary>The kind of the operation once nothing but its execution can fail. Known when the first move has returned, be it incomplete.</summary>
    public OperationType? Operation { get; set; }
}

/// <summary>Kinds of operations a request may run.</summary>
[Flags]
public enum AllowedOperations
{
    /// <summary>Queries.</summary>
    Query = 1,

    /// <summary>Mutations.</summary>
    Mutation = 2,

    /// <summary>Subscriptions.</summary>
    Subscription = 4,

    /// <summary>Every kind.</summary>
    All = Query | Mutation | Subscription,
}

/// <summary>Variables as JSON text, as a <see cref="JsonElement"/> or as a dictionary. The default has none.</summary>
public readonly struct RequestVariables
{
    private readonly object? _value;

    private RequestVariables(object? value) => _value = value;

    /// <summary>Variables as the text of a JSON object; null or empty for none.</summary>
    public static implicit operator RequestVariables(string? json) => new(json);

    /// <summary>Variables as the UTF-8 text of a JSON object; empty for none.</summary>
    public static implicit operator RequestVariables(ReadOnlyMemory<byte> utf8Json) => new(utf8Json.IsEmpty ? (object?)null : utf8Json);

    /// <summary>Variables as a JSON object; undefined or null for none.</summary>
    public static implicit operator RequestVariables(JsonElement json) => new(json);

    /// <summary>Variables as a dictionary; values as in <see cref="Errors.GraphQLError.Extensions"/>.</summary>
    public static implicit operator RequestVariables(Dictionary<string, object?> values) => new(values);

    internal object? Value => _value;
}
