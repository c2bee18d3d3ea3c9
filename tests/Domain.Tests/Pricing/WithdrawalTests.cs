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
        Sample.Now, IsConsumer: true, HasExpressRequest: true, PickedUpAt: null, ReturnedAt: null);

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
        Assert.Equal(new Euros(100_00), Valid.At(deadline.AddTicks(-1), Zone).Value().Refunded);
        Assert.Equal(new WithdrawalTooLate(deadline), Valid.At(deadline, Zone).Refusal());
    }

    [Fact]
    public void Before_pick_up_all_is_refunded_whatever_cancelling_costs() =>
        Assert.Equal(new Settlement(Euros.Zero, new Euros(100_00), Euros.Zero), Valid.At(Start.AddMinutes(30), Zone).Value());

    [Fact]
    public void After_pick_up_the_part_used_is_due_to_the_cent_below()
    {
        var active = Valid with { PickedUpAt = Start.AddMinutes(20) };
        Assert.Equal(new Settlement(new Euros(6_66), new Euros(93_34), Euros.Zero), active.At(Start.AddMinutes(60), Zone).Value());
    }

    [Fact]
    public void What_comes_back_early_is_used_no_longer()
    {
        var returned = Valid with { PickedUpAt = Start, ReturnedAt = Start.AddHours(3) };
        Assert.Equal(new Euros(30_00), returned.At(Start.AddHours(7), Zone).Value().Kept);
        Assert.Equal(new Euros(20_00), returned.At(Start.AddHours(2), Zone).Value().Kept);
    }

    [Fact]
    public void The_part_used_is_never_more_than_the_rent() =>
        Assert.Equal(new Euros(100_00), (Valid with { PickedUpAt = Start.AddMinutes(-15) }).At(Start.AddHours(10).AddTicks(-1), Zone).Value().Kept);

    [Fact]
    public void A_rental_performed_entirely_is_not_given_back()
    {
        var active = Valid with { PickedUpAt = Start };
        Assert.Equal(new FullyPerformed(Start.AddHours(10)), active.At(Start.AddHours(10), Zone).Refusal());
    }

    [Fact]
    public void Without_an_express_request_nothing_is_due_even_then()
    {
        var active = Valid with { PickedUpAt = Start, HasExpressRequest = false };
        Assert.Equal(new Euros(100_00), active.At(Start.AddHours(20), Zone).Value().Refunded);
    }

    [Fact]
    public void Professionals_do_not_withdraw() =>
        Assert.Equal(new NotAConsumer(), (Valid with { IsConsumer = false }).At(Sample.Now, Zone).Refusal());

    private static DateTime Day(string text) => DateTime.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
