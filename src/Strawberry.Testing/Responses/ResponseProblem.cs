using System.Net;
using Strawberry.Testing.Payloads;

namespace Strawberry.Testing.Responses;

/// <summary>Words what is wrong with a response, with what a person needs to find out why.</summary>
internal sealed class ResponseProblem(HttpResponseMessage response, ResponseBody body)
{
    private readonly string? _contentType = response.Content.Headers.NonValidated.TryGetValues("Content-Type", out var values) ? values.ToString() : null;

    /// <summary>The response is none of a GraphQL server's.</summary>
    public async ValueTask<UnexpectedResponseException> NoGraphQLAsync(CancellationToken cancellationToken)
    {
        var text = PayloadSequence.Shorten(await body.TakeRestAsync(cancellationToken).ConfigureAwait(false));
        var hint = response.StatusCode == HttpStatusCode.NotFound ? " Is the endpoint mapped at this URL?" : "";
        return Make($"{Describe()}, which is no GraphQL response.{hint} Its body: {(text.Length == 0 ? "(none)" : text)}", text);
    }

    /// <summary>The body ends before its end.</summary>
    public UnexpectedResponseException EndedEarly(int count, string missing)
    {
        var text = PayloadSequence.Shorten(body.Rest.Span);
        var why = body.Broken is null ? "" : $" The connection broke: {body.Broken.Message}";
        return Make($"{Describe()}. It ended early, after {count} payloads and without {missing}.{why} What came last: {(text.Length == 0 ? "(nothing)" : text)}", text);
    }

    /// <summary>The body is not framed as its content type says.</summary>
    public UnexpectedResponseException Malformed(int count, string what, ReadOnlySpan<byte> where)
    {
        var text = PayloadSequence.Shorten(where);
        return Make($"{Describe()}. Behind {count} payloads {what}: {text}", text);
    }

    private string Describe()
    {
        var request = response.RequestMessage;
        return $"{request?.Method} {request?.RequestUri} answered {(int)response.StatusCode} {response.ReasonPhrase} with {_contentType ?? "no content type"}";
    }

    private UnexpectedResponseException Make(string message, string text) => new(message, response.StatusCode, _contentType, text, body.Broken);
}
