using System.Security.Claims;
using Toolbox24.Api.Accounts;
using Toolbox24.Domain;
using Toolbox24.Domain.Pricing;
using Toolbox24.Domain.Settings;

namespace Toolbox24.Api.Settings;

[MutationType]
public static class GridMutation
{
    /// <summary>Begins a version of the prices, or writes a draft of one anew. Nothing follows a draft.</summary>
    [Authorize(Policy = Policies.Writes, Roles = [SettingsRules.Administrator])]
    public static Task<GridPayload> DraftPriceGrid(DraftPriceGridInput input, ClaimsPrincipal user, GridDesk desk) => desk.Draft(
        user, input.Grid, input.Revision, input.Name, new PriceContent(new PriceGrid(RuleVersion.BuiltIn, [.. input.Lines])));

    /// <summary>Begins a version of the deposits, or writes a draft of one anew. Nothing follows a draft.</summary>
    [Authorize(Policy = Policies.Writes, Roles = [SettingsRules.Administrator])]
    public static Task<GridPayload> DraftDepositGrid(DraftDepositGridInput input, ClaimsPrincipal user, GridDesk desk) => desk.Draft(
        user, input.Grid, input.Revision, input.Name,
        new DepositContent(new DepositGrid(RuleVersion.BuiltIn, [.. input.Lines], new Euros(input.PackCap))));

    /// <summary>Begins a version of the penalties, or writes a draft of one anew. Nothing follows a draft.</summary>
    [Authorize(Policy = Policies.Writes, Roles = [SettingsRules.Administrator])]
    public static Task<GridPayload> DraftPenaltyRules(DraftPenaltyRulesInput input, ClaimsPrincipal user, GridDesk desk) => desk.Draft(
        user, input.Grid, input.Revision, input.Name, new PenaltyContent(input.Rules.Rules));

    /// <summary>Begins a version of what cancelling costs, or writes a draft of one anew. Nothing follows a draft.</summary>
    [Authorize(Policy = Policies.Writes, Roles = [SettingsRules.Administrator])]
    public static Task<GridPayload> DraftCancellationPolicy(DraftCancellationPolicyInput input, ClaimsPrincipal user, GridDesk desk) => desk.Draft(
        user, input.Grid, input.Revision, input.Name,
        new CancellationContent(new CancellationPolicy(
            RuleVersion.BuiltIn, input.FreeUntil, new Percentage(input.BeforeStart), new Percentage(input.AfterStart))));

    /// <summary>
    /// Publishes a draft from an instant on; where its kind takes two, once somebody else agrees. Where another of its kind was published since
    /// the draft was written it is refused: look at what differs (gridDiff with that one as <c>before</c>), and write it anew.
    /// </summary>
    [Authorize(Policy = Policies.Writes, Roles = [SettingsRules.Administrator])]
    public static Task<GridPayload> ProposeGrid(ProposeGridInput input, ClaimsPrincipal user, GridDesk desk) => desk.Propose(user, input);

    /// <summary>
    /// Agrees with a version that somebody else proposed, and so publishes it. Where another of its kind was published since it was written it is
    /// refused: it is given up, and drafted again.
    /// </summary>
    [Authorize(Policy = Policies.Writes, Roles = [SettingsRules.Administrator])]
    public static Task<GridPayload> ApproveGrid(GridRevisionInput input, ClaimsPrincipal user, GridDesk desk) => desk.Approve(user, input);

    /// <summary>Gives up a version that is not in force yet.</summary>
    [Authorize(Policy = Policies.Writes, Roles = [SettingsRules.Administrator])]
    public static Task<GridPayload> WithdrawGrid(GridRevisionInput input, ClaimsPrincipal user, GridDesk desk) => desk.Withdraw(user, input);

    /// <summary>Takes the rules of a published version up again, as the next version.</summary>
    [Authorize(Policy = Policies.Writes, Roles = [SettingsRules.Administrator])]
    public static Task<GridPayload> RestoreGrid(RestoreGridInput input, ClaimsPrincipal user, GridDesk desk) => desk.Restore(user, input);
}
