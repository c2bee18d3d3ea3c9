using System.Security.Claims;
using Toolbox24.Api.Accounts;
using Toolbox24.Domain;
using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Doors;
using Toolbox24.Domain.Incidents;
using Toolbox24.Domain.Rentals;
using Toolbox24.Domain.Sites;

namespace Toolbox24.Api.Incidents;

/// <summary>Opens an incident by hand.</summary>
/// <param name="Severity">How bad it is; of urgent ones whoever is on call is told.</param>
/// <param name="Text">What it is: 2,000 characters at most.</param>
/// <param name="Site">Where.</param>
/// <param name="Door">About which door.</param>
/// <param name="Unit">About which unit.</param>
/// <param name="Rental">About which rental.</param>
public sealed record OpenIncidentInput(
    IncidentSeverity Severity, string Text, SiteId? Site = null, DoorId? Door = null, UnitId? Unit = null, RentalId? Rental = null);

/// <summary>An incident after what was asked, or why not.</summary>
[VisibleWithField]
public sealed record IncidentPayload(Incident? Incident, Refusal? Refusal)
{
    public static implicit operator IncidentPayload(Refusal refusal) => new(null, refusal);
}

[MutationType]
public static class IncidentMutation
{
    [Authorize(Policy = Policies.Writes, Roles = [StaffRules.Operator, StaffRules.FieldAgent, StaffRules.Administrator])]
    public static Task<IncidentPayload> OpenIncident(OpenIncidentInput input, ClaimsPrincipal user, IncidentDesk desk) => desk.Open(user, input);

    /// <summary>Names who of the staff sees to it.</summary>
    [Authorize(Policy = Policies.Writes, Roles = [StaffRules.Operator, StaffRules.Administrator])]
    public static Task<IncidentPayload> AssignIncident(IncidentId incident, AccountId to, ClaimsPrincipal user, IncidentDesk desk) =>
        desk.Assign(user, incident, to);

    /// <summary>Adds a dated entry.</summary>
    [Authorize(Policy = Policies.Writes, Roles = [StaffRules.Operator, StaffRules.FieldAgent, StaffRules.Administrator])]
    public static Task<IncidentPayload> FollowIncident(IncidentId incident, string text, ClaimsPrincipal user, IncidentDesk desk) =>
        desk.Decide(user, incident, (each, by, now) => each.Follow(by, text, now));

    /// <summary>Whoever asks has it in hand: nobody else on the rota is told.</summary>
    [Authorize(Policy = Policies.Writes, Roles = [StaffRules.Operator, StaffRules.FieldAgent, StaffRules.Administrator])]
    public static Task<IncidentPayload> AcknowledgeIncident(IncidentId incident, ClaimsPrincipal user, IncidentDesk desk) =>
        desk.Decide(user, incident, (each, by, now) => each.Acknowledge(by, now));

    /// <summary>Closes it with a report of what it was and what was done.</summary>
    [Authorize(Policy = Policies.Writes, Roles = [StaffRules.Operator, StaffRules.Administrator])]
    public static Task<IncidentPayload> CloseIncident(IncidentId incident, string report, ClaimsPrincipal user, IncidentDesk desk) =>
        desk.Decide(user, incident, (each, by, now) => each.Close(by, report, now));
}
