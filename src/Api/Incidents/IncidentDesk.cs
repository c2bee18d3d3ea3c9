using System.Security.Claims;
using Toolbox24.Api.Accounts;
using Toolbox24.Domain;
using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Incidents;
using Toolbox24.Storage.Accounts;
using Toolbox24.Storage.Commits;
using Toolbox24.Storage.Incidents;

namespace Toolbox24.Api.Incidents;

/// <summary>Decides and writes what the staff ask of incidents and of the rota.</summary>
public sealed class IncidentDesk(IncidentStore incidents, OnCallStore rota, AccountStore accounts, TimeProvider clock)
{
    private const int Attempts = 5;

    public async Task<IncidentPayload> Open(ClaimsPrincipal user, OpenIncidentInput input)
    {
        var (viewer, now) = (Viewer.Required(user), clock.GetUtcNow());
        var place = new IncidentPlace(input.Site, input.Door, input.Unit, input.Rental);
        var decided = Incident.Open(IncidentId.New(now), input.Severity, place, viewer.Actor, input.Text, now);
        if (!decided.Succeeded(out var opened, out var refusal)) return refusal;

        var incident = Incident.From((IncidentOpened)opened);
        return await incidents.Save(incident, opened, expected: 0, session: viewer.Session) switch
        {
            IncidentSaved.Done => new IncidentPayload(incident, null),
            IncidentSaved.Ended => new SessionEnded(),
            _ => new UnknownPlace(),
        };
    }

    public async Task<IncidentPayload> Assign(ClaimsPrincipal user, IncidentId id, AccountId to) =>
        await IsOfTheStaff(to) ? await Decide(user, id, (incident, by, now) => incident.Assign(to, by, now)) : new NotOfTheStaff(to);

    /// <summary>Decides again where somebody else has written meanwhile.</summary>
    public async Task<IncidentPayload> Decide(
        ClaimsPrincipal user, IncidentId id, Func<Incident, AccountId, DateTimeOffset, Result<IncidentEvent>> decide)
    {
        ArgumentNullException.ThrowIfNull(decide);
        var viewer = Viewer.Required(user);
        for (var attempt = 1; ; attempt++)
        {
            if (await incidents.Load(id) is not var (before, version)) return new UnknownIncident(id);
            if (!decide(before, viewer.Actor, clock.GetUtcNow()).Succeeded(out var happened, out var refusal)) return refusal;

            var after = before.Apply(happened);
            switch (await incidents.Save(after, happened, version, session: viewer.Session))
            {
                case IncidentSaved.Done: return new IncidentPayload(after, null);
                case IncidentSaved.Ended: return new SessionEnded();
                case var _ when attempt == Attempts: return new Stale(version);
            }
        }
    }

    public async Task<OnCallPayload> Plan(ClaimsPrincipal user, PlanOnCallInput input)
    {
        var (viewer, now) = (Viewer.Required(user), clock.GetUtcNow());
        if (viewer.RefuseUnlessProved(now) is { } prove) return prove;
        if (!await IsOfTheStaff(input.Who)) return new NotOfTheStaff(input.Who);
        if (!OnCallShift.Plan(ShiftId.New(now), input.Who, input.Rank, input.Start, input.End).Succeeded(out var shift, out var wrong)) return wrong;

        return Answer(await rota.Plan(shift, Note(viewer, "OnCallPlanned", now)));
    }

    public async Task<OnCallPayload> Drop(ClaimsPrincipal user, ShiftId id)
    {
        var (viewer, now) = (Viewer.Required(user), clock.GetUtcNow());
        if (viewer.RefuseUnlessProved(now) is { } prove) return prove;

        return (await rota.From(now)).SingleOrDefault(shift => shift.Id == id) is { } planned
            ? Answer(await rota.Drop(planned, Note(viewer, "OnCallDropped", now)))
            : new UnknownShift(id);
    }

    private static ChangeNote Note(Viewer viewer, string what, DateTimeOffset now) => new(what, viewer.Actor.Value.ToString(), now, viewer.Session);

    private static OnCallPayload Answer(Result<OnCallShift> written) =>
        written.Succeeded(out var shift, out var refusal) ? new OnCallPayload(shift, null) : refusal;

    private async Task<bool> IsOfTheStaff(AccountId who) => await accounts.Load(who) is { IsActive: true, IsStaff: true };
}
