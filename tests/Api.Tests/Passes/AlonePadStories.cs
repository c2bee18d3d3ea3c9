using Toolbox24.Api.Tests.Accounts;
using Toolbox24.Api.Tests.Rentals;
using Toolbox24.Domain;

namespace Toolbox24.Api.Tests.Passes;

/// <summary>Wrong PINs lock the pad of a kiosk alike, whether it has a line or not; phones are read all the same.</summary>
[Trait("story", "T24-407")]
[Trait("story", "T24-408")]
public sealed class AlonePadStories(BookingFixture api) : IClassFixture<BookingFixture>
{
    private const string Tell = "mutation ($tries: [WrongPinInput!]!) { tellWrongPins(tries: $tries) { wrong lockedUntil } }";

    [Fact]
    public async Task Two_wrong_ones_with_a_line_and_three_without_lock_it_and_it_stays_locked_once_the_line_is_back()
    {
        var (customer, rental, slot, kiosk) = await Booked();
        for (var time = 0; time < 2; time++) Assert.Equal("WRONG_PIN", (await kiosk.Type($"5678{Wrong(time)}")).Code());
        var pad = (await kiosk.Do(Kiosks.Briefing)).GetProperty("pad");
        Assert.Equal((5, 2), (pad.GetProperty("allowed").GetInt32(), pad.GetProperty("wrong").GetArrayLength()));

        // From here on the kiosk is alone.
        var typed = Enumerable.Range(1, 3).Select(minute => slot.Start.AddMinutes(minute)).ToArray();
        await api.At(slot.Start.AddMinutes(3).AddSeconds(10));
        var tries = typed.Select(at => new { at, lastFour = "5678" }).ToArray();
        var told = await kiosk.Do(Tell, new { tries });
        var again = await kiosk.Do(Tell, new { tries });

        Assert.Equal(typed[^1].AddSeconds(30), told.GetProperty("lockedUntil").GetDateTimeOffset());
        Assert.Equal((told.ToString(), 5), (again.ToString(), again.GetProperty("wrong").GetArrayLength()));
        var right = $"5678{(await api.Pins(customer, rental))[^1]}";
        Assert.Equal("TOO_MANY_TRIES", (await kiosk.Type(right)).Code());
        await api.At(typed[^1].AddSeconds(30));
        Assert.Null((await kiosk.Type(right)).Code());
    }

    [Fact]
    public async Task Wrong_ones_of_long_ago_lock_nothing_and_those_of_this_hour_do_whatever_they_begin_with()
    {
        var (customer, rental, slot, kiosk) = await Booked();
        var old = Enumerable.Range(0, 6).Select(minute => new { at = slot.Start.AddMinutes(minute - 70), lastFour = "5678" }).ToArray();

        Assert.Empty((await kiosk.Do(Tell, new { tries = old })).GetProperty("wrong").EnumerateArray());

        var late = Enumerable.Range(1, 6).Select(minute => new { at = slot.Start.AddMinutes(minute), lastFour = "123" }).ToArray();
        await api.At(slot.Start.AddMinutes(6).AddSeconds(10));
        await kiosk.Do(Tell, new { tries = late });
        Assert.Equal("TOO_MANY_TRIES", (await kiosk.Type($"5678{(await api.Pins(customer, rental))[^1]}")).Code());
    }

    private static string Wrong(int time) => $"{time:000000}";

    private async Task<(Customer Customer, Guid Rental, Slot Slot, Browser Kiosk)> Booked()
    {
        var ((site, tool), customer, slot) = (api.NewShop(), await api.NewBooker(), api.SlotIn(3));
        var rental = await customer.Book(site, slot, tool);
        var kiosk = await api.NewKiosk(site);
        await api.At(slot.Start);
        return (customer, rental, slot, kiosk);
    }
}
