using Toolbox24.Domain.Doors;
using Toolbox24.Domain.Rentals;
using Toolbox24.Domain.Sites;

namespace Toolbox24.Domain.Tests.Doors;

[Trait("story", "T24-004")]
public sealed class DoorTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);
    private static readonly DoorRules Rules = DoorRules.Default;
    private static readonly OpenDoor Pickup = new(DoorCommandId.New(Noon), DoorPurpose.Pickup, RentalId.New(Noon));
    private static readonly Door Fresh = Door.New(new DoorId(Guid.NewGuid()), SiteId.New(Noon));
    private static readonly Door Shut = Heard(Fresh, new DoorWentShut(Noon));

    [Fact]
    public void It_goes_from_the_asking_over_the_lock_s_word_and_the_open_door_to_the_shut_one()
    {
        var command = Pickup.Command;
        var statuses = new List<DoorCommandStatus>();
        var door = Shut.Apply(Shut.Open(Pickup, null, Noon).Value());
        foreach (var report in (DoorReport[])[new CommandAcknowledged(command, Noon), new DoorWentOpen(Noon, command), new DoorWentShut(Noon)])
        {
            statuses.Add(door.Command!.Status);
            door = Heard(door, report);
        }

        Assert.Equal([DoorCommandStatus.Requested, DoorCommandStatus.Acknowledged, DoorCommandStatus.Opened], statuses);
        Assert.Equal((DoorCommandStatus.Closed, DoorPosition.Shut, null), (door.Command!.Status, door.Position, door.OpenSince));
    }

    [Fact]
    public void The_same_asking_is_answered_for_ever_and_another_of_the_same_rental_for_ten_seconds()
    {
        var asked = Asked(Shut);
        var other = Pickup with { Command = DoorCommandId.New(Noon) };

        Assert.True(asked.IsAnswered(Pickup, Rules, Noon.AddDays(1)));
        Assert.True(asked.IsAnswered(other, Rules, Noon.AddSeconds(10).AddTicks(-1)));
        Assert.False(asked.IsAnswered(other, Rules, Noon.AddSeconds(10)));
        Assert.False(asked.IsAnswered(other with { Rental = RentalId.New(Noon) }, Rules, Noon));
        Assert.False(Heard(asked, new CommandRefused(Pickup.Command, "jammed", Noon)).IsAnswered(other, Rules, Noon));
    }

    [Fact]
    public void A_door_that_stands_open_is_not_opened()
    {
        var open = Heard(Asked(Shut), new DoorWentOpen(Noon, Pickup.Command));

        Assert.Equal(new DoorStandsOpen(Noon), open.Open(Pickup, null, Noon).Refusal());
        Assert.Equal(new DoorStandsOpen(Noon), open.Open(Pickup with { Purpose = DoorPurpose.Staff, Rental = null }, "Outil coincé", Noon).Refusal());
    }

    [Fact]
    public void The_staff_says_why_and_that_is_kept_for_the_audit_alone()
    {
        var staff = Pickup with { Purpose = DoorPurpose.Staff, Rental = null };

        Assert.NotNull(Shut.Open(staff, " ", Noon).Refusal());
        Assert.Equal("Outil coincé", Shut.Open(staff, " Outil coincé ", Noon).Value().Facts!["reason"]);
        Assert.Null(Shut.Open(Pickup, null, Noon).Value().Facts);
    }

    [Fact]
    public void A_command_that_comes_late_to_the_lock_is_not_sent()
    {
        var asked = Asked(Shut);

        Assert.True(asked.IsToBeSent(Pickup.Command, Rules, Noon.AddSeconds(5).AddTicks(-1)));
        Assert.False(asked.IsToBeSent(Pickup.Command, Rules, Noon.AddSeconds(5)));
        Assert.False(asked.IsToBeSent(DoorCommandId.New(Noon), Rules, Noon));
        Assert.False(Heard(asked, new CommandAcknowledged(Pickup.Command, Noon)).IsToBeSent(Pickup.Command, Rules, Noon));
    }

    [Fact]
    public void Silence_is_no_failure_and_what_is_said_late_still_counts()
    {
        var asked = Asked(Shut);
        Assert.Equal(Noon.AddSeconds(5), asked.NextDeadline(Rules));
        Assert.Null(asked.MeetDeadlines(Rules, Noon.AddSeconds(5).AddTicks(-1)));

        var silent = asked.Apply(asked.MeetDeadlines(Rules, Noon.AddSeconds(5))!);

        Assert.Equal((DoorCommandStatus.Unknown, DoorPosition.Unknown, null), (silent.Command!.Status, silent.Position, silent.NextDeadline(Rules)));
        var late = Heard(silent, new DoorWentOpen(Noon.AddSeconds(6), Pickup.Command));
        Assert.Equal((DoorCommandStatus.Opened, DoorPosition.Open), (late.Command!.Status, late.Position));
    }

    [Fact]
    public void An_acknowledged_command_after_which_nothing_opens_is_unknown_too()
    {
        var heard = Heard(Asked(Shut), new CommandAcknowledged(Pickup.Command, Noon.AddSeconds(1)));

        Assert.Equal(Noon.AddSeconds(16), heard.NextDeadline(Rules));
        Assert.IsType<DoorSilent>(heard.MeetDeadlines(Rules, Noon.AddSeconds(16)));
    }

    [Fact]
    public void A_device_whose_clock_is_behind_makes_nothing_late()
    {
        var heard = Heard(Asked(Shut), new CommandAcknowledged(Pickup.Command, Noon.AddHours(-1)));
        var open = Heard(heard, new DoorWentOpen(Noon.AddHours(-1), Pickup.Command));

        Assert.Equal((Noon.AddSeconds(15), Noon.AddMinutes(3)), (heard.NextDeadline(Rules), open.NextDeadline(Rules)));
    }

    [Fact]
    public void A_lock_that_cannot_says_why()
    {
        var refused = Heard(Asked(Shut), new CommandRefused(Pickup.Command, "jammed", Noon));

        Assert.Equal((DoorCommandStatus.Refused, "jammed", null), (refused.Command!.Status, refused.Command.Fault, refused.NextDeadline(Rules)));
        Assert.Equal(DoorPosition.Shut, refused.Position);
        Assert.Null(refused.Hear(new CommandAcknowledged(Pickup.Command, Noon)));
    }

    [Theory]
    [MemberData(nameof(Known))]
    public void What_is_known_already_changes_nothing(Door door, DoorReport report) => Assert.Null(door.Hear(report));

    public static TheoryData<Door, DoorReport> Known => new()
    {
        { Shut, new DoorWentShut(Noon) },
        { Shut, new DoorRead(Noon, IsOpen: false) },
        { Fresh, new DoorRead(Noon) },
        { Shut, new CommandAcknowledged(Pickup.Command, Noon) },
        { Heard(Asked(Shut), new CommandAcknowledged(Pickup.Command, Noon)), new CommandAcknowledged(Pickup.Command, Noon) },
        { Heard(Asked(Shut), new DoorWentOpen(Noon, Pickup.Command)), new DoorWentOpen(Noon, Pickup.Command) },
        { Heard(Asked(Shut), new DoorWentOpen(Noon, Pickup.Command)), new CommandAcknowledged(Pickup.Command, Noon) },
    };

    [Fact]
    public void A_door_that_opens_for_no_command_is_forced()
    {
        var opened = Assert.IsType<DoorOpened>(Shut.Hear(new DoorWentOpen(Noon)));
        Assert.True(opened.IsForced);

        var after = Heard(Heard(Asked(Shut), new DoorWentOpen(Noon, Pickup.Command)), new DoorWentShut(Noon));
        Assert.True(Assert.IsType<DoorOpened>(after.Hear(new DoorWentOpen(Noon, Pickup.Command))).IsForced);
        Assert.Equal(DoorCommandStatus.Closed, Heard(after, new DoorWentOpen(Noon)).Command!.Status);
    }

    [Fact]
    public void Whoever_opens_a_door_that_names_no_command_has_opened_it_for_the_one_that_waits()
    {
        Assert.Equal(Pickup.Command, Assert.IsType<DoorOpened>(Asked(Shut).Hear(new DoorWentOpen(Noon))).Command);
        Assert.True(Assert.IsType<DoorOpened>(Asked(Shut).Hear(new DoorWentOpen(Noon, DoorCommandId.New(Noon)))).IsForced);
    }

    [Fact]
    public void A_door_left_open_is_told_once_each_time()
    {
        var open = Heard(Shut, new DoorWentOpen(Noon));
        Assert.Equal(Noon.AddMinutes(3), open.NextDeadline(Rules));

        var told = open.Apply(open.MeetDeadlines(Rules, Noon.AddMinutes(3))!);

        Assert.True(told.IsLeftOpen);
        Assert.Null(told.NextDeadline(Rules));
        var again = Heard(Heard(told, new DoorWentShut(Noon.AddMinutes(4))), new DoorWentOpen(Noon.AddMinutes(5)));
        Assert.Equal(Noon.AddMinutes(8), again.NextDeadline(Rules));
    }

    [Fact]
    public void After_a_power_cut_nobody_knows_before_it_is_read_again()
    {
        var lost = Heard(Heard(Asked(Shut), new DoorWentOpen(Noon, Pickup.Command)), new DoorRead(Noon));

        Assert.Equal((DoorPosition.Unknown, null), (lost.Position, lost.NextDeadline(Rules)));
        var read = Heard(lost, new DoorRead(Noon.AddMinutes(1), IsOpen: false));
        Assert.Equal((DoorPosition.Shut, DoorCommandStatus.Closed), (read.Position, read.Command!.Status));
    }

    [Fact]
    public void A_door_that_stood_open_before_the_power_cut_and_does_after_it_was_not_forced()
    {
        var open = Heard(Asked(Shut), new DoorWentOpen(Noon, Pickup.Command));
        var read = Heard(open, new DoorRead(Noon.AddMinutes(1))).Hear(new DoorRead(Noon.AddMinutes(2), IsOpen: true));

        Assert.IsType<DoorStillOpen>(read);
        Assert.Equal(Noon.AddMinutes(3), open.Apply(read).NextDeadline(Rules));
        Assert.True(Assert.IsType<DoorOpened>(Heard(Shut, new DoorRead(Noon)).Hear(new DoorRead(Noon, IsOpen: true))).IsForced);
    }

    private static Door Asked(Door door) => door.Apply(door.Open(Pickup, null, Noon).Value());

    private static Door Heard(Door door, DoorReport report) => door.Apply(door.Hear(report)!);
}
