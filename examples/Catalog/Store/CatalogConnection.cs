using System.Data.Common;
using System.Globalization;

namespace Catalog.Store;

/// <summary>One connection, opened when it is first needed, and the commands on it. Values never become part of a statement's text.</summary>
internal sealed class CatalogConnection(ICatalogDatabase database) : IAsyncDisposable
{
    private DbConnection? _connection;

    /// <summary>Begins a transaction for all commands; it is rolled back when it is disposed without having been committed.</summary>
    public async Task<DbTransaction> BeginAsync(CancellationToken cancellationToken) =>
        await (await OpenAsync(cancellationToken)).BeginTransactionAsync(cancellationToken);

    public async Task<DbCommand> CommandAsync(string sql, CancellationToken cancellationToken, params (string Name, object? Value)[] values)
    {
        var command = (await OpenAsync(cancellationToken)).CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in values)
        {
            Add(command, name, value);
        }

        return command;
    }

    public async Task ExecuteAsync(string sql, CancellationToken cancellationToken, params (string Name, object? Value)[] values)
    {
        await using var command = await CommandAsync(sql, cancellationToken, values);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>The first column of the first row; the default when there is none. SQLite knows only integers of 64 bits, hence the conversion.</summary>
    public async Task<T?> ScalarAsync<T>(string sql, CancellationToken cancellationToken, params (string Name, object? Value)[] values)
    {
        await using var command = await CommandAsync(sql, cancellationToken, values);
        return await command.ExecuteScalarAsync(cancellationToken) is { } value and not DBNull
            ? (T)Convert.ChangeType(value, Nullable.GetUnderlyingType(typeof(T)) ?? typeof(T), CultureInfo.InvariantCulture)
            : default;
    }

    public async Task<List<T>> ListAsync<T>(string sql, Func<DbDataReader, T> read, CancellationToken cancellationToken)
    {
        await using var command = await CommandAsync(sql, cancellationToken);
        return await ListAsync(command, read, cancellationToken);
    }

    /// <summary>The rows of some keys; <c>{0}</c> stands for their parameters.</summary>
    public async Task<List<T>> ListAsync<T>(string sql, Func<DbDataReader, T> read, IReadOnlyList<int> keys, CancellationToken cancellationToken)
    {
        await using var command = await CommandAsync("", cancellationToken);
        var names = new string[keys.Count];
        for (var i = 0; i < names.Length; i++)
        {
            Add(command, $"k{i}", keys[i]);
            names[i] = $"@k{i}";
        }

        command.CommandText = string.Format(CultureInfo.InvariantCulture, sql, string.Join(", ", names));
        return await ListAsync(command, read, cancellationToken);
    }

    public ValueTask DisposeAsync() => _connection?.DisposeAsync() ?? default;

    private async ValueTask<DbConnection> OpenAsync(CancellationToken cancellationToken) =>
        _connection ??= await database.Source.OpenConnectionAsync(cancellationToken);

    private static async Task<List<T>> ListAsync<T>(DbCommand command, Func<DbDataReader, T> read, CancellationToken cancellationToken)
    {
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        var list = new List<T>();
        while (await rows.ReadAsync(cancellationToken))
        {
            list.Add(read(rows));
        }

        return list;
    }

    private static void Add(DbCommand command, string name, object? value)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = name;
        parameter.Value = value ?? DBNull.Value;
        command.Parameters.Add(parameter);
    }
}
