using Npgsql;
using NpgsqlTypes;
using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Customers;
using Toolbox24.Domain.Notifications;
using Toolbox24.Domain.Rentals;
using Toolbox24.Domain.Sites;

namespace Toolbox24.Storage.Rentals;

/// <summary>Which rentals are looked for.</summary>
/// <param name="Customer">Whose; anybody's where null.</param>
/// <param name="Site">Where; anywhere where null.</param>
/// <param name="Status">How they stand; however where null.</param>
/// <param name="From">Only those that end after this.</param>
/// <param name="Until">Only those that start before this.</param>
/// <param name="Reference">The one of this reference.</param>
public sealed record RentalSearch(
    AccountId? Customer = null, SiteId? Site = null, RentalStatus? Status = null, DateTimeOffset? From = null, DateTimeOffset? Until = null,
    RentalReference? Reference = null);

/// <summary>One thing that was told of a rental, and what became of it.</summary>
/// <param name="Channel">The way it goes: mail, sms or push.</param>
/// <param name="Template">What it says.</param>
/// <param name="At">When it was decided.</param>
/// <param name="SentAt">When it was taken by the provider; null before, or where it was erased.</param>
/// <param name="Attempts">How often it was tried.</param>
/// <param name="IsParked">It waits for a person.</param>
/// <param name="Error">What the last attempt came to.</param>
public sealed record RentalMessage(
    string Channel, string Template, DateTimeOffset At, DateTimeOffset? SentAt, int Attempts, bool IsParked, string? Error);

/// <summary>Reads rentals for who looks at them.</summary>
public sealed class RentalQueries(NpgsqlDataSource database)
{
    /// <summary>The most that is read at once.</summary>
    public const int LongestPage = 100;

    /// <summary>The most messages that are told of a rental.</summary>
    public const int MostMessages = 100;

    /// <summary>Those of the rentals that there are, in no order.</summary>
    public Task<List<Rental>> Find(IEnumerable<RentalId> ids, CancellationToken cancellationToken = default) => database.ReadAll(
        $"SELECT {RentalRow.Whole} FROM rental WHERE id = ANY ($1)", Read, [ids.Select(id => id.Value).ToArray()], cancellationToken);

    /// <summary>What is booked at a site and begins before an instant, as long as it is not over.</summary>
    public Task<List<RentalId>> ToBeFetched(
        SiteId site, DateTimeOffset now, DateTimeOffset until, CancellationToken cancellationToken = default) => database.ReadAll(
        "SELECT id FROM rental WHERE site_id = $1 AND starts_at < $3 AND ends_at > $2 AND status = 'Confirmed' ORDER BY starts_at, id",
        row => new RentalId(row.GetGuid(0)), [site.Value, now, until], cancellationToken);

    /// <summary>What is booked at a site and stands still because of its silence, was cancelled in it, or whose customer was told of it.</summary>
    public Task<List<RentalId>> TouchedBySilence(SiteId site, CancellationToken cancellationToken = default) => database.ReadAll(
        """
        SELECT id FROM rental
        WHERE site_id = $1 AND status = 'Confirmed'
          AND ((state ->> 'isClockStopped')::boolean OR (state ->> 'isToldOfSilence')::boolean OR state ? 'cancellation')
        ORDER BY starts_at, id
        """,
        row => new RentalId(row.GetGuid(0)), [site.Value], cancellationToken);

    /// <summary>What a customer has brought back, but one rental: the newest.</summary>
    public Task<List<Rental>> ReturnedBy(AccountId customer, RentalId except, CancellationToken cancellationToken = default) => database.ReadAll(
        $"""
        SELECT {RentalRow.Whole} FROM rental
        WHERE customer_id = $1 AND id <> $2 AND status IN ('Returning', 'PendingValidation', 'Decided', 'Closed', 'Lost')
        ORDER BY id DESC LIMIT $3
        """,
        Read, [customer.Value, except.Value, LongestPage], cancellationToken);

    /// <summary>The rentals a unit came back from that began before another one of it, the latest first: ten at most.</summary>
    public Task<List<Rental>> ReturnsOf(UnitId unit, Rental before, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(before);
        return database.ReadAll(
            $"""
            SELECT {RentalRow.Whole} FROM rental_item i JOIN rental ON rental.id = i.rental_id
            WHERE i.unit_id = $1 AND rental.id <> $2 AND rental.starts_at < $3
              AND rental.status IN ('Returning', 'PendingValidation', 'Decided', 'Closed')
            ORDER BY rental.starts_at DESC LIMIT 10
            """,
            Read, [unit.Value, before.Id.Value, before.Slot.Start], cancellationToken);
    }

