using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Doors;
using Toolbox24.Domain.Incidents;
using Toolbox24.Domain.Rentals;
using Toolbox24.Domain.Sites;

namespace Toolbox24.Domain.Tests.Incidents;

[Trait("story", "T24-908")]
public sealed class IncidentTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);
    private static readonly AccountId First = new(Guid.CreateVersion7()), Second = new(Guid.CreateVersion7()), Other = new(Guid.CreateVersion7());
    private static readonly IncidentRules Rules = IncidentRules.Default;

    [Fact]
    public void An_urgent_incident_alerts_the_first_on_the_rota_then_the_next_and_then_the_first_again_until_somebody_answers()
    {
        var (incident, told) = (Urgent(), new List<AccountId>());
        for (var at = Noon; at <= Noon.AddMinutes(90); at = at.AddMinutes(30))
        {
            Assert.Null(at == Noon ? null : incident.Alert([First, Second], [], Rules, at.AddTicks(-1)));
            var alerted = incident.Alert([First, Second], [Other], Rules, at)!;
            incident = incident.Apply(alerted);
            told.AddRange(alerted.Told);
        }

        Assert.Equal([First, Second, First, Second], told);
        incident = incident.Apply(incident.Acknowledge(Second, Noon.AddMinutes(95)).Value());
        Assert.Null(incident.Alert([First, Second], [], Rules, Noon.AddDays(1)));
        Assert.Equal((Second, (DateTimeOffset?)Noon.AddMinutes(95)), (incident.Assignee!.Value, incident.AcknowledgedAt));
        Assert.Equal(new AcknowledgedAlready(Noon.AddMinutes(95)), incident.Acknowledge(First, Noon.AddHours(2)).Refusal());
    }

    [Fact]
    public void Where_nobody_is_on_call_all_others_are_told() =>
        Assert.Equal<AccountId>((AccountId[])[First, Other], Urgent().Alert([], [First, Other], Rules, Noon)!.Told);

    [Theory]
    [InlineData(IncidentSeverity.Minor)]
    [InlineData(IncidentSeverity.Major)]
    public void What_can_wait_alerts_nobody(IncidentSeverity severity) =>
        Assert.Null((Opened(severity)).Alert([First], [], Rules, Noon.AddDays(1)));

    [Fact]
    public void It_is_closed_once_with_a_report()
    {
        Assert.Equal(new EmptyName(), Urgent().Close(First, " ", Noon).Refusal());
        var closed = Urgent().Apply(Urgent().Close(First, "Joint remplacé", Noon).Value());

        Assert.Null(closed.Alert([First], [], Rules, Noon.AddDays(1)));
        foreach (var late in (Result<IncidentEvent>[])[closed.Close(First, "Encore", Noon), closed.Follow(First, "Encore", Noon), closed.Assign(First, First, Noon)])
            Assert.Equal(new IncidentIsClosed(Noon), late.Refusal());
    }

    [Fact]
    public void What_cannot_wait_raises_an_urgent_incident_by_itself()
    {
        var (door, site, rental) = (new DoorId(Guid.NewGuid()), new SiteId(Guid.NewGuid()), new RentalId(Guid.NewGuid()));

        Assert.Equal(new IncidentRule(IncidentKind.DoorForced, IncidentSeverity.Urgent, new(site, door)), IncidentRule.Of(new DoorOpened(door, site, Command: null, Noon)));
        Assert.Null(IncidentRule.Of(new DoorOpened(door, site, new DoorCommandId(Guid.NewGuid()), Noon)));
        Assert.Equal(new IncidentRule(IncidentKind.DecisionOverdue, IncidentSeverity.Urgent, new(Rental: rental)), IncidentRule.Of(new DecisionOverdue(rental, Noon)));
        Assert.Equal(IncidentSeverity.Major, IncidentRule.Of(new DoorLeftOpen(door, site, Noon))!.Severity);
    }

    [Fact]
    public void Whatever_is_about_people_is_urgent_but_a_room_too_full_and_a_dark_one_where_nobody_is()
    {
        var site = new SiteId(Guid.NewGuid());
        PremisesEvent[] events =
        [
            new HelpAsked(site, 0, Noon), new StayedLong(site, 1, Noon, Noon), new AlarmRaised(site, Alarm.Fire, 0, Noon),
            new AlarmRaised(site, Alarm.Trapped, 1, Noon), new AlarmRaised(site, Alarm.PowerCut, 1, Noon), new AlarmRaised(site, Alarm.PowerCut, 0, Noon),
            new PersonsInside(site, 5, Noon, IsTooMany: true, Noon),
        ];
        var rules = events.Select(happened => IncidentRule.Of(happened)!).ToList();

        Assert.Equal(
            [
                IncidentKind.HelpCalled, IncidentKind.LongStay, IncidentKind.Fire, IncidentKind.PersonTrapped, IncidentKind.PowerCut, IncidentKind.PowerCut,
                IncidentKind.TooManyPersons,
            ],
            rules.Select(rule => rule.Kind));
        Assert.Equal([true, true, true, true, true, false, false], rules.Select(rule => rule.Severity == IncidentSeverity.Urgent));
        Assert.All(rules, rule => Assert.Equal((site, true), (rule.Place.Site!.Value, Incident.OfSafety.Contains(rule.Kind))));
        foreach (var calm in (PremisesEvent[])[new PersonsInside(site, 4, Noon, IsTooMany: false, Noon), new AlarmEnded(site, Alarm.Fire, Noon)])
            Assert.Null(IncidentRule.Of(calm));
    }

    [Fact]
    public void An_event_names_its_incident_for_ever() =>
        Assert.Equal((true, false), (IncidentId.Of(7) == IncidentId.Of(7), IncidentId.Of(7) == IncidentId.Of(8)));

    [Theory]
    [InlineData(0, 1, false)]
    [InlineData(24, 0, false)]
    [InlineData(24, 10, false)]
    [InlineData(24, 1, true)]
    [InlineData(31 * 24, 9, true)]
    [InlineData((31 * 24) + 1, 9, false)]
    public void A_shift_lasts_31_days_at_most(int hours, int rank, bool isPlanned) =>
        Assert.Equal(isPlanned, OnCallShift.Plan(ShiftId.New(Noon), First, rank, Noon, Noon.AddHours(hours)).Succeeded(out _, out _));

    private static Incident Urgent() => Opened(IncidentSeverity.Urgent);

    private static Incident Opened(IncidentSeverity severity) =>
        Incident.From((IncidentOpened)Incident.Open(IncidentId.New(Noon), severity, new(), First, "Porte forcée", Noon).Value());
}
