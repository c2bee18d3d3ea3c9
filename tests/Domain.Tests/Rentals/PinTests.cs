using Toolbox24.Domain.Notifications;
using Toolbox24.Domain.Passes;
using Toolbox24.Domain.Rentals;
using Toolbox24.Domain.Sites;
using Toolbox24.Domain.Tests.Rentals.OnSite;
using static Toolbox24.Domain.Tests.Rentals.Bookings;

namespace Toolbox24.Domain.Tests.Rentals;

[Trait("story", "T24-402")]
public sealed class PinTests
{
    private static readonly BookingRules Usual = BookingRules.Default;
    private static readonly DateTimeOffset From = Tomorrow.Start.AddMinutes(-30);
    private static readonly DateTimeOffset Deadline = Tomorrow.Start.AddHours(1);

    [Fact]
    public void A_pin_is_sent_half_an_hour_before_the_start_once()
    {
        var booked = Confirmed(Tomorrow);
        Assert.Equal(From, booked.NextDeadline(Usual));
        Assert.Null(booked.MeetDeadlines(Usual, From.AddSeconds(-1)));

        var issued = Assert.IsType<RentalPinIssued>(Assert.Single(booked.MeetDeadlines(Usual, From)!.Events));
        Assert.Equal((PassPurpose.PickUp, 1, From), (issued.Purpose, issued.Issue, issued.At));
        var sent = booked.Apply(issued);
        Assert.Equal(Deadline, sent.NextDeadline(Usual));
        Assert.Null(sent.MeetDeadlines(Usual, From.AddMinutes(1)));
    }

    [Fact]
    public void What_is_booked_later_than_that_has_its_pin_at_once() => Assert.Equal(
        ["RentalPinIssued"], Confirmed(new(Noon.AddMinutes(15), Noon.AddHours(3))).MeetDeadlines(Usual, Noon)!.Names());

    [Fact]
    public void A_pin_is_good_from_when_it_is_sent_to_the_end_of_the_time_to_fetch_the_tools()
    {
        var sent = Sent();

        Assert.Null(sent.PinFor(PassPurpose.PickUp, null, From.AddSeconds(-1)));
        Assert.Equal(1, sent.PinFor(PassPurpose.PickUp, null, From));
        Assert.Equal(1, sent.PinFor(PassPurpose.PickUp, null, Deadline.AddSeconds(-1)));
        Assert.Null(sent.PinFor(PassPurpose.PickUp, null, Deadline));
        Assert.Null(sent.PinFor(PassPurpose.Return, null, From));
        Assert.Null(Confirmed(Tomorrow).PinFor(PassPurpose.PickUp, null, From));
    }

    [Fact]
    [Trait("story", "T24-408")]
    public void While_the_site_is_silent_the_pins_clock_stands_still()
    {
        var spell = new DegradedSpell(Tomorrow.Start.AddMinutes(10), null);
        var stopped = Sent().After(rental => rental.MeetDeadlines(Usual, Deadline, new SiteDowntime([spell])));
        Assert.True(stopped.IsClockStopped);
        Assert.Equal(1, stopped.PinFor(PassPurpose.PickUp, null, Deadline.AddHours(2)));

        var over = new SiteDowntime([spell with { Until = Tomorrow.Start.AddHours(2) }]);
        var goesOn = stopped.After(rental => rental.MeetDeadlines(Usual, Tomorrow.Start.AddHours(2), over));
        Assert.Equal(1, goesOn.PinFor(PassPurpose.PickUp, null, Deadline.AddMinutes(109)));
        Assert.Null(goesOn.PinFor(PassPurpose.PickUp, null, Deadline.AddMinutes(110)));
    }

