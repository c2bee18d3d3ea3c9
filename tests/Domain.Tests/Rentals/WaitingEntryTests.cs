using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Rentals;
using Toolbox24.Domain.Sites;
using static Toolbox24.Domain.Tests.Rentals.Bookings;

namespace Toolbox24.Domain.Tests.Rentals;

[Trait("story", "T24-208")]
public sealed class WaitingEntryTests
{
    private static readonly WaitingRules Two = new(Most: 2, Pause: TimeSpan.FromMinutes(20));

    private static readonly AccountId Customer = AccountId.New(Noon);

    [Fact]
    public void Nobody_waits_for_more_than_the_rules_say_nor_twice_for_the_same()
    {
        var (first, second) = (Join(Tomorrow, []).Value(), Join(Later, []).Value());

        Assert.Equal(new AlreadyWaiting(), WaitingEntry.Join(Customer, first.Wish, first.Tools, [first], isFree: false, Noon, Two).Refusal());
        Assert.Equal(new WaitsForTooMuch(2), Join(Tomorrow, [first, second]).Refusal());
        Assert.True(Join(Tomorrow, [second]).Succeeded(out _, out _));
    }

    [Fact]
    public void Nobody_waits_for_what_is_free() => Assert.Equal(new NothingToWaitFor(), Join(Tomorrow, [], isFree: true).Refusal());

    [Fact]
    public void Who_cannot_have_it_now_is_asked_again_after_the_pause_of_the_rules()
    {
        var passed = Join(Tomorrow, []).Value().PassedOver(Two, Noon.AddHours(1));

        Assert.Equal((true, Noon.AddHours(1).AddMinutes(20)), (passed.IsWaiting, passed.NextTry));
    }

    private static Result<WaitingEntry> Join(Slot slot, WaitingEntry[] others, bool isFree = false)
    {
        var tool = ToolId.New(Noon);
        return WaitingEntry.Join(
            Customer, new RentalWish(SiteId.New(Noon), [new WishedItem(tool, null)], slot), [tool], others, isFree, Noon, Two);
    }
}
