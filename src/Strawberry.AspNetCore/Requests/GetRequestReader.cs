using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

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
        var operationName = Text(parameters, "operationName", ref failure);
        var variables = Object(parameters, "variables", ref failure);
        var extensions = Object(parameters, "extensions", ref failure);
        if (failure is not null)
        {
            return failure;
        }

        return query is null
            ? HttpFailure.NoQuery
            : new RequestParameters
            {
                Query = Encoding.UTF8.GetBytes(query),
                OperationName = operationName,
                Variables = variables,
                Extensions = extensions is null ? default : JsonElement.Parse(extensions),
            };
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

        try
        {
            var json = Utf8.GetBytes(text);
            var reader = new Utf8JsonReader(json);
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
            failure ??= HttpFailure.NotJson($"\"{name}\"", e.LineNumber, e.BytePositionInLine);
        }
        catch (EncoderFallbackException)
        {
            failure ??= HttpFailure.UnpairedSurrogate(name);
        }

        return null;
    }
}
