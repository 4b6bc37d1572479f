using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Strawberry;

/// <summary>How a schema behaves. Read once, when the schema is made.</summary>
public sealed class SchemaConfig
{
    /// <summary>Whether <c>@defer</c> and <c>@stream</c> exist. Off by default: the directives are then unknown.</summary>
    public bool EnableExperimentalIncrementalExecution { get; set; }

    /// <summary>The payload format of incremental results, where a request does not choose its own.</summary>
    public IncrementalFormat IncrementalFormat { get; set; } = IncrementalFormat.Incremental2022;

    /// <summary>
    /// Whether deferred work starts as soon as its parent object is known, behind initial work that is ready. Off by default: it starts when the
    /// second payload is asked for.
    /// </summary>
    public bool EarlyIncrementalExecution { get; set; }

    /// <summary>How long streamed items wait for company before they are sent. Zero by default: they leave at once.</summary>
    public TimeSpan StreamCoalescing { get; set; }

    /// <summary>The extensions, outermost first. A request gets a fresh instance of those made by <see cref="SchemaExtension.PerRequest"/>.</summary>
    public IList<SchemaExtension> Extensions { get; init; } = [];

    /// <summary>Types to include although no root leads to them: implementors of interfaces, for instance.</summary>
    public IList<Type> Types { get; init; } = [];

    /// <summary>What a request may ask for at the most.</summary>
    public SchemaLimits Limits { get; init; } = new();

    /// <summary>Where errors of resolvers are logged; null for nowhere.</summary>
    public ILoggerFactory? LoggerFactory { get; set; }

    /// <summary>
    /// The registrations of the services that requests bring: no scope is made for what they say is a singleton. <c>AddStrawberry</c> sets them. Null, the
    /// default: every service but one of <see cref="ServiceScope.Request"/> is taken from a scope.
    /// </summary>
    public IEnumerable<ServiceDescriptor>? Services { get; set; }

    /// <summary>
    /// Called for each scope the engine makes, with the request's services and those of the scope: the place to hand over what a middleware left in a scoped
    /// service. May be called by several threads at a time. Null for nothing.
    /// </summary>
    public Action<IServiceProvider, IServiceProvider>? InitializeScope { get; set; }

    /// <summary>
    /// Makes permissions of attributes that are none themselves: <c>AddStrawberry</c> sets the factory for ASP.NET's <c>[Authorize]</c>. Null: a type that bears
    /// such an attribute is a <see cref="SchemaException"/>.
    /// </summary>
    public IPermissionFactory? Permissions { get; set; }

    /// <summary>The most documents kept with their plans. Zero turns the cache off.</summary>
    public int PlanCacheSize { get; set; } = 1_000;

    /// <summary>Whether errors suggest names ("Did you mean …?"). On by default.</summary>
    public bool Suggestions { get; set; } = true;

    /// <summary>The clock.</summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    /// <summary>What is told of requests when somebody listens.</summary>
    public TelemetryOptions Telemetry { get; init; } = new();

    /// <summary>The schema's description, or null.</summary>
    public string? Description { get; set; }
}

/// <summary>The payload format of incremental results.</summary>
public enum IncrementalFormat
{
    /// <summary>The format of 2022: entries with <c>data</c> or <c>items</c>, <c>path</c> and <c>label</c>.</summary>
    Incremental2022,

    /// <summary>The format of the specification draft: <c>pending</c>, <c>incremental</c> and <c>completed</c>, without duplicates.</summary>
    PendingCompleted,

    /// <summary>The format of 2020: a payload is one patch with <c>label</c>, <c>path</c> and <c>data</c>.</summary>
    Patch2020,
}

/// <summary>What a request may ask for at the most. Zero or less means no limit.</summary>
public sealed class SchemaLimits
{
    /// <summary>
    /// How long an operation may take until its first payload, a subscription until it has begun, and each event's execution. Waiting for events, deferred
    /// fragments and items of streams take as long as they take, while their client listens. When the time is up, the token of the operation's resolvers
    /// fires and the result is an error.
    /// </summary>
    public TimeSpan ExecutionTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Nesting of the document's braces, brackets and types.</summary>
    public int MaxDocumentDepth { get; set; } = 200;

    /// <summary>Tokens of the document.</summary>
    public int MaxTokens { get; set; } = 50_000;

    /// <summary>Depth of the operation, fragments included.</summary>
    public int MaxDepth { get; set; } = 100;

    /// <summary>Aliases in the document.</summary>
    public int MaxAliases { get; set; } = 1_000;

    /// <summary>Directives in the document.</summary>
    public int MaxDirectives { get; set; } = 1_000;

    /// <summary>Fields of the operation after its fragments are expanded.</summary>
    public int MaxFields { get; set; } = 10_000;

    /// <summary>
    /// What an operation may cost: a field costs 1, and the fields below it are multiplied by its literal <c>first</c>, <c>last</c> or <c>limit</c>.
    /// </summary>
    public long MaxCost { get; set; } = 500_000;

    /// <summary>The number of items assumed of a list without a literal page size when costs are added up.</summary>
    public int AssumedListSize { get; set; } = 1;

    /// <summary>Validation errors reported before validation gives up.</summary>
    public int MaxValidationErrors { get; set; } = 100;

    /// <summary>Usages of <c>@defer</c> and <c>@stream</c> in the document.</summary>
    public int MaxIncrementalDirectives { get; set; } = 100;

    /// <summary>Deferred fragments outstanding at a time.</summary>
    public int MaxDeferredGroups { get; set; } = 10_000;

    /// <summary>Streams open at a time.</summary>
    public int MaxStreams { get; set; } = 1_000;

    /// <summary>The largest <c>initialCount</c>.</summary>
    public int MaxInitialCount { get; set; } = 10_000;

    /// <summary>Items of an asynchronous sequence that is not streamed.</summary>
    public int MaxListItems { get; set; } = 100_000;

    /// <summary>How many items a stream may be ahead of its consumer.</summary>
    public int StreamReadAhead { get; set; } = 100;
}
