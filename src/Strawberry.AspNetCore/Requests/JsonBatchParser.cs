using System.Text.Json;

namespace Strawberry.AspNetCore.Requests;

/// <summary>Parses a JSON array of requests.</summary>
internal static class JsonBatchParser
{
    /// <summary>Whether the text, which may be no JSON at all, begins as an array.</summary>
    public static bool IsArray(ReadOnlySpan<byte> json)
    {
        foreach (var each in json)
        {
            if (each is not ((byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n'))
            {
                return each == (byte)'[';
            }
        }

        return false;
    }

    public static RequestReading Parse(ReadOnlySpan<byte> json, int maxSize)
    {
        // The array is a level of its own around what each request may have.
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = JsonProblem.MaxDepth + 1 });
        var batch = new List<RequestReading>();
        var count = 0;
        try
        {
            reader.Read();
            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            {
                var start = (int)reader.TokenStartIndex;
                reader.Skip();
                if (++count <= maxSize)
                {
                    batch.Add(JsonRequestParser.ParseOne(json[start..(int)reader.BytesConsumed]));
                }
            }

            while (reader.Read())
            {
            }
        }
        catch (JsonException e)
        {
            return JsonProblem.Of("The request", json, reader, e);
        }

        return count == 0 ? HttpFailure.EmptyBatch
            : count > maxSize ? HttpFailure.BatchTooLarge(count, maxSize)
            : new RequestReading(null, null) { Batch = batch };
    }
}
