namespace Strawberry.Extensions;

/// <summary>The extensions of a schema, first the outermost: which hooks there are, and the instances of a request.</summary>
internal sealed class ExtensionPipeline
{
    private readonly SchemaExtension[] _extensions;
    private readonly TelemetryOptions _telemetry;
    private readonly TimeProvider _time;

    // Of all requests alike; null when an extension is made for each of them.
    private readonly ExtensionHooks? _shared;
    private readonly Lazy<SurroundedFields>? _surrounded;

    public ExtensionPipeline(IReadOnlyList<SchemaExtension> extensions, TelemetryOptions telemetry, TimeProvider time)
    {
        _extensions = [.. extensions];
        _telemetry = telemetry;
        _time = time;
        _shared = Array.Exists(_extensions, e => e is PerRequestExtension) ? null : new ExtensionHooks(_extensions);
        _surrounded = Array.Exists(_extensions, Resolves) ? new Lazy<SurroundedFields>(() => new SurroundedFields((_shared ?? MakeHooks()).Resolve)) : null;
    }

    /// <summary>Whether there is nothing to be told of a request that begins now.</summary>
    public bool IsEmpty => _extensions.Length == 0 && !RequestTelemetry.IsWanted;

    /// <summary>Which extensions take part in resolving which field; null when none takes part in any.</summary>
    public SurroundedFields? Surrounded => _surrounded?.Value;

    /// <summary>The extensions of a request.</summary>
    public RequestExtensions Begin(OperationContext context) =>
        new(_shared ?? MakeHooks(), context, RequestTelemetry.IsWanted ? new RequestTelemetry(_telemetry, _time) : null);

    private ExtensionHooks MakeHooks()
    {
        var instances = new SchemaExtension[_extensions.Length];
        for (var i = 0; i < instances.Length; i++)
        {
            instances[i] = _extensions[i] is PerRequestExtension perRequest ? perRequest.Make() : _extensions[i];
        }

        return new ExtensionHooks(instances);
    }

    private static bool Resolves(SchemaExtension extension) =>
        extension is PerRequestExtension perRequest ? typeof(IResolveHook).IsAssignableFrom(perRequest.Type) : extension is IResolveHook;
}
