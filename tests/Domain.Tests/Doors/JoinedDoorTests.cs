using Toolbox24.Domain.Doors;
using Toolbox24.Domain.Rentals;
using Toolbox24.Domain.Sites;

namespace Toolbox24.Domain.Tests.Doors;

/// <summary>Who asks for an opening that is under way, or for a door that stands open, hears what becomes of it.</summary>
[Trait("story", "T24-004")]
public sealed class JoinedDoorTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);
    private static readonly OpenDoor First = new(DoorCommandId.New(Noon), DoorPurpose.Pickup, RentalId.New(Noon));
    private static readonly OpenDoor Again = First with { Command = DoorCommandId.New(Noon) };
    private static readonly Door Shut = Heard(Door.New(new DoorId(Guid.NewGuid()), SiteId.New(Noon)), new DoorWentShut(Noon));

    [Fact]
    public void A_second_asking_is_told_all_that_becomes_of_the_first()
    {
        var joined = Joined(Asked(First), Again);
        var open = Assert.IsType<DoorOpened>(joined.Hear(new DoorWentOpen(Noon, First.Command)));
        var shut = Assert.IsType<DoorClosed>(joined.Apply(open).Hear(new DoorWentShut(Noon.AddSeconds(9))));
        var refused = Assert.IsType<DoorOpeningRefused>(joined.Hear(new CommandRefused(First.Command, "jammed", Noon)));
        var silent = Assert.IsType<DoorSilent>(joined.MeetDeadlines(DoorRules.Default, Noon.AddSeconds(5)));

        Assert.All((DoorEvent[])[open, shut, refused, silent], told => Assert.Equal((First.Rental, Again.Command), (told.Rental, told.Also!.Value)));
        Assert.Null(joined.Join(Again, Noon));
    }

    [Fact]
    public void A_lock_that_opens_for_what_was_asked_before_has_opened_for_what_is_asked_now()
    {
        var later = Noon.AddSeconds(11);
        var asked = Asked(First).Apply(Asked(First).Open(Again, null, later).Value());

        var open = Assert.IsType<DoorOpened>(asked.Hear(new DoorWentOpen(later, First.Command)));

        Assert.Equal((Again.Command, First.Command), (open.Command, open.Also!.Value));
        Assert.Null(asked.Hear(new CommandRefused(First.Command, "jammed", later)));
    }

    [Fact]
    public void A_lock_that_has_said_nothing_may_have_pulsed_and_is_waited_for_again_and_sent_nothing()
    {
        var (asked, later) = (Asked(First), Noon.AddSeconds(6));
        var silent = asked.Apply(asked.MeetDeadlines(DoorRules.Default, Noon.AddSeconds(5))!);
        Assert.True(silent.IsAnswered(Again, DoorRules.Default, later));
        Assert.False(silent.IsAnswered(Again, DoorRules.Default, Noon.AddSeconds(10)));

        var joined = silent.Apply(silent.Join(Again, later)!);
        Assert.False(joined.IsToBeSent(First.Command, DoorRules.Default, later) || joined.IsToBeSent(Again.Command, DoorRules.Default, later));
        var open = Assert.IsType<DoorOpened>(joined.Hear(new DoorWentOpen(later, First.Command)));
        var told = Assert.IsType<DoorSilent>(joined.MeetDeadlines(DoorRules.Default, later.AddSeconds(5)));
        Assert.All((DoorEvent[])[open, told], each => Assert.Equal((First.Rental, Again.Command), (each.Rental, each.Also!.Value)));

        // Ten seconds after the pulse it may pulse once more.
        Assert.False(joined.Apply(told).IsAnswered(Again with { Command = DoorCommandId.New(Noon) }, DoorRules.Default, later.AddSeconds(5)));
    }

    [Fact]
    public void Whoever_finds_the_door_open_hears_when_it_is_shut()
    {
        var forced = Heard(Shut, new DoorWentOpen(Noon));

        var shut = Assert.IsType<DoorClosed>(Found(forced, First).Hear(new DoorWentShut(Noon.AddSeconds(9))));

        Assert.Equal((First.Command, First.Rental, false), (shut.Command, shut.Rental, shut.IsOfBefore));
    }

    [Fact]
    public void A_door_that_had_been_shut_before_they_asked_was_not_theirs()
    {
        var forced = Heard(Shut, new DoorWentOpen(Noon));

        var told = Found(forced, First, Noon.AddMinutes(1)).Hear(new DoorWentShut(Noon.AddSeconds(9)));

        Assert.True(Assert.IsType<DoorClosed>(told).IsOfBefore);
    }

    [Fact]
    public void A_shut_told_late_of_before_an_opening_changes_nothing()
    {
        var open = Heard(Asked(First), new DoorWentOpen(Noon.AddSeconds(2), First.Command));

        Assert.Null(open.Hear(new DoorWentShut(Noon.AddSeconds(1))));
        Assert.Equal(First.Command, Assert.IsType<DoorClosed>(open.Hear(new DoorWentShut(Noon.AddSeconds(2)))).Command);
    }

    [Fact]
    public void A_device_whose_clock_is_behind_is_believed_about_its_own_order()
    {
        var hour = Noon.AddHours(-1);
        var open = Heard(Asked(First), new DoorWentOpen(hour, First.Command));

        var again = Found(open, Again, Noon.AddSeconds(20));

        Assert.Equal((First.Command, Again.Command, false), Assert.IsType<DoorClosed>(again.Hear(new DoorWentShut(hour.AddSeconds(9)))) is var shut
            ? (shut.Command, shut.Also!.Value, shut.IsOfBefore)
            : default);
    }

    private static Door Asked(OpenDoor request) => Shut.Apply(Shut.Open(request, null, Noon).Value());

    private static Door Joined(Door door, OpenDoor request)
    {
        Assert.True(door.IsAnswered(request, DoorRules.Default, Noon.AddSeconds(1)));
        return door.Apply(door.Join(request, Noon.AddSeconds(1))!);
    }

    private static Door Found(Door door, OpenDoor request, DateTimeOffset? at = null) =>
        door.Apply(Assert.IsType<DoorOpeningJoined>(door.Open(request, null, at ?? Noon).Value()));

    private static Door Heard(Door door, DoorReport report) => door.Apply(door.Hear(report)!);
}
