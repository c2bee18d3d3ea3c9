using Toolbox24.Domain.Notifications;
using About = Toolbox24.Domain.Notifications.NotificationEvent;

namespace Toolbox24.Domain.Tests.Notifications;

[Trait("story", "T24-309")]
public sealed class SmsAllowanceTests
{
    public static TheoryData<About, About[], bool> Table => new()
    {
        { About.BookingConfirmed, [], true },
        { About.BookingConfirmed, [About.BookingConfirmed], false },
        { About.PinIssued, [About.BookingConfirmed], true },
        { About.PinIssued, [About.BookingConfirmed, About.PinIssued], true },
        { About.PinIssued, [About.BookingConfirmed, About.PinIssued, About.ReturnPinIssued], false },
        { About.PickupConfirmed, [About.PinIssued], true },
        { About.PickupConfirmed, [About.BookingConfirmed, About.PinIssued], false },
        { About.ReturnPinIssued, [About.BookingConfirmed, About.PinIssued], true },
        { About.ReturnPinIssued, [About.BookingConfirmed, About.Overrun], false },
        { About.Overrun, [About.PinIssued, About.ReturnPinIssued], true },
        { About.Overrun, [About.PinIssued, About.ReturnPinIssued, About.BookingConfirmed], false },
        { About.SafetyEmergency, [About.PinIssued, About.ReturnPinIssued, About.BookingConfirmed], true },
        { About.ReturnPinIssued, [About.PinIssued, About.SafetyEmergency, About.SafetyEmergency, About.BookingConfirmed], true },
        { About.BookingChanged, [], false },
    };

    [Theory]
    [MemberData(nameof(Table))]
    public void Three_go_by_right_and_the_pins_have_their_places(About about, About[] sent, bool isAllowed) =>
        Assert.Equal(isAllowed, SmsAllowance.Allows(about, sent, most: 3));

    [Fact]
    public void Where_more_may_go_more_do() =>
        Assert.True(SmsAllowance.Allows(About.PickupConfirmed, [About.PinIssued, About.ReturnPinIssued, About.BookingConfirmed], most: 4));

    [Fact]
    public void Whatever_comes_first_no_rental_has_more_than_three_and_none_goes_without_its_pin()
    {
        var kinds = new[] { About.PinIssued, About.ReturnPinIssued, About.Overrun, About.BookingConfirmed, About.PickupConfirmed };
        for (var seed = 0; seed < 200; seed++)
        {
            var (random, sent) = (new Random(seed), new List<About>());
            var asked = kinds.Concat(kinds).OrderBy(_ => random.Next()).ToList();
            var first = asked.IndexOf(About.PinIssued);
            for (var at = 0; at < asked.Count; at++)
            {
                var isAllowed = SmsAllowance.Allows(asked[at], sent, most: 3);
                if (at == first) Assert.True(isAllowed);
                if (isAllowed) sent.Add(asked[at]);
            }

            Assert.InRange(sent.Count, 1, 3);
        }
    }
}
