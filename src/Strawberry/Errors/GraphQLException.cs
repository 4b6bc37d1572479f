namespace Strawberry;

/// <summary>An error meant for the client: its message, code and extensions are shown as they are.</summary>
public class GraphQLException : Exception
{
    /// <summary>Makes an error. <paramref name="code"/> becomes <c>extensions.code</c>.</summary>
    public GraphQLException(string message, string? code = null, Exception? innerException = null)
        : base(message, innerException) => Code = code;

    /// <summary>What <c>extensions.code</c> says, or null for none.</summary>
    public string? Code { get; }

    /// <summary>What else the client is told; values as in <see cref="Errors.GraphQLError.Extensions"/>.</summary>
    public IDictionary<string, object?> Extensions { get; } = new Dictionary<string, object?>(StringComparer.Ordinal);
}
