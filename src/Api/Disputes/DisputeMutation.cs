using System.Security.Claims;
using Toolbox24.Api.Accounts;
using Toolbox24.Domain;
using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Disputes;
using Toolbox24.Domain.Evidence;
using Toolbox24.Domain.Rentals;

namespace Toolbox24.Api.Disputes;

/// <summary>Disputes what was decided of a tool.</summary>
/// <param name="Rental">Of which rental.</param>
/// <param name="Unit">Of which tool.</param>
/// <param name="Text">Why: 2,000 characters at most.</param>
/// <param name="Photos">What shows it: 10 at most.</param>
public sealed record OpenDisputeInput(RentalId Rental, UnitId Unit, string Text, IReadOnlyList<EvidenceId>? Photos = null);

/// <summary>Says something in a dispute.</summary>
/// <param name="Dispute">In which.</param>
/// <param name="Text">What: 2,000 characters at most.</param>
/// <param name="Photos">What shows it: 10 at most.</param>
public sealed record DisputeWordsInput(DisputeId Dispute, string Text, IReadOnlyList<EvidenceId>? Photos = null);

/// <summary>Concludes a dispute.</summary>
/// <param name="Dispute">Which.</param>
/// <param name="Refund">What goes back, in cents; 0 lets the decision stand.</param>
public sealed record ConcludeDisputeInput(DisputeId Dispute, int Refund);

/// <summary>A dispute after what was asked, or why not.</summary>
[VisibleWithField]
public sealed record DisputePayload(Dispute? Dispute, Refusal? Refusal)
{
    public static implicit operator DisputePayload(Refusal refusal) => new(null, refusal);
}

[MutationType]
public static class DisputeMutation
{
    /// <summary>"Contester la décision": one tool of a rental of one's own, once, within 30 days of the decision.</summary>
    [Authorize(Policy = Policies.Writes)]
    public static Task<DisputePayload> OpenDispute(OpenDisputeInput input, ClaimsPrincipal user, DisputeDesk desk)
    {
        ArgumentNullException.ThrowIfNull(input);
        return desk.Open(user, input.Rental, input.Unit, DisputeDesk.Words(input.Text, input.Photos));
    }

    /// <summary>Adds to a dispute, as its customer or as the staff.</summary>
    [Authorize(Policy = Policies.Writes)]
    public static Task<DisputePayload> CommentDispute(DisputeWordsInput input, ClaimsPrincipal user, DisputeDesk desk)
    {
        ArgumentNullException.ThrowIfNull(input);
        return desk.Comment(user, input.Dispute, DisputeDesk.Words(input.Text, input.Photos));
    }

    /// <summary>Answers the customer, who is told by mail. Not to be done by who decided.</summary>
    [Authorize(Policy = Policies.Writes, Roles = [nameof(Role.Operator), nameof(Role.Administrator)])]
    public static Task<DisputePayload> AnswerDispute(DisputeWordsInput input, ClaimsPrincipal user, DisputeDesk desk)
    {
        ArgumentNullException.ThrowIfNull(input);
        return desk.ByStaff(user, input.Dispute, (grain, by) => grain.Answer(by, DisputeDesk.Words(input.Text, input.Photos)));
    }

    /// <summary>Lets the decision stand, or gives back what was taken or a part of it; the customer is told by mail. Not to be done by who decided.</summary>
    [Authorize(Policy = Policies.Writes, Roles = [nameof(Role.Operator), nameof(Role.Administrator)])]
    public static async Task<DisputePayload> ConcludeDispute(ConcludeDisputeInput input, ClaimsPrincipal user, DisputeDesk desk, TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(input);
        return Viewer.Required(user).RefuseUnlessProved(clock.GetUtcNow()) is { } prove
            ? prove
            : await desk.ByStaff(user, input.Dispute, (grain, by) => grain.Conclude(by, new Euros(input.Refund)));
    }
}
