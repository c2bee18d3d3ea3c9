using Npgsql;
using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Evidence;
using Toolbox24.Domain.Rentals;

namespace Toolbox24.Storage.Rentals;

public enum ProofKind
{
    /// <summary>The terms that were agreed to.</summary>
    Agreement,

    /// <summary>What the customer was written.</summary>
    Letter,

    /// <summary>What happened to the rental, its doors and tools.</summary>
    Event,

    /// <summary>A photo or a video.</summary>
    File,

    /// <summary>What somebody wrote of a tool.</summary>
    Words,
}

/// <summary>One thing to show a bank.</summary>
/// <param name="Kind">Of which kind.</param>
/// <param name="At">Of when.</param>
/// <param name="What">What it is called.</param>
/// <param name="Unit">Of which tool; null where it is about all.</param>
/// <param name="File">The photo or video; null where it is none.</param>
public sealed record RentalProof(ProofKind Kind, DateTimeOffset At, string What, UnitId? Unit, EvidenceId? File);

/// <summary>Lists what there is to show a bank that takes money back.</summary>
public sealed class ChargebackQueries(NpgsqlDataSource database)
{
    /// <summary>All that proves what a rental was, in its order.</summary>
    public Task<List<RentalProof>> Proofs(RentalId rental, CancellationToken cancellationToken = default) => database.ReadAll(
        """
        SELECT 'Agreement' AS kind, r.agreed_at AS at, r.terms_version AS what, NULL::uuid AS unit, NULL::uuid AS file
        FROM rental r WHERE r.id = $1 AND r.agreed_at IS NOT NULL
        UNION ALL
        SELECT 'Letter', m.at, m.template, NULL, NULL FROM rental_message m WHERE m.rental_id = $1
        UNION ALL
        SELECT 'Event', e.at, e.type, (e.data ->> 'unit')::uuid, NULL FROM event e WHERE e.stream = $1 AND e.type IN (
            'RentalConfirmed', 'PickUpBegun', 'LockerOpened', 'LockerShut', 'ItemPickedUp', 'PickupReported', 'PickUpEnded', 'VisitTold', 'RentalExtended',
            'RentalOverdue', 'RentalChased', 'RentalLost', 'ReturnBegun', 'ItemReturned', 'ReturnReported', 'CaptureAnnounced', 'CaptureAnswered', 'ItemDecided')
        UNION ALL
        SELECT 'File', f.kept_at, f.kind, f.unit_id, f.id FROM evidence f WHERE f.rental_id = $1 AND f.kept_at IS NOT NULL
        UNION ALL
        SELECT 'Words', t.at, t.kind, t.unit_id, NULL FROM rental_text t WHERE t.rental_id = $1
        ORDER BY at, kind, what
        """,
        row => new RentalProof(
            Enum.Parse<ProofKind>(row.GetString(0)), row.GetFieldValue<DateTimeOffset>(1), row.GetString(2),
            row.IsDBNull(3) ? null : new UnitId(row.GetGuid(3)), row.IsDBNull(4) ? null : new EvidenceId(row.GetGuid(4))),
        [rental.Value], cancellationToken);
}
