using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace Catalog.Store;

/// <summary>SQLite in the process. With a log of its own (WAL), who reads a long list holds up nobody who writes.</summary>
public sealed class SqliteDatabase : ICatalogDatabase, IAsyncDisposable
{
    public SqliteDatabase(string file)
    {
        Source = SqliteFactory.Instance.CreateDataSource(new SqliteConnectionStringBuilder { DataSource = file, ForeignKeys = true }.ConnectionString);
        using var log = Source.CreateCommand("PRAGMA journal_mode = WAL");
        log.ExecuteNonQuery();
    }

    public DbDataSource Source { get; }

    public string MakeTables =>
        """
        CREATE TABLE IF NOT EXISTS authors (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
        CREATE TABLE IF NOT EXISTS books (
            id INTEGER PRIMARY KEY, title TEXT NOT NULL, year INTEGER NOT NULL, isbn TEXT UNIQUE, author_id INTEGER NOT NULL REFERENCES authors);
        CREATE INDEX IF NOT EXISTS books_by_author ON books (author_id);
        CREATE TABLE IF NOT EXISTS reviews (
            id INTEGER PRIMARY KEY, book_id INTEGER NOT NULL REFERENCES books, stars INTEGER NOT NULL, body TEXT NOT NULL, written_at TEXT NOT NULL);
        CREATE INDEX IF NOT EXISTS reviews_by_book ON reviews (book_id);
        CREATE TABLE IF NOT EXISTS covers (book_id INTEGER PRIMARY KEY REFERENCES books, media_type TEXT NOT NULL, content BLOB NOT NULL);
        """;

    public ValueTask DisposeAsync()
    {
        SqliteConnection.ClearAllPools();
        return Source.DisposeAsync();
    }
}
