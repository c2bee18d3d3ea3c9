using System.Text.Json;
using Npgsql;
using Toolbox24.Domain.Audit;
using Toolbox24.Domain.Notifications;
using Toolbox24.Domain.Rentals;
using Toolbox24.Storage.Audit;
using Toolbox24.Storage.Commits;
using Toolbox24.Storage.Incidents;
using Toolbox24.Storage.Journal;
using Toolbox24.Storage.Notifications;

namespace Toolbox24.Storage.Rentals;

/// <summary>A rental as it was read.</summary>
/// <param name="Rental">The rental.</param>
/// <param name="Version">The version of its last event.</param>
public sealed record RentalState(Rental Rental, long Version);

/// <summary>What became of writing a rental.</summary>
public enum RentalSaved
{
    Done,

    /// <summary>It was decided from an older version; nothing was written.</summary>
    Stale,

    /// <summary>Another rental has its reference; nothing was written.</summary>
    Taken,
}

/// <summary>Keeps rentals: each decision with its events, payments, audit lines and messages. Their grain alone writes.</summary>
public sealed class RentalStore(NpgsqlDataSource database, CommitWriter writer, MessageLine messages)
{
    /// <summary>The invoice of the rent is due once all is back; what is charged beside it is a document of its own each time some is taken.</summary>
    private static readonly string[] InvoiceDue = ["invoice_due"];

    private readonly GatheredReads<RentalId, RentalState> reads = new(
        ids => database.ReadAll(
            $"SELECT {RentalRow.Whole}, version FROM rental WHERE id = ANY ($1)",
            row => new RentalState(RentalRow.Read(row.GetString(0)), row.GetInt64(1)),
            [Array.ConvertAll(ids, id => id.Value)], CancellationToken.None),
        state => state.Rental.Id);

    /// <summary>Reads a rental; null where there is none of this id.</summary>
    public Task<RentalState?> Load(RentalId id, CancellationToken cancellationToken = default) =>
        reads.Find(id).WaitAsync(cancellationToken);

    /// <summary>Writes a rental as a decision left it.</summary>
    /// <param name="after">As it is now.</param>
    /// <param name="decision">What happened; <see cref="PaymentRequested" /> goes to the processor, <see cref="LockersAsked" /> to doors.</param>
    /// <param name="before">What it was decided from; null for a new one.</param>
    /// <param name="actor">Who caused it: an id, or "system".</param>
    /// <param name="tell">What leaves because of it.</param>
    /// <param name="session">The session by which somebody of the staff asked: once it has ended, this is stale.</param>
    public async Task<RentalSaved> Save(
        Rental after, RentalDecision decision, RentalState? before, string actor, IReadOnlyList<Message> tell, Guid? session = null)
    {
        ArgumentNullException.ThrowIfNull(after);
        ArgumentNullException.ThrowIfNull(decision);
        var expected = before?.Version ?? 0;
        var hasItems = before is null || after.OnSite is not null || !after.LateUnits.IsEmpty
            || decision.Events.Any(happened => happened is RentalChanged or UnitReplaced or TwinTaken or ToolsLate or ToolsBack or PickUpAbandoned);
        return Enum.Parse<RentalSaved>(await writer.Commit(new RentalCommit(
            RentalRow.Write(after, expected + decision.Events.Length), RentalRow.WriteState(after), RentalRow.WriteTerms(after, before?.Rental),
            hasItems ? RentalRow.WriteItems(after) : null, RentalRow.WritePayments(after, before?.Rental), expected, WriteEvents(after, decision, before?.Rental),
            decision.Events.Max(happened => happened.At), actor, WriteAudit(after, decision, actor), messages.Write(tell), WriteOwed(decision), session,
            WriteTexts(after, decision))));
    }

    /// <summary>Has the sweeper look at a rental at another time, for what is due stands still; nothing where it was written meanwhile.</summary>
    public async Task LookAgain(RentalId id, long version, DateTimeOffset? at)
    {
        await using var command = database.CreateCommand("UPDATE rental SET next_deadline = $3 WHERE id = $1 AND version = $2");
        command.Parameters.AddWithValue(id.Value);
        command.Parameters.AddWithValue(version);
        command.Parameters.AddWithValue((object?)at ?? DBNull.Value);
        await command.ExecuteNonQueryAsync();
    }