    /// <summary>A page of the rentals that are looked for, the one made last first.</summary>
    /// <param name="search">Which.</param>
    /// <param name="count">How many at most.</param>
    /// <param name="after">The one they come after; the newest where null.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async Task<List<Rental>> Page(
        RentalSearch search, int count, RentalId? after = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(search);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, LongestPage + 1);
        await using var command = database.CreateCommand(
            $"""
            SELECT {RentalRow.Whole} FROM rental
            WHERE ($1 IS NULL OR customer_id = $1) AND ($2 IS NULL OR site_id = $2) AND ($3 IS NULL OR id < $3)
              AND ($4 IS NULL OR ends_at > $4) AND ($5 IS NULL OR starts_at < $5)
              AND ($6 IS NULL OR status = $6) AND ($7 IS NULL OR reference = $7)
            ORDER BY id DESC LIMIT $8
            """);
        foreach (var id in new[] { search.Customer?.Value, search.Site?.Value, after?.Value })
            command.Parameters.AddWithValue(NpgsqlDbType.Uuid, (object?)id ?? DBNull.Value);
        foreach (var instant in new[] { search.From, search.Until })
            command.Parameters.AddWithValue(NpgsqlDbType.TimestampTz, (object?)instant?.ToUniversalTime() ?? DBNull.Value);
        foreach (var text in new[] { search.Status?.ToString(), search.Reference?.Value })
            command.Parameters.AddWithValue(NpgsqlDbType.Text, (object?)text ?? DBNull.Value);
        command.Parameters.AddWithValue(count);

        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        var found = new List<Rental>();
        while (await rows.ReadAsync(cancellationToken)) found.Add(Read(rows));
        return found;
    }

    /// <summary>What was told of a rental, in order.</summary>
    public Task<List<RentalMessage>> Messages(RentalId rental, CancellationToken cancellationToken = default) => database.ReadAll(
        """
        SELECT r.channel, r.template, r.at, m.sent_at, coalesce(m.attempts, o.attempts, 0), coalesce(o.status = 'Parked', false), o.error
        FROM rental_message r LEFT JOIN message m ON m.id = r.message_id LEFT JOIN outbox o ON o.stream = r.message_id
        WHERE r.rental_id = $1 ORDER BY r.at, r.message_id LIMIT $2
        """,
        row => new RentalMessage(
            row.GetString(0), row.GetString(1), row.GetFieldValue<DateTimeOffset>(2),
            row.IsDBNull(3) ? null : row.GetFieldValue<DateTimeOffset>(3), row.GetInt32(4), row.GetBoolean(5),
            row.IsDBNull(6) ? null : row.GetString(6)),
        [rental.Value, MostMessages], cancellationToken);

    /// <summary>What the SMS were about that went for a rental.</summary>
    public async Task<List<NotificationEvent>> Texts(RentalId rental, CancellationToken cancellationToken = default) =>
        [.. (await database.ReadAll(
            "SELECT template FROM rental_message WHERE rental_id = $1 AND channel = 'sms'", row => row.GetString(0), [rental.Value],
            cancellationToken)).Select(RentalLetter.TextAbout)];

    /// <summary>What is open between a customer and us, as far as rentals go.</summary>
    public async Task<OpenBusiness> Open(AccountId customer, CancellationToken cancellationToken = default)
    {
        await using var command = database.CreateCommand(
            """
            SELECT count(*)::int, (
                SELECT count(*)::int FROM payment p JOIN rental d ON d.id = p.rental_id
                WHERE d.customer_id = $1 AND p.purpose = 'Deposit' AND (p.status = 'Authorised' OR p.is_pending)),
                (SELECT count(*)::int FROM dispute c WHERE c.customer_id = $1 AND c.status IN ('Open', 'Answered'))
            FROM rental r WHERE r.customer_id = $1 AND r.is_open
            """);
        command.Parameters.AddWithValue(customer.Value);
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        await row.ReadAsync(cancellationToken);
        return new OpenBusiness(row.GetInt32(0), row.GetInt32(1), row.GetInt32(2));
    }

    private static Rental Read(NpgsqlDataReader row) => RentalRow.Read(row.GetString(0));
}
