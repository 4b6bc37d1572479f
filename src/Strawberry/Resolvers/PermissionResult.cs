namespace Strawberry;

/// <summary>Whether a field may be resolved, and what the client is told if not. The default denies.</summary>
public readonly struct PermissionResult
{
    private readonly string? _message;
    private readonly string? _code;

    private PermissionResult(bool isAllowed, string? message, string? code, IReadOnlyDictionary<string, object?>? extensions)
    {
        IsAllowed = isAllowed;
        _message = message;
        _code = code;
        Extensions = extensions;
    }

    /// <summary>The field may be resolved.</summary>
    public static PermissionResult Allowed => new(true, null, null, null);

    /// <summary>Whether the field may be resolved.</summary>
    public bool IsAllowed { get; }

    /// <summary>What the error says.</summary>
    public string Message => _message ?? "You are not allowed to do this.";

    /// <summary>What the error's <c>extensions.code</c> says.</summary>
    public string Code => _code ?? "FORBIDDEN";

    /// <summary>What else the client is told; values as in <see cref="Errors.GraphQLError.Extensions"/>. Null for nothing.</summary>
    public IReadOnlyDictionary<string, object?>? Extensions { get; }

    /// <summary>Allows or denies, with the usual message.</summary>
    public static implicit operator PermissionResult(bool isAllowed) => isAllowed ? Allowed : default;

    /// <summary>The field may not be resolved. Null for the usual message and code.</summary>
    public static PermissionResult Denied(string? message = null, string? code = null, IReadOnlyDictionary<string, object?>? extensions = null) =>
        new(false, message, code, extensions);
}