    private static string WriteEvents(Rental after, RentalDecision decision, Rental? before)
    {
        var charging = before?.Charging(decision) ?? [];
        return JsonSerializer.Serialize(decision.Events.Select((happened, at) => new
        {
            type = happened.GetType().Name,
            data = happened is PaymentRequested asked
                ? JsonSerializer.SerializeToElement(asked.Request, EventJson.Options)
                : JsonSerializer.SerializeToElement(happened, happened.GetType(), EventJson.Options),
            channels = (string[])
            [
                .. Channels(before, after, happened), .. charging.Contains(at) ? InvoiceDue : [], .. IncidentStore.Raised(happened),
            ],
        }));
    }

    private static string[] Channels(Rental? before, Rental after, RentalEvent happened) => happened switch
    {
        PaymentRequested => ["payments"],
        LockersAsked => ["rental-lockers"],
        ItemReturned => ["return-scoring", "unit-quarantine"],
        ReturnReported or EvidenceAdded { IsOfReturn: true } => ["return-scoring"],
        RentalLost => ["unit-quarantine", "customer-losses"],
        ItemScored or ItemReopened or ItemDropped or ItemSwapped or PickupReported or RentalFound or RentalFailed => ["unit-quarantine"],
        LockerFull => ["lockers-full"],
        RentalReturned when before?.OnSite?.FirstBackAt is null => [.. InvoiceDue, "visits-done"],
        RentalReturned => ["visits-done"],
        PickUpEnded { IsSaid: true } or PickUpAbandoned { IsSaid: true } => ["visits-done"],

        // Where not all was back, no invoice was due that would say too much.
        RentRefunded when after.OnSite?.FirstBackAt is not null => ["credit-notes"],
        _ => [],
    };

    /// <summary>What we owe the customer from now on; null where nothing.</summary>
    private static string? WriteOwed(RentalDecision decision) =>
        decision.Events.OfType<RentalFailed>().FirstOrDefault() is { Amends.Cents: > 0 } failed
            ? JsonSerializer.Serialize(new { cents = failed.Amends.Cents, reason = failed.Reason })
            : null;

    /// <summary>What people wrote, by columns of <c>rental_text</c>; null where nobody did.</summary>
    private static string? WriteTexts(Rental after, RentalDecision decision)
    {
        var texts = decision.Events.Where(happened => happened.Text is not null).Select(happened => new
        {
            rental_id = after.Id.Value,
            unit_id = happened.Text!.Unit.Value,
            kind = happened.Text.Kind.ToString(),
            at = happened.At,
            text = happened.Text.Text,
        }).DistinctBy(text => (text.unit_id, text.kind)).ToList();
        return texts.Count == 0 ? null : JsonSerializer.Serialize(texts);
    }

    private static string? WriteAudit(Rental after, RentalDecision decision, string actor) => AuditLine.WriteAll(
        [
            .. decision.Events.Where(happened => happened.Facts is not null)
                .Select(happened => new AuditEntry(happened.GetType().Name, actor, "rental", after.Id.Value, happened.At, happened.Facts!)),
        ]);

    private sealed record RentalCommit(
        string Columns, string State, string? Terms, string? Items, string Payments, long Expected, string Events, DateTimeOffset At,
        string Actor, string? Audit, string Messages, string? Owed, Guid? Session, string? Texts)
        : UnitOfWork<RentalCommit, string>
    {
        protected internal override bool LocksFirst => true;

        protected internal override string Sql => "SELECT save_rentals($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)";

        protected internal override void Bind(UnitColumns<RentalCommit> columns) => columns
            .AddJson(unit => unit.Columns)
            .AddJson(unit => unit.State)
            .AddJson(unit => unit.Terms)
            .AddJson(unit => unit.Items)
            .AddJson(unit => unit.Payments)
            .Add(unit => unit.Expected)
            .AddJson(unit => unit.Events)
            .Add(unit => unit.At)
            .Add(unit => unit.Actor)
            .AddJson(unit => unit.Audit)
            .AddJson(unit => unit.Messages)
            .AddJson(unit => unit.Owed)
            .Add(unit => unit.Session)
            .AddJson(unit => unit.Texts);

        protected internal override string Read(NpgsqlDataReader row) => row.GetString(0);
    }
}
