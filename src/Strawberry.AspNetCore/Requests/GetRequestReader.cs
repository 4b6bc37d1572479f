using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Strawberry.Execution;

namespace Strawberry.AspNetCore.Requests;

/// <summary>Reads a GET: the parameters are in the URL, <c>variables</c> and <c>extensions</c> as JSON text. An empty parameter is an absent one.</summary>
internal static class GetRequestReader
{
    // Throws for the lone surrogates that a JSON text in a URL can carry, instead of replacing them.
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static RequestReading Read(HttpContext context)
    {
        var parameters = context.Request.Query;
        HttpFailure? failure = null;
        var query = Text(parameters, "query", ref failure);
        var documentId = Text(parameters, "documentId", ref failure);
        var operationName = Text(parameters, "operationName", ref failure);
        var variables = Object(parameters, "variables", ref failure);
        var extensions = Object(parameters, "extensions", ref failure);
        if (failure is not null)
        {
            return failure;
        }

        var request = new RequestParameters
        {
            Query = query is null ? default(ReadOnlyMemory<byte>?) : Encoding.UTF8.GetBytes(query),
            DocumentId = documentId,
            OperationName = operationName,
            Variables = variables,
            Extensions = extensions is null ? default : JsonElement.Parse(extensions),
        };
        return !UnicodeCheck.IsValid(request.Extensions) ? HttpFailure.UnpairedSurrogate("extensions")
            : request.HasDocument ? request
            : HttpFailure.NoQuery;
    }

    private static string? Text(IQueryCollection parameters, string name, ref HttpFailure? failure)
    {
        var values = parameters[name];
        if (values.Count > 1)
        {
            failure ??= HttpFailure.Repeated(name);
        }

        var text = values.Count == 0 ? null : values[0];
        return text is "" ? null : text;
    }

    private static byte[]? Object(IQueryCollection parameters, string name, ref HttpFailure? failure)
    {
        if (Text(parameters, name, ref failure) is not { } text)
        {
            return null;
        }

        byte[] json;
        try
        {
            json = Utf8.GetBytes(text);
        }
        catch (EncoderFallbackException)
        {
            failure ??= HttpFailure.UnpairedSurrogate(name);
            return null;
        }

        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = JsonProblem.MaxDepth });
        try
        {
            reader.Read();
            var kind = reader.TokenType;
            reader.Skip();
            while (reader.Read())
            {
            }

            if (kind == JsonTokenType.StartObject)
            {
                return json;
            }

            if (kind != JsonTokenType.Null)
            {
                failure ??= HttpFailure.WrongType(name, "an object");
            }
        }
        catch (JsonException e)
        {
            failure ??= JsonProblem.Of($"\"{name}\"", json, reader, e);
        }

        return null;
    }
}
