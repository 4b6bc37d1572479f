using Microsoft.CodeAnalysis;

namespace Strawberry.Generators.Tests.Snapshots;

/// <summary>The generated code, whole.</summary>
internal sealed class SnapshotTests
{
    [Test]
    public void An_object_with_a_task_a_stream_and_services() => Match(
        nameof(An_object_with_a_task_a_stream_and_services),
        """
        namespace Demo;

        public interface IStore;

        /// <summary>
        /// An article, see <see cref="Author"/>.
        /// <para>It has an <c>id</c>.</para>
        /// </summary>
        [GraphQLType]
        public class Article
        {
            public required ID Id { get; init; }

            /// <summary>What it is called.</summary>
            [Obsolete("Use Id")]
            public string? Title { get; init; }

            /// <summary>Who wrote it.</summary>
            /// <param name="delayMs">How long it takes.</param>
            [GraphQLField]
            public async Task<Author> GetAuthorAsync(int delayMs = 0, CancellationToken cancellationToken = default) { await Task.Delay(delayMs, cancellationToken); return new("A"); }

            [GraphQLField]
            public async IAsyncEnumerable<string?> GetComments([Service] IStore store, ResolveInfo info, IReadOnlyList<string>? tags = null) { await Task.Yield(); yield return null; }

            [GraphQLField]
            public void Touch() { }
        }

        [GraphQLType]
        public sealed record Author(string Name);

        [GraphQLType]
        public class Query(IStore store)
        {
            [GraphQLField]
            public Article? GetArticle(ID id) => store is null ? null : null;
        }
        """);

    [Test]
    public void Inputs_enums_and_scalars() => Match(
        nameof(Inputs_enums_and_scalars),
        """
        namespace Demo;

        public enum Genre
        {
            /// <summary>Made up.</summary>
            Fiction,
            NonFiction,
        }

        [GraphQLScalar("Isbn", SpecifiedBy = "https://example.org/isbn")]
        public readonly record struct Isbn(string Text)
        {
            public static Isbn Parse(string text) => new(text);
            public string Format() => Text;
        }

        /// <summary>A new book.</summary>
        /// <param name="Title">Its title.</param>
        [GraphQLInput]
        public record NewBook(string Title, Isbn? Isbn, Maybe<string?> Label, Genre Genre = Genre.NonFiction)
        {
            public IReadOnlyList<string> Tags { get; init; } = ["new"];
            public DateTime AddedAt { get; init; } = DateTime.UtcNow;
            public Guid? Key { get; set; } = Guid.NewGuid();
        }

        [GraphQLType]
        public class Mutation
        {
            [GraphQLField]
            public Isbn AddBook(NewBook book) => default;
        }
        """);

    [Test]
    public void Interfaces_unions_and_closed_generics() => Match(
        nameof(Interfaces_unions_and_closed_generics),
        """
        namespace Demo;

        [GraphQLInterface]
        public interface INode { ID Id { get; } string Kind(int n = 1) => ""; [GraphQLField] string Describe(string? prefix) => prefix + Id; }

        [GraphQLType]
        public record Human(ID Id) : INode, ISearchResult;

        [GraphQLType]
        public record Droid(ID Id) : INode, ISearchResult;

        [GraphQLUnion(typeof(Human), typeof(Droid))]
        public interface ISearchResult;

        [GraphQLType]
        public record Page<T>(IReadOnlyList<T> Items);

        [GraphQLType]
        public class Query
        {
            public Page<ISearchResult> Found => null!;
            public Page<INode?>? Nodes => null;
            [return: GraphQLUnion("Being", typeof(Human), typeof(Droid))]
            [GraphQLField]
            public ValueTask<IReadOnlyList<object>> GetBeings() => default;
        }
        """);

    [Test]
    public void Extensions_and_loaders() => Match(
        nameof(Extensions_and_loaders),
        """
        namespace Demo;

        public interface IStore;

        [GraphQLType]
        public record Book(ID Id);

        [GraphQLType]
        public class Query { public string Version => "1"; }

        [ExtendType<Book>]
        public static class BookFields
        {
            [GraphQLField]
            public static Task<string?> GetTitleAsync([Parent] Book book, TitlesLoader titles) => titles.LoadAsync(book.Id);

            [DataLoader(MaxBatchSize = 50)]
            public static Task<IReadOnlyDictionary<ID, string>> GetTitlesAsync(IReadOnlyList<ID> ids, [Service] IStore store, CancellationToken cancellationToken) => null!;
        }

        [ExtendType<Query>]
        public class BookQueries(IStore store)
        {
            [GraphQLField]
            public Book? GetBook(ID id) => store is null ? null : new(id);
        }
        """);

    [Test]
    public void Guards_of_fields_types_and_interfaces() => Match(
        nameof(Guards_of_fields_types_and_interfaces),
        """
        using Microsoft.AspNetCore.Authorization;

        namespace Demo;

        public enum Right { Read, Write = 5 }

        public sealed class NeedsAttribute(Right right, string? why = null, params object?[] more) : GraphQLPermissionAttribute
        {
            public Type[] Kinds { get; init; } = [];

            public double Weight { get; init; }

            public override ValueTask<PermissionResult> CheckAsync(PermissionContext context) => new(right == Right.Read && why is null && more.Length == 0);
        }

        public class MinimumAgeAttribute(int age) : AuthorizeAttribute($"age{age}");

        [GraphQLInterface]
        public interface INode { [Needs(Right.Write)] ID Id { get; } [Needs(Right.Read, "more")] string Kind => ""; }

        [Authorize]
        public abstract class Entity { public string? Note => null; }

        [Authorize(Roles = "editor,\"chief\"")]
        [GraphQLType]
        public class Book : Entity, INode
        {
            public ID Id => 1;

            [Needs((Right)7, null, 1, 'c', 2.5f, typeof(List<int>), null, Kinds = [typeof(Book), typeof(string[])], Weight = 0.5)]
            public string Title => "";

            public string Open { [AllowAnonymous] get => ""; }

            [GraphQLField]
            [MinimumAge(21)]
            public string Adult() => "";
        }

        [MinimumAge(18)]
        [ExtendType<Book>]
        public static class BookFields
        {
            [AllowAnonymous]
            [GraphQLField]
            public static string Free() => "";

            [GraphQLField]
            public static string More() => "";
        }
        """);

    private static void Match(string name, string source)
    {
        var generation = Generation.Of(source);
        Assert.That(generation.Complaints(), Is.Empty);
        var texts = generation.Result.GeneratedSources
            .OrderBy(s => s.HintName, StringComparer.Ordinal)
            .Select(s => $"=== {s.HintName} ===\n{s.SourceText}");
        Snapshot.Match(name, string.Join("\n", texts));
    }
}
