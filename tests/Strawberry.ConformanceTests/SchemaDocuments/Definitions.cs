namespace Strawberry.ConformanceTests.SchemaDocuments;

/// <summary>The definitions of a document as printed, sorted: their order is free, all else is not.</summary>
internal static class Definitions
{
    public static string Sorted(string document)
    {
        var definitions = new List<string>();
        foreach (var block in document.ReplaceLineEndings("\n").Trim('\n').Split("\n\n"))
        {
            // Described members are set apart by a blank line, too; what is indented belongs to the definition before.
            if (block.StartsWith(' ') && definitions.Count > 0)
            {
                definitions[^1] += "\n\n" + block;
            }
            else
            {
                definitions.Add(block);
            }
        }

        return string.Join("\n\n", definitions.Order(StringComparer.Ordinal));
    }
}
