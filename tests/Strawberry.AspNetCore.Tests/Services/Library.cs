using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;

namespace Strawberry.AspNetCore.Tests.Services;

public sealed class BookRow
{
    public int Id { get; set; }

    public required string Title { get; set; }
}

/// <summary>What became of the contexts of a test, and what they wait for.</summary>
public sealed class LibraryLog
{
    private int _made;
    private int _disposed;
    private int _users;
    private int _most;

    public int Made => Volatile.Read(ref _made);

    public int Disposed => Volatile.Read(ref _disposed);

    /// <summary>The most contexts that were in use at one time.</summary>
    public int MostAtOnce => Volatile.Read(ref _most);

    /// <summary>What is wrong: a context used by two, or behind its disposal.</summary>
    public ConcurrentQueue<string> Misuses { get; } = new();

    /// <summary>What each use of a context waits for.</summary>
    public Func<Task> Gate { get; set; } = static async () => await Task.Yield();

    /// <summary>Completes when a use of a context is canceled.</summary>
    public TaskCompletionSource Canceled { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public int AddContext() => Interlocked.Increment(ref _made);

    /// <summary>Forgets what was so far.</summary>
    public void Reset() => _made = _disposed = _most = 0;

    public void AddDisposal() => Interlocked.Increment(ref _disposed);

    public void Enter()
    {
        var users = Interlocked.Increment(ref _users);
        int most;
        while ((most = Volatile.Read(ref _most)) < users && Interlocked.CompareExchange(ref _most, users, most) != most)
        {
        }
    }

    public void Leave() => Interlocked.Decrement(ref _users);
}

/// <summary>A context that tells when two use it at once, or one uses it when it is disposed.</summary>
public sealed class Library : DbContext
{
    private readonly LibraryLog _log;
    private int _users;
    private bool _isDisposed;

    public Library(DbContextOptions<Library> options, LibraryLog log)
        : base(options)
    {
        _log = log;
        Number = log.AddContext();
    }

    public int Number { get; }

    public DbSet<BookRow> Books => Set<BookRow>();

    public async Task<BookRow?> FindAsync(int id, CancellationToken cancellationToken)
    {
        using var use = new Use(this);
        await using var watch = cancellationToken.Register(() => _log.Canceled.TrySetResult());
        await _log.Gate();
        return await Books.SingleOrDefaultAsync(b => b.Id == id, cancellationToken);
    }

    public async Task<int> AddAsync(string title, CancellationToken cancellationToken)
    {
        using var use = new Use(this);
        await using var watch = cancellationToken.Register(() => _log.Canceled.TrySetResult());
        await _log.Gate();
        Books.Add(new BookRow { Title = title });
        return await SaveChangesAsync(cancellationToken);
    }

    /// <summary>All books, one by one; the context is in use until the last one was taken.</summary>
    public async IAsyncEnumerable<BookRow> ReadAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var use = new Use(this);
        await using var watch = cancellationToken.Register(() => _log.Canceled.TrySetResult());
        await foreach (var book in Books.OrderBy(b => b.Id).AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            await _log.Gate();
            yield return book;
        }
    }

    public override void Dispose()
    {
        NoteDisposal();
        base.Dispose();
    }

    public override ValueTask DisposeAsync()
    {
        NoteDisposal();
        return base.DisposeAsync();
    }

    private void NoteDisposal()
    {
        if (Volatile.Read(ref _users) != 0)
        {
            _log.Misuses.Enqueue($"Context {Number} is disposed in use.");
        }

        if (!_isDisposed)
        {
            _isDisposed = true;
            _log.AddDisposal();
        }
    }

    private readonly struct Use : IDisposable
    {
        private readonly Library _library;

        public Use(Library library)
        {
            _library = library;
            if (Interlocked.Increment(ref library._users) != 1)
            {
                library._log.Misuses.Enqueue($"Context {library.Number} is used by two.");
            }

            if (library._isDisposed)
            {
                library._log.Misuses.Enqueue($"Context {library.Number} is used behind its disposal.");
            }

            library._log.Enter();
        }

        public void Dispose()
        {
            _library._log.Leave();
            Interlocked.Decrement(ref _library._users);
        }
    }
}