    [Fact]
    [Trait("story", "T24-307")]
    public void After_a_change_there_is_another_pin_and_the_one_before_opens_nothing()
    {
        var later = new Slot(Tomorrow.Start.AddHours(4), Tomorrow.End);
        var soon = Sent(Noon);
        Assert.Equal(1, soon.ExpectedPin(PassPurpose.PickUp));
        var decision = soon.ChangeTo(soon.Items, QuoteFor(later), new(DepositOf, true), Noon.AddMinutes(10), Usual, Lives, Noon).Value();
        var changed = soon.Apply(decision).After(rental => rental.Follow(Noon));

        Assert.Equal((2, later.Start.AddMinutes(-30)), (changed.ExpectedPin(PassPurpose.PickUp), changed.NextDeadline(Usual)));
        Assert.Null(changed.PinFor(PassPurpose.PickUp, null, later.Start));
        Assert.Equal(2, changed.After(rental => rental.MeetDeadlines(Usual, later.Start.AddMinutes(-30))).PinFor(PassPurpose.PickUp, null, later.Start));
    }

    [Fact]
    public void It_is_sent_again_when_asked_for_a_minute_apart_and_three_times()
    {
        var (sent, now) = (Sent(), From);
        Assert.Equal(new PinOnItsWay(From.AddMinutes(1)), Why(sent.SendPin(PassPurpose.PickUp, null, From.AddSeconds(59))));
        for (var time = 0; time < 3; time++)
        {
            now = now.AddMinutes(1);
            var again = sent.SendPin(PassPurpose.PickUp, null, now).Value();
            Assert.Equal((typeof(RentalPinResent), 1), (again.Events[0].GetType(), ((RentalPinResent)again.Events[0]).Issue));
            sent = sent.Apply(again);
        }

        Assert.Equal(new PinSentOften(3), Why(sent.SendPin(PassPurpose.PickUp, null, now.AddHours(1))));
    }

    [Fact]
    public void Nobody_has_one_before_its_time_or_after_or_for_tools_they_have_not_got()
    {
        var booked = Confirmed(Tomorrow);

        Assert.Equal(new TooEarlyToPickUp(From), Why(booked.SendPin(PassPurpose.PickUp, null, From.AddSeconds(-1))));
        Assert.Equal(new PickupOver(Deadline), Why(booked.SendPin(PassPurpose.PickUp, null, Deadline)));
        Assert.Equal(new NotPossibleForRental(RentalStatus.Confirmed), Why(booked.SendPin(PassPurpose.Return, null, From)));
        Assert.Equal(new NotPossibleForRental(RentalStatus.Active), Why(Visits.Active().SendPin(PassPurpose.PickUp, null, Visits.Start)));
    }

    [Fact]
    [Trait("story", "T24-504")]
    public void The_pin_to_bring_back_is_another_sent_half_an_hour_before_the_end_or_when_asked_for()
    {
        var active = Visits.Active();
        var due = Visits.End.AddMinutes(-30);
        Assert.Equal(due, active.NextDeadline(Usual));
        Assert.Equal(PassPurpose.Return, Assert.IsType<RentalPinIssued>(Assert.Single(active.MeetDeadlines(Usual, due)!.Events)).Purpose);

        var asked = active.After(rental => rental.SendPin(PassPurpose.Return, null, Visits.Start.AddHours(1)));
        Assert.Equal(1, asked.PinFor(PassPurpose.Return, null, Visits.Start.AddHours(1)));
        Assert.Equal(Visits.End.AddMinutes(15), asked.NextDeadline(Usual));
        Assert.Equal(1, asked.PinFor(PassPurpose.Return, null, Visits.End.AddHours(40)));
        Assert.Null(Visits.Returned().PinFor(PassPurpose.Return, null, Visits.End));
    }

    [Fact]
    public void Where_somebody_may_know_them_others_take_their_place()
    {
        // It was sent since, but the kiosk had been told of its number before.
        var reissued = Sent().After(rental => rental.ReissuePins(From.AddSeconds(-1), From.AddMinutes(1)));
        Assert.Equal(2, reissued.PinFor(PassPurpose.PickUp, null, From.AddMinutes(1)));
        Assert.Null(reissued.ReissuePins(From.AddSeconds(-1), From.AddMinutes(2)));
        Assert.Equal(3, reissued.After(rental => rental.ReissuePins(From, From.AddMinutes(2))).PinFor(PassPurpose.PickUp, null, From.AddMinutes(2)));
    }

