using System.Text;

namespace Strawberry.Generators.Parsing;

/// <summary>How C# names become GraphQL names.</summary>
internal static class Naming
{
    /// <summary><c>GetAuthorAsync</c> → <c>author</c>.</summary>
    public static string Method(string name, bool isAwaitable, bool asWritten)
    {
        if (asWritten)
        {
            return name;
        }

        if (isAwaitable && name.Length > "Async".Length && name.EndsWith("Async", System.StringComparison.Ordinal))
        {
            name = name.Substring(0, name.Length - "Async".Length);
        }

        return Member(TrimGet(name), asWritten);
    }

    /// <summary><c>GetUsers</c> → <c>Users</c>.</summary>
    public static string TrimGet(string name) =>
        name.Length > 3 && name.StartsWith("Get", System.StringComparison.Ordinal) && char.IsUpper(name[3]) ? name.Substring(3) : name;

    /// <summary><c>PublishedAt</c> → <c>publishedAt</c>, <c>ID</c> → <c>id</c>, <c>URLName</c> → <c>urlName</c>.</summary>
    public static string Member(string name, bool asWritten)
    {
        if (asWritten)
        {
            return name;
        }

        var chars = name.ToCharArray();
        for (var i = 0; i < chars.Length && char.IsUpper(chars[i]); i++)
        {
            // The last capital of a run begins the next word.
            if (i > 0 && i + 1 < chars.Length && char.IsLower(chars[i + 1]))
            {
                break;
            }

            chars[i] = char.ToLowerInvariant(chars[i]);
        }

        return new string(chars);
    }

    /// <summary><c>NewHope</c> → <c>NEW_HOPE</c>, <c>HTTPServer</c> → <c>HTTP_SERVER</c>.</summary>
    public static string EnumValue(string name, bool asWritten)
    {
        if (asWritten)
        {
            return name;
        }

        var builder = new StringBuilder(name.Length + 4);
        for (var i = 0; i < name.Length; i++)
        {
            var startsWord = i > 0 && char.IsUpper(name[i]) && name[i - 1] != '_'
                && (!char.IsUpper(name[i - 1]) || (i + 1 < name.Length && char.IsLower(name[i + 1])));
            if (startsWord)
            {
                builder.Append('_');
            }

            builder.Append(char.ToUpperInvariant(name[i]));
        }

        return builder.ToString();
    }

    /// <summary><c>INode</c> → <c>Node</c>; <c>Item</c> stays.</summary>
    public static string Interface(string name) =>
        name.Length > 1 && name[0] == 'I' && char.IsUpper(name[1]) ? name.Substring(1) : name;

    /// <summary>Why the text is no name of the user's; null when it is one.</summary>
    public static string? FindProblem(string name)
    {
        if (name.Length == 0)
        {
            return "it is empty";
        }

        foreach (var c in name)
        {
            if (c != '_' && (c >= 128 || !char.IsLetterOrDigit(c)))
            {
                return "names consist of letters, digits and underscores";
            }
        }

        if (char.IsDigit(name[0]))
        {
            return "names begin with a letter or an underscore";
        }

        return name.StartsWith("__", System.StringComparison.Ordinal) ? "names that begin with two underscores are GraphQL's own" : null;
    }
}
