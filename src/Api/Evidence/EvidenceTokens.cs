using Toolbox24.Api.Accounts;
using Toolbox24.Domain;
using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Evidence;
using Toolbox24.Domain.Rentals;
using Toolbox24.Storage.Evidence;

namespace Toolbox24.Api.Evidence;

/// <summary>Where one photo or video may be sent.</summary>
/// <param name="Evidence">What it is called from now on.</param>
/// <param name="Url">The bytes go there by POST; whoever has the address may send them.</param>
/// <param name="ExpiresAt">Until when, in parts or in one.</param>
/// <param name="MostBytes">How much is taken.</param>
[VisibleWithField]
public sealed record EvidenceUpload(EvidenceId Evidence, string Url, DateTimeOffset ExpiresAt, long MostBytes);

/// <summary>Opens addresses for evidence, and knows them again. An address is a secret: of it the hash is kept.</summary>
public sealed class EvidenceTokens(EvidenceStore store, TimeProvider clock)
{
    /// <summary>Opens an address for one file of one tool. Whether it is wanted now has been asked before.</summary>
    /// <param name="rental">Of which rental.</param>
    /// <param name="unit">Of which of its tools.</param>
    /// <param name="kind">What will be sent.</param>
    /// <param name="madeBy">The account or device that will send it.</param>
    public async Task<Result<EvidenceUpload>> Issue(RentalId rental, UnitId unit, EvidenceKind kind, Guid madeBy)
    {
        var now = clock.GetUtcNow();
        var (token, id, end) = (Secrets.NewToken(), EvidenceId.New(now), now + EvidenceRules.UploadTime);
        var offered = new EvidenceRecord(id, rental, unit, kind, madeBy, end, Received: 0, Format: null, Sha256: null);
        return await store.Offer(offered, Secrets.Hash(token), now)
            ? new EvidenceUpload(id, $"/evidence/{token}", end, EvidenceFile.MostBytes(kind))
            : new TooMuchEvidence(EvidenceRules.Most(kind));
    }

    /// <summary>What an address is for; null where it is none, or not any more.</summary>
    public async Task<EvidenceRecord?> Find(string token, CancellationToken cancellationToken) =>
        token.Length <= Secrets.LongestToken ? await store.Find(Secrets.Hash(token), clock.GetUtcNow(), cancellationToken) : null;
}