    [Fact]
    [Trait("story", "T24-901")]
    public void The_number_of_a_pin_still_to_be_sent_that_somebody_may_know_is_used_up_and_nobody_is_told()
    {
        var booked = Confirmed(Tomorrow);
        var voided = booked.ReissuePins(Noon, Noon)!;
        Assert.Equal(["RentalPinsVoided"], voided.Names());
        Assert.Null(RentalLetter.Told(booked, voided));
        var later = booked.Apply(voided);
        Assert.Equal((2, From), (later.ExpectedPin(PassPurpose.PickUp), later.NextDeadline(Usual)));
        Assert.Equal(2, later.After(rental => rental.MeetDeadlines(Usual, From)).PinFor(PassPurpose.PickUp, null, From));

        // Once more before it is sent.
        var again = later.After(rental => rental.ReissuePins(Noon.AddHours(1), Noon.AddHours(1)));
        Assert.Equal(3, again.ExpectedPin(PassPurpose.PickUp));
    }

    [Fact]
    [Trait("story", "T24-901")]
    public void So_is_that_of_a_pin_to_bring_back_which_is_sent_when_its_time_comes_or_is_asked_for()
    {
        var (due, asked) = (Visits.End.AddMinutes(-30), Visits.Start.AddHours(1));
        var active = Visits.Active().After(rental => rental.ReissuePins(asked, asked));
        Assert.Equal((2, due), (active.ExpectedPin(PassPurpose.Return), active.NextDeadline(Usual)));

        Assert.Equal(2, active.After(rental => rental.MeetDeadlines(Usual, due)).PinFor(PassPurpose.Return, null, due));
        Assert.Equal(2, active.After(rental => rental.SendPin(PassPurpose.Return, null, asked)).PinFor(PassPurpose.Return, null, asked));
        Assert.Null(Visits.Active().ReissuePins(asked, asked)!.Events.OfType<RentalPinIssued>().FirstOrDefault());
    }

    [Fact]
    public void What_was_made_before_the_customer_said_it_was_not_them_is_worth_nothing()
    {
        var sent = Sent();
        Assert.Null(sent.PinFor(PassPurpose.PickUp, voidBefore: From, From.AddMinutes(1)));

        var made = sent.After(rental => rental.SendPin(PassPurpose.PickUp, voidBefore: From, From.AddSeconds(1)));
        Assert.Equal(2, made.PinFor(PassPurpose.PickUp, voidBefore: From, From.AddMinutes(1)));
    }

    [Fact]
    public void The_letter_says_the_digits_and_until_when_they_are_good()
    {
        var booked = Confirmed(Tomorrow);
        var issued = booked.MeetDeadlines(Usual, From)!;
        var names = new RentalNames("Perforateur", "Lyon", "1 rue de l’Exemple", Pin: "012345");

        Assert.Same(issued.Events[0], RentalLetter.Told(booked, issued));
        Assert.Equal(NotificationEvent.PinIssued, RentalLetter.Kind(issued.Events[0]));
        var content = Assert.IsType<PinIssued>(RentalLetter.About(issued.Events[0], booked.Apply(issued), names, Usual));
        Assert.Equal(("012345", Deadline), (content.Digits, content.PickupDeadline));
        Assert.Equal(nameof(NotificationEvent.PinIssued), content.Template);
        Assert.Equal(nameof(NotificationEvent.ReturnPinIssued), nameof(ReturnPinIssued));
    }

    /// <summary>A booking whose PIN was sent.</summary>
    private static Rental Sent(DateTimeOffset? at = null) => Confirmed(Tomorrow).Apply(new RentalPinIssued(Confirmed(Tomorrow).Id, PassPurpose.PickUp, 1, at ?? From));

    private static Refusal? Why(Result<RentalDecision> result) => result.Succeeded(out _, out var refusal) ? null : refusal;
}
