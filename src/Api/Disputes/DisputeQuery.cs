using System.Security.Claims;
using HotChocolate.CostAnalysis.Types;
using Toolbox24.Api.Accounts;
using Toolbox24.Api.Audit;
using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Disputes;
using Toolbox24.Storage.Disputes;

namespace Toolbox24.Api.Disputes;

[QueryType]
public static class DisputeQuery
{
    /// <summary>One's own disputes, the one opened last first.</summary>
    [Authorize(Policy = Policies.SignedIn)]
    [ListSize(AssumedSize = 5)]
    public static async Task<IReadOnlyList<Dispute>> GetMyDisputes(ClaimsPrincipal user, DisputeQueries disputes, CancellationToken cancellationToken) =>
        await disputes.Of(Viewer.Required(user).Account, cancellationToken);

    /// <summary>Disputes that wait for an answer or their end, what is late first. 200 at most.</summary>
    [Authorize(Roles = [nameof(Role.Operator), nameof(Role.Administrator)])]
    [ListSize(AssumedSize = 50)]
    public static async Task<IReadOnlyList<Dispute>> GetDisputes(
        ClaimsPrincipal user, DisputeQueries disputes, Readings readings, CancellationToken cancellationToken)
    {
        await readings.Note(user, Readings.Disputes);
        return await disputes.ToConclude(cancellationToken);
    }

    /// <summary>A dispute of one's own, or to the staff any; null where there is none of this id. Which the staff look at is in the audit log.</summary>
    [Authorize(Policy = Policies.SignedIn)]
    public static async Task<Dispute?> GetDispute(
        DisputeId id, ClaimsPrincipal user, DisputeStore disputes, Readings readings, CancellationToken cancellationToken)
    {
        if ((await disputes.Load(id, cancellationToken))?.Dispute is not { } dispute) return null;
        if (dispute.Customer == Viewer.Required(user).Account) return dispute;
        if (!DisputeDesk.IsStaff(user)) return null;

        await readings.Note(user, Readings.Disputes, ("dispute", id.Value.ToString()));
        return dispute;
    }
}
