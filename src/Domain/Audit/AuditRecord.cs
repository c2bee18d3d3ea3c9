namespace Toolbox24.Domain.Audit;

/// <summary>An entry as it stays for ever: of people ids only, and of its facts no more than what they can be held against.</summary>
/// <param name="Id">Its own id.</param>
/// <param name="At">When, to the microsecond.</param>
/// <param name="Actor">Who.</param>
/// <param name="Action">Did what.</param>
/// <param name="ObjectKind">To what.</param>
/// <param name="ObjectId">To which.</param>
/// <param name="Commitment">See <see cref="AuditChain.Commit" />.</param>
public sealed record AuditRecord(
    Guid Id, DateTimeOffset At, string Actor, string Action, string ObjectKind, Guid ObjectId, AuditHash Commitment);

/// <summary>The facts of an entry, for as long as they are kept.</summary>
/// <param name="Salt">32 random bytes, without which the facts cannot be guessed from their commitment.</param>
/// <param name="Text">The facts as JSON, to the letter.</param>
public sealed record AuditPayload(ReadOnlyMemory<byte> Salt, string Text);

/// <summary>One row of the chain, with what it stands for.</summary>
/// <param name="Position">Where it is, from 1 without a gap.</param>
/// <param name="Entry">What it chains.</param>
/// <param name="Hash">Of everything up to here.</param>
/// <param name="Record">The entry; null where there is none any more.</param>
/// <param name="Payload">Its facts; null where they are gone.</param>
/// <param name="IsPurged">Whether a purge that is itself in the log took the facts.</param>
public sealed record AuditLink(
    long Position, Guid Entry, AuditHash Hash, AuditRecord? Record, AuditPayload? Payload, bool IsPurged);
