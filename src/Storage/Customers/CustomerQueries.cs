using Npgsql;
using NpgsqlTypes;
using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Customers;

namespace Toolbox24.Storage.Customers;

/// <summary>Which customers are looked for.</summary>
/// <param name="Text">A part of their name or address, or their number; whoever where null.</param>
/// <param name="Standing">How they stand; however where null.</param>
public sealed record CustomerSearch(string? Text, StandingKind? Standing)
{
    /// <summary>Fewer characters would be a list of everybody.</summary>
    public const int Shortest = 2;

    public const int Longest = 100;
}

/// <summary>Reads customers: who has an account as one, whether or not they have a row.</summary>
public sealed class CustomerQueries(NpgsqlDataSource database)
{
    /// <summary>The most that is read at once.</summary>
    public const int LongestPage = 100;

    private const string Select =
        """
        SELECT a.id, to_jsonb(c)::text, (
            SELECT jsonb_agg(jsonb_build_object(
                'rental', d.rental_id, 'status', d.status, 'asked_at', d.asked_at, 'expires_at', d.expires_at) ORDER BY d.number)::text
            FROM customer_admission d WHERE d.customer_id = a.id)
        FROM account a LEFT JOIN customer c ON c.id = a.id
        """;

    /// <summary>Those of the customers that there are, in no order.</summary>
    public Task<List<CustomerState>> Find(IReadOnlyCollection<AccountId> ids, CancellationToken cancellationToken = default) =>
        database.ReadAll(
            $"{Select} WHERE a.id = ANY ($1) AND 'Customer' = ANY (a.roles)", Read, [ids.Select(id => id.Value).ToArray()], cancellationToken);

    /// <summary>What somebody said of their company as they signed up, until they are written as a customer with it.</summary>
    public async Task<CompanyDeclaration?> Declared(AccountId id) => (await database.ReadAll(
        "SELECT siret, name FROM company_declaration WHERE account_id = $1",
        row => new CompanyDeclaration(new Siret(row.GetString(0)), row.IsDBNull(1) ? null : row.GetString(1)),
        [id.Value], CancellationToken.None)).SingleOrDefault();

    /// <summary>A page of the customers that are looked for, newest account first.</summary>
    /// <param name="search">Which.</param>
    /// <param name="count">How many at most.</param>
    /// <param name="after">The one they come after; the newest where null.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async Task<List<Customer>> Page(
        CustomerSearch search, int count, AccountId? after = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(search);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, LongestPage);
        var phone = MobileNumber.Read(search.Text).Succeeded(out var number, out _) ? number.Value : null;
        await using var command = database.CreateCommand(
            $"""
             {Select}
             WHERE 'Customer' = ANY (a.roles)
               AND ($1 IS NULL OR a.email_key LIKE lower($1) OR lower(a.name) LIKE lower($1) OR a.phone = $2)
               AND ($3 IS NULL OR coalesce(c.standing, 'Good') = $3)
               AND ($4 IS NULL OR a.id < $4)
             ORDER BY a.id DESC LIMIT $5
             """);
        foreach (var text in new[] { search.Text is { } part ? $"%{Escaped(part.Trim())}%" : null, phone, search.Standing?.ToString() })
            command.Parameters.AddWithValue(NpgsqlDbType.Text, (object?)text ?? DBNull.Value);
        command.Parameters.AddWithValue(NpgsqlDbType.Uuid, (object?)after?.Value ?? DBNull.Value);
        command.Parameters.AddWithValue(count);
        return await Customers(command, cancellationToken);
    }

    /// <summary>Companies that the register does not know and nobody has looked at, those that wait longest first.</summary>
    public async Task<List<Customer>> ToReview(int count, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, LongestPage);
        await using var command = database.CreateCommand(
            $"{Select} WHERE c.company_status = 'NotFound' ORDER BY c.company_checked_at, c.id LIMIT $1");
        command.Parameters.AddWithValue(count);
        return await Customers(command, cancellationToken);
    }

    private static async Task<List<Customer>> Customers(NpgsqlCommand command, CancellationToken cancellationToken)
    {
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        var found = new List<Customer>();
        while (await rows.ReadAsync(cancellationToken)) found.Add(Read(rows).Customer);
        return found;
    }

    private static CustomerState Read(NpgsqlDataReader row) => row.IsDBNull(1)
        ? new(Customer.New(new AccountId(row.GetGuid(0))), Version: 0)
        : CustomerRow.Read(row.GetString(1), row.IsDBNull(2) ? null : row.GetString(2));

    private static string Escaped(string text) => text
        .Replace("\\", "\\\\", StringComparison.Ordinal)
        .Replace("%", "\\%", StringComparison.Ordinal)
        .Replace("_", "\\_", StringComparison.Ordinal);
}
