using Toolbox24.Domain.Doors;
using Toolbox24.Domain.Incidents;
using Toolbox24.Domain.Rentals;
using Toolbox24.Domain.Sites;

namespace Toolbox24.Domain.Tests.Doors;

/// <summary>A door that a bridge has opened of its own counts once the kiosk has told of it too.</summary>
[Trait("story", "T24-408")]
public sealed class AloneDoorTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Later = Noon.AddHours(2);
    private static readonly DoorRules Rules = DoorRules.Default;
    private static readonly AloneOpening Why = new(DeviceId.New(Noon), 7, RentalId.New(Noon));
    private static readonly Door Shut = Heard(Door.New(new DoorId(Guid.NewGuid()), SiteId.New(Noon)), new DoorWentShut(Noon), Noon);
    private static readonly Door Opened = Heard(Heard(Shut, new DoorWentOpen(Noon, Alone: Why), Later), new DoorWentShut(Noon.AddMinutes(1)), Later);

    [Fact]
    public void It_was_not_forced_and_its_kiosk_has_time_since_we_heard_of_it()
    {
        var happened = Assert.IsType<DoorOpened>(Shut.Hear(new DoorWentOpen(Noon, Alone: Why), Later));

        Assert.False(happened.IsForced);
        Assert.Null(IncidentRule.Of(happened));
        Assert.Equal(Later + Rules.Account, Opened.NextDeadline(Rules));
        Assert.False(Opened.IsToAccount(Rules, Later + Rules.Account - TimeSpan.FromTicks(1), out _));
        Assert.True(Opened.IsToAccount(Rules, Later + Rules.Account, out _));
        Assert.Null(Opened.MeetDeadlines(Rules, Later + Rules.Account));
    }

    [Fact]
    public void Told_of_it_is_as_any_other()
    {
        var after = Opened.Apply(Opened.Account(Untold(Opened), isTold: true, isSilent: true, Later));

        Assert.Equal((null, null), (after.Untold, after.NextDeadline(Rules)));
    }

    [Fact]
    public void A_kiosk_of_which_nothing_is_heard_is_waited_for()
    {
        var due = Later + Rules.Account;
        var after = Opened.Apply(Opened.Account(Untold(Opened), isTold: false, isSilent: true, due));

        Assert.Equal(due + Rules.Account, after.NextDeadline(Rules));
    }

    [Fact]
    public void What_the_kiosk_does_not_tell_of_was_forced()
    {
        var happened = Opened.Account(Untold(Opened), isTold: false, isSilent: false, Later + Rules.Account);

        Assert.Equal((IncidentKind.DoorForced, Shut.Id), (IncidentRule.Of(happened)!.Kind, IncidentRule.Of(happened)!.Place.Door));
        Assert.Null(Opened.Apply(happened).Untold);
    }

    [Fact]
    public void It_is_no_answer_to_what_was_asked_before_the_line_was_cut()
    {
        var asked = Shut.Apply(Shut.Open(new(DoorCommandId.New(Noon), DoorPurpose.Pickup, Why.Rental), null, Noon).Value());

        Assert.Null(Assert.IsType<DoorOpened>(asked.Hear(new DoorWentOpen(Noon, Alone: Why), Later)).Command);
        Assert.Equal(DoorCommandStatus.Requested, Heard(asked, new DoorWentOpen(Noon, Alone: Why), Later).Command!.Status);
    }

    [Fact]
    public void Each_of_several_is_told_of_by_itself()
    {
        var twice = Heard(Opened, new DoorWentOpen(Noon.AddMinutes(2), Alone: Why with { Sequence = 8 }), Later.AddMinutes(1));

        var after = twice.Apply(twice.Account(Untold(twice), isTold: true, isSilent: false, Later + Rules.Account));

        Assert.Equal(8, Assert.Single(after.Untold!.All).Opening.Sequence);
    }

    private static UntoldOpening Untold(Door door) =>
        door.IsToAccount(Rules, DateTimeOffset.MaxValue, out var opening) ? opening : throw new InvalidOperationException("Nothing is untold.");

    private static Door Heard(Door door, DoorReport report, DateTimeOffset now) => door.Apply(door.Hear(report, now)!);
}
