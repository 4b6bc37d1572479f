using System.Net;

namespace Strawberry.Testing;

/// <summary>What came is not what a GraphQL server sends, or a test client was asked for what it cannot do. The message says which.</summary>
public class TestClientException : Exception
{
    /// <summary>Makes one with a message, and what led to it.</summary>
    public TestClientException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}

/// <summary>An HTTP response that carries no GraphQL response, or breaks off in the middle of one.</summary>
public sealed class UnexpectedResponseException : TestClientException
{
    internal UnexpectedResponseException(string message, HttpStatusCode statusCode, string? contentType, string body, Exception? innerException = null)
        : base(message, innerException)
    {
        StatusCode = statusCode;
        ContentType = contentType;
        Body = body;
    }

    /// <summary>The response's status.</summary>
    public HttpStatusCode StatusCode { get; }

    /// <summary>The response's content type; null when it has none.</summary>
    public string? ContentType { get; }

    /// <summary>The body, as far as it was not understood.</summary>
    public string Body { get; }
}

/// <summary>A WebSocket was closed, or lost, while something was still expected from it.</summary>
public sealed class SocketClosedException : TestClientException
{
    internal SocketClosedException(string message, int? code, string? reason, Exception? innerException = null)
        : base(message, innerException)
    {
        Code = code;
        Reason = reason;
    }

    /// <summary>The code that the server closed with, as 4403; null when the connection was lost without one.</summary>
    public int? Code { get; }

    /// <summary>The reason that the server gave; null when the connection was lost without one.</summary>
    public string? Reason { get; }
}
