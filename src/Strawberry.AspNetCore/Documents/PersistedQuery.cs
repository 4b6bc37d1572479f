using System.Text.Json;

namespace Strawberry.AspNetCore.Documents;

/// <summary>What <c>extensions.persistedQuery</c> says.</summary>
/// <param name="IsVersion1">Whether it is of the version that is known.</param>
/// <param name="Hash">The hash of the document; null when there is none that is a string.</param>
internal readonly record struct PersistedQuery(bool IsVersion1, string? Hash)
{
    public static bool IsIn(JsonElement extensions) => TryFind(extensions, out _);

    public static PersistedQuery? Read(JsonElement extensions)
    {
        if (!TryFind(extensions, out var entry))
        {
            return null;
        }

        var isVersion1 = entry.TryGetProperty("version"u8, out var version)
            && version.ValueKind == JsonValueKind.Number && version.TryGetInt32(out var number) && number == 1;
        var hash = entry.TryGetProperty("sha256Hash"u8, out var text) && text.ValueKind == JsonValueKind.String ? text.GetString() : null;
        return new PersistedQuery(isVersion1, hash);
    }

    private static bool TryFind(JsonElement extensions, out JsonElement entry)
    {
        entry = default;
        return extensions.ValueKind == JsonValueKind.Object
            && extensions.TryGetProperty("persistedQuery"u8, out entry)
            && entry.ValueKind == JsonValueKind.Object;
    }
}
