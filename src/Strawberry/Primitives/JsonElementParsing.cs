#if !NET10_0_OR_GREATER
// The namespace of JsonElement, so that callers need not know.
namespace System.Text.Json;

/// <summary><c>JsonElement.Parse</c> of .NET 10.</summary>
internal static class JsonElementParsing
{
    extension(JsonElement)
    {
        public static JsonElement Parse(ReadOnlySpan<byte> utf8Json, JsonDocumentOptions options = default)
        {
            var reader = new Utf8JsonReader(
                utf8Json,
                new JsonReaderOptions { AllowTrailingCommas = options.AllowTrailingCommas, CommentHandling = options.CommentHandling, MaxDepth = options.MaxDepth });
            var element = JsonElement.ParseValue(ref reader);

            // What stands behind the value is an error.
            reader.Read();
            return element;
        }

        public static JsonElement Parse(string json, JsonDocumentOptions options = default) => JsonElement.Parse(Encoding.UTF8.GetBytes(json), options);
    }
}
#endif
