using System.Data.Common;
using System.Runtime.CompilerServices;

namespace Catalog.Store;

/// <summary>What the catalog knows. It has one connection, opened when it is first needed, and so one user at a time, as a database context would.</summary>
public sealed class CatalogStore(ICatalogDatabase database) : IAsyncDisposable
{
    private const string BookColumns = "SELECT id, title, year, isbn, author_id, EXISTS (SELECT 1 FROM covers WHERE book_id = books.id) FROM books";
    private const string ReviewColumns = "SELECT id, book_id, stars, body, written_at FROM reviews";

    private readonly CatalogConnection _db = new(database);

    /// <summary>Books whose title contains a text, row by row, so that they can be streamed. The connection is taken as long as somebody reads.</summary>
    public async IAsyncEnumerable<Book> FindBooksAsync(string? text, int first, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var pattern = $"%{text?.Replace("\\", "\\\\").Replace("%", "\\%").Replace("_", "\\_")}%";
        await using var command = await _db.CommandAsync(
            $"{BookColumns} WHERE lower(title) LIKE lower(@pattern) ESCAPE '\\' ORDER BY id LIMIT @first", cancellationToken, ("pattern", pattern), ("first", first));
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        while (await rows.ReadAsync(cancellationToken))
        {
            yield return ReadBook(rows);
        }
    }

    public Task<List<Book>> GetBooksAsync(IReadOnlyList<int> ids, CancellationToken cancellationToken) =>
        _db.ListAsync($"{BookColumns} WHERE id IN ({{0}})", ReadBook, ids, cancellationToken);

    public Task<List<Book>> GetBooksOfAsync(IReadOnlyList<int> authors, CancellationToken cancellationToken) =>
        _db.ListAsync($"{BookColumns} WHERE author_id IN ({{0}}) ORDER BY year, id", ReadBook, authors, cancellationToken);

    public Task<List<Author>> GetAuthorsAsync(IReadOnlyList<int> ids, CancellationToken cancellationToken) =>
        _db.ListAsync("SELECT id, name FROM authors WHERE id IN ({0})", ReadAuthor, ids, cancellationToken);

    public Task<List<Author>> GetAuthorsAsync(CancellationToken cancellationToken) =>
        _db.ListAsync("SELECT id, name FROM authors ORDER BY name", ReadAuthor, cancellationToken);

    public Task<List<Review>> GetReviewsAsync(IReadOnlyList<int> books, CancellationToken cancellationToken) =>
        _db.ListAsync($"{ReviewColumns} WHERE book_id IN ({{0}}) ORDER BY id", ReadReview, books, cancellationToken);

    /// <summary>Adds a book, and its author if there is none of the name. Null: there is already a book with this ISBN.</summary>
    public async Task<Book?> AddBookAsync(string title, int year, string? isbn, int? authorId, string? authorName, CancellationToken cancellationToken)
    {
        await using var transaction = await _db.BeginAsync(cancellationToken);
        var book = await InsertBookAsync(title, year, isbn, authorId, authorName, cancellationToken);
        if (book is not null)
        {
            await transaction.CommitAsync(cancellationToken);
        }

        return book;
    }

    public async Task<Review> AddReviewAsync(int book, int stars, string body, DateTimeOffset writtenAt, CancellationToken cancellationToken)
    {
        var id = await _db.ScalarAsync<int>(
            "INSERT INTO reviews (book_id, stars, body, written_at) VALUES (@book, @stars, @body, @at) RETURNING id",
            cancellationToken,
            ("book", book), ("stars", stars), ("body", body), ("at", writtenAt));
        return new Review(id, book, stars, body, writtenAt);
    }

    public Task SetCoverAsync(int book, Cover cover, CancellationToken cancellationToken) =>
        _db.ExecuteAsync(
            "INSERT INTO covers (book_id, media_type, content) VALUES (@book, @type, @content) " +
            "ON CONFLICT (book_id) DO UPDATE SET media_type = excluded.media_type, content = excluded.content",
            cancellationToken,
            ("book", book), ("type", cover.MediaType), ("content", cover.Content));

    public async Task<Cover?> GetCoverAsync(int book, CancellationToken cancellationToken)
    {
        var found = await _db.ListAsync(
            "SELECT media_type, content FROM covers WHERE book_id IN ({0})",
            static row => new Cover(row.GetString(0), row.GetFieldValue<byte[]>(1)),
            [book],
            cancellationToken);
        return found.SingleOrDefault();
    }

    /// <summary>Makes the tables that are not there yet, and puts books in when there are none: all of it, or nothing.</summary>
    public async Task PrepareAsync(IEnumerable<SeedBook> books, CancellationToken cancellationToken)
    {
        await using var transaction = await _db.BeginAsync(cancellationToken);
        await _db.ExecuteAsync(database.MakeTables, cancellationToken);
        if (await _db.ScalarAsync<long>("SELECT count(*) FROM books", cancellationToken) == 0)
        {
            foreach (var (title, author, year, isbn, reviews) in books)
            {
                var book = await InsertBookAsync(title, year, isbn, null, author, cancellationToken);
                foreach (var (stars, text, writtenAt) in reviews)
                {
                    await AddReviewAsync(book!.Id, stars, text, writtenAt, cancellationToken);
                }
            }
        }

        await transaction.CommitAsync(cancellationToken);
    }

    public ValueTask DisposeAsync() => _db.DisposeAsync();

    private async Task<Book?> InsertBookAsync(string title, int year, string? isbn, int? authorId, string? authorName, CancellationToken cancellationToken)
    {
        var author = authorId ?? await _db.ScalarAsync<int>(
            "INSERT INTO authors (name) VALUES (@name) ON CONFLICT (name) DO UPDATE SET name = excluded.name RETURNING id", cancellationToken, ("name", authorName));
        var id = await _db.ScalarAsync<int?>(
            "INSERT INTO books (title, year, isbn, author_id) VALUES (@title, @year, @isbn, @author) ON CONFLICT (isbn) DO NOTHING RETURNING id",
            cancellationToken,
            ("title", title), ("year", year), ("isbn", isbn), ("author", author));
        return id is null ? null : new Book(id.Value, title, year, isbn is null ? null : new Isbn(isbn), author, false);
    }

    private static Book ReadBook(DbDataReader row) => new(
        row.GetInt32(0), row.GetString(1), row.GetInt32(2), row.IsDBNull(3) ? null : new Isbn(row.GetString(3)), row.GetInt32(4), row.GetBoolean(5));

    private static Author ReadAuthor(DbDataReader row) => new(row.GetInt32(0), row.GetString(1));

    private static Review ReadReview(DbDataReader row) =>
        new(row.GetInt32(0), row.GetInt32(1), row.GetInt32(2), row.GetString(3), row.GetFieldValue<DateTimeOffset>(4));
}
