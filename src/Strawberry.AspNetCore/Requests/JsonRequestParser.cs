using System.Text.Json;
using System.Text.Unicode;
using Strawberry.Execution;

namespace Strawberry.AspNetCore.Requests;

/// <summary>
/// Parses the JSON object of a POST: <c>query</c>, <c>documentId</c>, <c>operationName</c>, <c>variables</c>, <c>extensions</c>. JSON null is as good as
/// absent, properties of other names are ignored. Variables are checked to be well-formed JSON and otherwise left alone.
/// </summary>
internal ref struct JsonRequestParser
{
    private static readonly HttpFailure UnreadableName = HttpFailure.BadRequest("A property's name is not valid text: it has an unpaired surrogate.");

    private readonly ReadOnlySpan<byte> _json;
    private Utf8JsonReader _reader;
    private HttpFailure? _failure;
    private byte[]? _query;
    private string? _documentId;
    private string? _operationName;
    private byte[]? _variables;
    private JsonElement _extensions;
    private Seen _seen;

    private JsonRequestParser(ReadOnlySpan<byte> json)
    {
        _json = json;
        _reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = JsonProblem.MaxDepth });
    }

    [Flags]
    private enum Seen
    {
        Query = 1,
        OperationName = 2,
        Variables = 4,
        Extensions = 8,
        DocumentId = 16,
    }

    /// <summary>Parses a body.</summary>
    /// <param name="body">The body.</param>
    /// <param name="maxBatchSize">The most requests of a batch; zero or less when there may be none.</param>
    public static RequestReading Parse(ReadOnlySpan<byte> body, int maxBatchSize = 0)
    {
        if (body.StartsWith("\uFEFF"u8))
        {
            body = body[3..];
        }

        // The reader itself accepts invalid UTF-8 inside strings.
        return !Utf8.IsValid(body) ? HttpFailure.NotUtf8
            : !JsonBatchParser.IsArray(body) ? ParseOne(body)
            : maxBatchSize > 0 ? JsonBatchParser.Parse(body, maxBatchSize)
            : HttpFailure.BatchesOff;
    }

    /// <summary>Parses the text of one request, which is valid UTF-8.</summary>
    public static RequestReading ParseOne(ReadOnlySpan<byte> json) => new JsonRequestParser(json).Run();

    private RequestReading Run()
    {
        try
        {
            ReadRequest();
        }
        catch (JsonException e)
        {
            return JsonProblem.Of("The request", _json, _reader, e);
        }
        catch (InvalidOperationException)
        {
            return UnreadableName;
        }

        if (_failure is not null)
        {
            return _failure;
        }

        var parameters = new RequestParameters
        {
            Query = _query is null ? default(ReadOnlyMemory<byte>?) : _query,
            DocumentId = _documentId,
            OperationName = _operationName,
            Variables = _variables,
            Extensions = _extensions,
        };
        return parameters.HasDocument ? parameters : HttpFailure.NoQuery;
    }

    private void ReadRequest()
    {
        _reader.Read();
        if (_reader.TokenType != JsonTokenType.StartObject)
        {
            // Told apart from text that is no JSON at all.
            _reader.Skip();
            ReadEnd();
            _failure ??= HttpFailure.NotAnObject;
            return;
        }

        while (_reader.Read() && _reader.TokenType == JsonTokenType.PropertyName)
        {
            ReadProperty();
        }

        ReadEnd();
    }

    private void ReadProperty()
    {
        if (_reader.ValueTextEquals("query"u8))
        {
            Begin("query", Seen.Query);
            _query = ReadUtf8("query");
        }
        else if (_reader.ValueTextEquals("operationName"u8))
        {
            Begin("operationName", Seen.OperationName);
            _operationName = ReadText("operationName");
        }
        else if (_reader.ValueTextEquals("variables"u8))
        {
            Begin("variables", Seen.Variables);
            var raw = ReadObject("variables");
            _variables = raw.IsEmpty ? null : raw.ToArray();
        }
        else if (_reader.ValueTextEquals("extensions"u8))
        {
            Begin("extensions", Seen.Extensions);
            var raw = ReadObject("extensions");
            _extensions = raw.IsEmpty ? default : JsonElement.Parse(raw);
            if (!UnicodeCheck.IsValid(_extensions))
            {
                _failure ??= HttpFailure.UnpairedSurrogate("extensions");
            }
        }
        else if (_reader.ValueTextEquals("documentId"u8))
        {
            Begin("documentId", Seen.DocumentId);
            _documentId = ReadText("documentId");
        }
        else
        {
            _reader.Read();
            _reader.Skip();
        }
    }

    private void Begin(string property, Seen flag)
    {
        if ((_seen & flag) != 0)
        {
            _failure ??= HttpFailure.Repeated(property);
        }

        _seen |= flag;
        _reader.Read();
    }

    private byte[]? ReadUtf8(string property)
    {
        if (!IsString(property))
        {
            return null;
        }

        if (!_reader.ValueIsEscaped)
        {
            return _reader.ValueSpan.ToArray();
        }

        var text = new byte[_reader.ValueSpan.Length];
        try
        {
            Array.Resize(ref text, _reader.CopyString(text));
            return text;
        }
        catch (InvalidOperationException)
        {
            _failure ??= HttpFailure.UnpairedSurrogate(property);
            return null;
        }
    }

    private string? ReadText(string property)
    {
        if (!IsString(property))
        {
            return null;
        }

        try
        {
            return _reader.GetString();
        }
        catch (InvalidOperationException)
        {
            _failure ??= HttpFailure.UnpairedSurrogate(property);
            return null;
        }
    }

    private bool IsString(string property)
    {
        if (_reader.TokenType == JsonTokenType.String)
        {
            return true;
        }

        if (_reader.TokenType != JsonTokenType.Null)
        {
            _failure ??= HttpFailure.WrongType(property, "a string");
            _reader.Skip();
        }

        return false;
    }

    private ReadOnlySpan<byte> ReadObject(string property)
    {
        if (_reader.TokenType == JsonTokenType.StartObject)
        {
            var start = (int)_reader.TokenStartIndex;
            _reader.Skip();
            return _json[start..(int)_reader.BytesConsumed];
        }

        if (_reader.TokenType != JsonTokenType.Null)
        {
            _failure ??= HttpFailure.WrongType(property, "an object");
            _reader.Skip();
        }

        return default;
    }

    // Reads what may only be white space; anything else is an error of the reader's.
    private void ReadEnd()
    {
        while (_reader.Read())
        {
        }
    }
}
