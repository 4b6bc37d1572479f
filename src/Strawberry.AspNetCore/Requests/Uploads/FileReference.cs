using System.Text.Json;
using Strawberry.Primitives;

namespace Strawberry.AspNetCore.Requests.Uploads;

/// <summary>
/// What stands in the variables for a file: the file's number among those of the same request. It is an object, so that no scalar but Upload and JSON takes
/// it, and its property is no GraphQL name, so that no input object does. A client that writes one by hand can name a file that it sent itself.
/// </summary>
internal static class FileReference
{
    private const string Property = "$upload";

    public static void Write(int file, Utf8Buffer output)
    {
        output.WriteRaw("{\"$upload\":"u8);
        output.WriteNumber(file);
        output.WriteByte((byte)'}');
    }

    public static bool TryRead(JsonElement value, out int file)
    {
        file = -1;
        return value.ValueKind == JsonValueKind.Object
            && value.TryGetProperty(Property, out var number)
            && number.ValueKind == JsonValueKind.Number
            && number.TryGetInt32(out file);
    }
}
