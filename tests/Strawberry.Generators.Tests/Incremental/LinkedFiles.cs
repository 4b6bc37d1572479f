using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Strawberry.Generators.Tests.Incremental;

/// <summary>A project whose files depend on each other in every way that the generator reads, with a mistake in each that is told at its place.</summary>
internal static class LinkedFiles
{
    public const int Books = 0;
    public const int Shared = 1;
    public const int Inputs = 2;
    public const int Part = 3;
    public const int Program = 4;
    public const int Usings = 5;

    private static readonly string[] Sources =
    [
        """
        /// <summary>A book.</summary>
        [GraphQLType]
        public partial class Book : Item, INode
        {
            private readonly int _pages;
            public Book() { _pages = 3; }
            public ID Id => "1";
            public Genre Genre { get; init; }
            public string Title { get { return "title"; } }
            public static Book operator +(Book left, Book right) { return left; }
            [GraphQLField] public async Task<Author?> GetAuthorAsync(AuthorsLoader authors, int delay = Numbers.Delay) { await Task.Delay(delay); return await authors.LoadAsync(1); }
            [GraphQLField] public Page<Book> GetSimilar(Filter filter) => null!;
            /// <inheritdoc cref="Author.Name"/>
            public string Writer => "writer";
            public ulong Wrong => 1;
        }

        [GraphQLType] public class Author
        {
            /// <summary>What the author is called.</summary>
            public string Name { get => "name"; init => throw new NotSupportedException(); }
            public Page<Book> Books => null!;
        }
        """,
        """
        public static class Numbers
        {
            public const int Delay = 3;
            public const string Tag = "new";
            public static int Count(int x) { return x; }
        }

        public enum Genre { Novel, Poem }

        [GraphQLType] public record Page<T>(IReadOnlyList<T> Items) { public int Total => Items.Count; }

        public abstract class Item
        {
            public string Describe() { return "item"; }
            [Line] public virtual int Size => 3;
            [Line(Text = Numbers.Tag)] public int Weight => 4;
            public char Letter => 'c';
        }

        [GraphQLInterface] public interface INode
        {
            ID Id { get; }
            /// <summary>What kind of thing.</summary>
            string Kind => "kind";
        }

        public sealed class LineAttribute([System.Runtime.CompilerServices.CallerLineNumber] int line = 0) : GraphQLPermissionAttribute
        {
            public int Line { get; } = line;
            public string? Text { get; set; }
            public override ValueTask<PermissionResult> CheckAsync(PermissionContext context) { return default; }
        }
        """,
        """
        [GraphQLInput] public record Filter(string Text, int Limit = Numbers.Delay)
        {
            public IReadOnlyList<string> Tags { get; init; } = [Numbers.Tag];
            public ulong Wrong { get; init; } = 1;
            public bool IsEmpty() { return Text.Length == 0; }
        }

        [GraphQLInput] public record Certain(int Number)
        {
            private int Twice { get { return Number * 2; } }
        }
        """,
        """
        public partial class Book
        {
            public int Extra { get => 1; }
            public IntPtr Handle => default;
            public int this[int index] => index;
        }
        """,
        """
        public static class Loaders
        {
            [DataLoader] public static Task<IReadOnlyDictionary<int, Author>> Authors(IReadOnlyList<int> ids) { return null!; }
        }

        [ExtendType<Author>] public static class AuthorBooks
        {
            [GraphQLField] public static int GetCount([Parent] Author author) { return 1; }
        }

        [GraphQLType] public class Query
        {
            [GraphQLField] public Book? GetBook(Certain certain) { return null; }
            [GraphQLField] public Tagged? GetTagged() => null;
        }

        public class Plain { public string Name => ""; }

        public static class Program
        {
            public static object Make() { return new Schema<Query>(); }
            public static object Fail() { return new Schema<Plain>(); }
        }
        """,
        """
        global using Tag = Strawberry.GraphQLTypeAttribute;

        [Tag] public class Tagged { public string Name => ""; public int Number => 1; }
        """,
    ];

    public static CSharpCompilation Compile() => Generation.Compile("Linked", []).AddSyntaxTrees(
        Sources.Select((source, i) => i == Usings ? Generation.ParseWhole(source, $"Source{i}.cs") : Generation.Parse(source, $"Source{i}.cs")));

    /// <summary>A file with something in it replaced, parsed as a whole or from what was there before, as editors do.</summary>
    public static CSharpCompilation Edit(this CSharpCompilation compilation, int file, string before, string after, bool isIncremental = false)
    {
        var tree = compilation.SyntaxTrees[file];
        var text = tree.GetText();
        var position = text.ToString().IndexOf(before, StringComparison.Ordinal);
        Assert.That(position, Is.GreaterThanOrEqualTo(0), before);
        var changed = text.WithChanges(new Microsoft.CodeAnalysis.Text.TextChange(new(position, before.Length), after));
        return compilation.ReplaceSyntaxTree(
            tree, isIncremental ? tree.WithChangedText(changed) : Generation.ParseWhole(changed.ToString(), tree.FilePath));
    }
}
