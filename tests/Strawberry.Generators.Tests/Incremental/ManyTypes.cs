using System.Text;

namespace Strawberry.Generators.Tests.Incremental;

/// <summary>The source of a large project: annotated types of all kinds that refer to each other, a file each.</summary>
internal static class ManyTypes
{
    // Of ten types, seven are objects; the others an interface, an input and an enum.
    private const int Group = 10;

    /// <summary>What an edit of a method body replaces, in the file of an object.</summary>
    public const string Body = "=> \"label of \" + Name;";

    /// <summary>What an edit of a declaration replaces there.</summary>
    public const string Property = "public int Count { get; init; }";

    /// <summary>The position of the file to edit: an object in the middle.</summary>
    public static int EditedFile(int types) => types / Group / 2 * Group;

    /// <summary>The files of that many types, the query root among them.</summary>
    public static string[] Write(int types)
    {
        var files = new string[types];
        for (var i = 0; i < types - 1; i++)
        {
            files[i] = (i % Group) switch
            {
                7 => Interface(i),
                8 => Input(i),
                9 => Enum(i),
                _ => Object(i, types - 1),
            };
        }

        files[^1] = Query(types - 1);
        return files;
    }

    private static string Object(int i, int end)
    {
        var group = i / Group * Group;
        var next = (group + Group) % (end / Group * Group);
        var hasAll = group + Group <= end;
        var implements = hasAll ? $" : INode{group + 7}" : "";
        var kind = hasAll ? $"    public Kind{group + 9} Kind {{ get; init; }}\n\n" : "";
        var filter = hasAll ? $"Filter{group + 8} filter, " : "";
        return $$"""
            namespace Shop.Things;

            /// <summary>Thing number {{i}} of the shop.</summary>
            [GraphQLType]
            public sealed class Thing{{i}}{{implements}}
            {
                /// <summary>What tells it from the others.</summary>
                public required ID Id { get; init; }

                /// <summary>How people call it.</summary>
                public required string Name { get; init; }

            {{kind}}    {{Property}}

                public double? Weight { get; init; }

                public IReadOnlyList<string> Tags { get; init; } = [];

                /// <summary>What is sold with it.</summary>
                public Thing{{next}}? Next { get; init; }

                [GraphQLField]
                public string GetLabel() {{Body}}

                /// <summary>Others like it.</summary>
                [GraphQLField]
                public async Task<IReadOnlyList<Thing{{next}}>> GetSimilarAsync({{filter}}CancellationToken cancellationToken, int first = 10)
                {
                    await Task.Delay(first, cancellationToken);
                    return [];
                }
            }
            """;
    }

    private static string Interface(int i) => $$"""
        namespace Shop.Things;

        /// <summary>What has an id.</summary>
        [GraphQLInterface]
        public interface INode{{i}}
        {
            ID Id { get; }

            string Name { get; }
        }
        """;

    private static string Input(int i) => $$"""
        namespace Shop.Things;

        /// <summary>What to look for.</summary>
        [GraphQLInput]
        public sealed record Filter{{i}}(string? Name, int Least = 0, bool Exact = false);
        """;

    private static string Enum(int i) => $$"""
        namespace Shop.Things;

        /// <summary>A kind of thing.</summary>
        [GraphQLEnum]
        public enum Kind{{i}} { Small, Large, ExtraLarge }
        """;

    private static string Query(int end)
    {
        var text = new StringBuilder("namespace Shop.Things;\n\n[GraphQLType]\npublic sealed class Query\n{\n");
        for (var i = 0; i < end; i += Group)
        {
            text.Append($"    [GraphQLField] public Thing{i}? GetThing{i}(ID id) => null;\n");
        }

        return text.Append("}\n").ToString();
    }
}
