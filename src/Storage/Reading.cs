using Npgsql;

namespace Toolbox24.Storage;

internal static class Reading
{
    /// <summary>Reads all rows of a query.</summary>
    public static async Task<List<T>> ReadAll<T>(
        this NpgsqlDataSource database, string sql, Func<NpgsqlDataReader, T> read, object[] parameters,
        CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(sql);
        foreach (var parameter in parameters) command.Parameters.AddWithValue(parameter);
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);

        var all = new List<T>();
        while (await rows.ReadAsync(cancellationToken)) all.Add(read(rows));
        return all;
    }

    /// <summary>An instant that may be missing.</summary>
    public static DateTimeOffset? Instant(this NpgsqlDataReader row, int column) =>
        row.IsDBNull(column) ? null : row.GetFieldValue<DateTimeOffset>(column);
}
