using System.Security.Claims;
using HotChocolate.CostAnalysis.Types;
using Toolbox24.Api.Accounts;
using Toolbox24.Domain;
using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Incidents;
using Toolbox24.Storage.Incidents;

namespace Toolbox24.Api.Incidents;

/// <summary>Puts somebody of the staff on the rota.</summary>
/// <param name="Who">Whom.</param>
/// <param name="Rank">1 is told first, then 2, 3… up to 9.</param>
/// <param name="Start">From when.</param>
/// <param name="End">Until when; 31 days at most.</param>
public sealed record PlanOnCallInput(AccountId Who, int Rank, DateTimeOffset Start, DateTimeOffset End);

/// <summary>A shift on call as it is or was, or why it was not changed.</summary>
[VisibleWithField]
public sealed record OnCallPayload(OnCallShift? Shift, Refusal? Refusal)
{
    public static implicit operator OnCallPayload(Refusal refusal) => new(null, refusal);
}

[MutationType]
public static class OnCallMutation
{
    /// <summary>Plans who is told of what cannot wait, and in which order.</summary>
    [Authorize(Policy = Policies.Writes, Roles = [StaffRules.Administrator])]
    public static Task<OnCallPayload> PlanOnCall(PlanOnCallInput input, ClaimsPrincipal user, IncidentDesk desk) => desk.Plan(user, input);

    /// <summary>Takes a shift off the rota.</summary>
    [Authorize(Policy = Policies.Writes, Roles = [StaffRules.Administrator])]
    public static Task<OnCallPayload> DropOnCall(ShiftId shift, ClaimsPrincipal user, IncidentDesk desk) => desk.Drop(user, shift);
}

[QueryType]
public static class OnCallQuery
{
    /// <summary>Who is on call now and later, by the beginning of their shifts.</summary>
    [Authorize(Roles = [StaffRules.Operator, StaffRules.FieldAgent, StaffRules.Administrator])]
    [ListSize(AssumedSize = 100)]
    public static async Task<IReadOnlyList<OnCallShift>> GetOnCall(OnCallStore rota, TimeProvider clock, CancellationToken cancellationToken) =>
        await rota.From(clock.GetUtcNow(), cancellationToken);
}

[ObjectType<OnCallShift>]
[VisibleWithField]
public static partial class OnCallShiftType
{
    static partial void Configure(IObjectTypeDescriptor<OnCallShift> descriptor)
    {
        descriptor.BindFieldsExplicitly();
        descriptor.Field(shift => shift.Id);
        descriptor.Field(shift => shift.Who);
        descriptor.Field(shift => shift.Rank);
        descriptor.Field(shift => shift.Start);
        descriptor.Field(shift => shift.End);
    }
}
