using System.Data.Common;
using Npgsql;

namespace Catalog.Store;

/// <summary>A PostgreSQL server.</summary>
public sealed class PostgresDatabase(string connectionString) : ICatalogDatabase, IAsyncDisposable
{
    public DbDataSource Source { get; } = NpgsqlDataSource.Create(connectionString);

    // The lock is for two servers that start at once: making a table that is not there is no atomic thing.
    public string MakeTables =>
        """
        SELECT pg_advisory_xact_lock(20250901);
        CREATE TABLE IF NOT EXISTS authors (id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name text NOT NULL UNIQUE);
        CREATE TABLE IF NOT EXISTS books (
            id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY, title text NOT NULL, year integer NOT NULL, isbn text UNIQUE,
            author_id integer NOT NULL REFERENCES authors);
        CREATE INDEX IF NOT EXISTS books_by_author ON books (author_id);
        CREATE TABLE IF NOT EXISTS reviews (
            id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY, book_id integer NOT NULL REFERENCES books, stars integer NOT NULL, body text NOT NULL,
            written_at timestamptz NOT NULL);
        CREATE INDEX IF NOT EXISTS reviews_by_book ON reviews (book_id);
        CREATE TABLE IF NOT EXISTS covers (book_id integer PRIMARY KEY REFERENCES books, media_type text NOT NULL, content bytea NOT NULL);
        """;

    public ValueTask DisposeAsync() => Source.DisposeAsync();
}
