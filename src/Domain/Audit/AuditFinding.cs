namespace Toolbox24.Domain.Audit;

/// <summary>What can be wrong with the audit log.</summary>
public enum AuditFault
{
    /// <summary>A row is not what it was when it was chained.</summary>
    Altered,

    /// <summary>A row that was chained is gone.</summary>
    Removed,

    /// <summary>A row has come in past the log's own way.</summary>
    Inserted,

    /// <summary>An entry was not chained in time.</summary>
    Unchained,

    /// <summary>The chain is not the one an anchor was taken from.</summary>
    AnchorMismatch,

    /// <summary>An anchor that was kept outside the database is not there, or is another.</summary>
    AnchorMissing,
}

/// <summary>Something that verification found.</summary>
/// <param name="Fault">What is wrong.</param>
/// <param name="Position">Where in the chain, if it is there.</param>
/// <param name="Entry">With which entry, if it is one.</param>
/// <param name="What">In words.</param>
public sealed record AuditFinding(AuditFault Fault, long? Position, Guid? Entry, string What)
{
    public override string ToString() =>
        $"{Fault}:{(Position is { } position ? $" position {position}" : "")}{(Entry is { } entry ? $" entry {entry}" : "")} {What}";
}
