using Toolbox24.Domain.Pricing;
using Toolbox24.Domain.Tests.Lockers.Sequences;

namespace Toolbox24.Domain.Tests.Pricing;

[Trait("story", "T24-308")]
public sealed class WithdrawalTests
{
    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris");
    private static readonly DateTimeOffset Start = Sample.At(5, 10);

    // Booked on the 1st for ten hours of the 5th, 100 €.
    private static readonly Withdrawal Valid = new(
        new BookedRent(new Slot(Start, Start.AddHours(10)), new Euros(100_00), new Euros(100_00)),
        Sample.Now, IsConsumer: true, HasExpressRequest: true, PickedUpAt: null);

    [Theory]
    [InlineData("2026-05-04 10:00", "2026-05-19")] // the 18th is a Monday
    [InlineData("2026-05-04 00:00", "2026-05-19")] // the day of the contract does not count
    [InlineData("2026-05-04 23:59", "2026-05-19")]
    [InlineData("2026-05-02 10:00", "2026-05-19")] // the 16th is a Saturday
    [InlineData("2026-05-11 10:00", "2026-05-27")] // the 25th is Whit Monday
    [InlineData("2026-04-30 10:00", "2026-05-16")] // the 14th is Ascension Day
    [InlineData("2026-03-23 10:00", "2026-04-08")] // the 6th is Easter Monday
    [InlineData("2026-12-11 10:00", "2026-12-29")] // Christmas is a Friday
    [InlineData("2026-10-12 10:00", "2026-10-27")] // clocks go back meanwhile
    public void The_fourteenth_day_is_the_last_or_the_next_working_day(string booked, string tooLate) =>
        Assert.Equal(Paris.At(Day(tooLate)), Withdrawal.Deadline(Paris.At(Day(booked)), Zone));

    [Fact]
    public void At_midnight_it_is_too_late()
    {
        var deadline = Withdrawal.Deadline(Valid.BookedAt, Zone);
        Assert.Null(Valid.Refuse(deadline.AddTicks(-1), Zone));
        Assert.Equal(new WithdrawalTooLate(deadline), Valid.Refuse(deadline, Zone));
    }

    [Fact]
    public void Before_pick_up_nothing_is_used_and_even_after_the_end_it_is_not_performed()
    {
        Assert.Equal(Euros.Zero, Valid.Used(Start.AddMinutes(30)));
        Assert.Null(Valid.Refuse(Start.AddHours(10), Zone));
    }

    [Fact]
    public void After_pick_up_the_part_used_is_due_to_the_cent_below()
    {
        var active = Valid with { PickedUpAt = Start.AddMinutes(20) };
        Assert.Equal(new Euros(6_66), active.Used(Start.AddMinutes(60)));
    }

    [Fact]
    public void The_part_used_is_never_more_than_the_rent() =>
        Assert.Equal(new Euros(100_00), (Valid with { PickedUpAt = Start.AddMinutes(-15) }).Used(Start.AddHours(10).AddTicks(-1)));

    [Fact]
    public void A_rental_performed_entirely_is_not_given_back()
    {
        var active = Valid with { PickedUpAt = Start };
        Assert.Equal(new FullyPerformed(Start.AddHours(10)), active.Refuse(Start.AddHours(10), Zone));
    }

    [Fact]
    public void Without_an_express_request_nothing_is_due_even_then()
    {
        var active = Valid with { PickedUpAt = Start, HasExpressRequest = false };
        Assert.Equal(Euros.Zero, active.Used(Start.AddHours(20)));
        Assert.Null(active.Refuse(Start.AddHours(20), Zone));
    }

    [Fact]
    public void Professionals_do_not_withdraw() =>
        Assert.Equal(new NotAConsumer(), (Valid with { IsConsumer = false }).Refuse(Sample.Now, Zone));

    private static DateTime Day(string text) => DateTime.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
