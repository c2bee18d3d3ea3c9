namespace Toolbox24.Domain.Audit;

/// <summary>
/// Walks the chain once from its start, row by row, and says what is wrong. After a fault it goes on from the hash that is
/// stored, so that one fault is one finding and the next is found too.
/// </summary>
/// <param name="anchors">What the chain was at times, in any order.</param>
public sealed class AuditWalk(IEnumerable<AuditAnchor> anchors)
{
    private readonly Queue<AuditAnchor> ahead = new(anchors.OrderBy(anchor => anchor.Count).ThenBy(anchor => anchor.At));
    private AuditHash hash = AuditChain.Start;
    private Suspect? suspect;
    private bool isAnchored = true;

    /// <summary>How far it has come.</summary>
    public long Position { get; private set; }

    /// <summary>Takes the next row; rows come in order of their positions.</summary>
    public IReadOnlyList<AuditFinding> Step(AuditLink link)
    {
        var found = new List<AuditFinding>();
        if (link.Position <= Position)
        {
            found.Add(new(AuditFault.Inserted, link.Position, link.Entry, "has a position that another row has"));
            return found;
        }

        if (link.Record is null || link.Position > Position + 1) FollowBlindly(link, found);
        else Follow(link, link.Record, found);
        (Position, hash) = (link.Position, link.Hash);

        CheckAnchors(found);
        CheckPayload(link, found);
        return found;
    }

    /// <summary>Says what only the end of the chain shows.</summary>
    public IReadOnlyList<AuditFinding> End()
    {
        var found = new List<AuditFinding>();
        Settle(AuditFault.Altered, found);
        if (ahead.TryPeek(out var anchor)) Mismatch(anchor, $"the chain ends at {Position}", found);
        return found;
    }

    /// <summary>Where rows are missing, nothing can be recomputed.</summary>
    private void FollowBlindly(AuditLink link, List<AuditFinding> found)
    {
        Settle(AuditFault.Altered, found);
        var missing = link.Position - Position - 1;
        if (missing > 0) found.Add(new(AuditFault.Removed, Position + 1, null, $"{missing} of the chain's rows missing from here"));
        if (link.Record is null) found.Add(new(AuditFault.Removed, link.Position, link.Entry, "was chained and is gone"));
    }

    private void Follow(AuditLink link, AuditRecord record, List<AuditFinding> found)
    {
        var computed = AuditChain.Next(hash, record);
        if (computed == link.Hash)
        {
            Settle(AuditFault.Altered, found);
        }
        else if (suspect is { } one && AuditChain.Next(one.Before, record) == link.Hash)
        {
            // The row before was not there when this one was chained.
            Settle(AuditFault.Inserted, found);
        }
        else if (suspect is { } other && AuditChain.Next(other.Computed, record) == link.Hash)
        {
            // Only the hash of the row before was changed.
            Settle(AuditFault.Altered, found);
        }
        else
        {
            Settle(AuditFault.Altered, found);
            suspect = new(link, hash, computed);
        }
    }

    private void Settle(AuditFault fault, List<AuditFinding> found)
    {
        if (suspect is not { Link: var link }) return;

        suspect = null;
        found.Add(new(fault, link.Position, link.Entry, fault == AuditFault.Inserted
            ? "was put in between"
            : "does not give the hash that it is chained with: it or the row before was changed"));
    }

    private void CheckAnchors(List<AuditFinding> found)
    {
        while (ahead.TryPeek(out var anchor) && anchor.Count <= Position)
        {
            ahead.Dequeue();
            if (anchor.Count < Position || anchor.Last != hash) Mismatch(anchor, $"the chain has another hash at {anchor.Count}", found);
        }
    }

    /// <summary>Only the first is told: those after it are the same story.</summary>
    private void Mismatch(AuditAnchor anchor, string what, List<AuditFinding> found)
    {
        if (isAnchored) found.Add(new(AuditFault.AnchorMismatch, anchor.Count, null, $"is not as the anchor of {anchor.At:u} has it: {what}"));
        isAnchored = false;
    }

    private static void CheckPayload(AuditLink link, List<AuditFinding> found)
    {
        if (link.Record is not { } record) return;
        if (link.Payload is null)
        {
            if (!link.IsPurged) found.Add(new(AuditFault.Removed, link.Position, link.Entry, "has lost its facts, and no purge took them"));
        }
        else if (AuditChain.Commit(link.Payload) != record.Commitment)
        {
            found.Add(new(AuditFault.Altered, link.Position, link.Entry, "has other facts than it was committed to"));
        }
    }

    /// <summary>A row that does not fit; what it is, the row after it shows.</summary>
    private sealed record Suspect(AuditLink Link, AuditHash Before, AuditHash Computed);
}
