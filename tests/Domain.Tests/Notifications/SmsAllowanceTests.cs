using Toolbox24.Domain.Notifications;
using static Toolbox24.Domain.Notifications.NotificationEvent;

namespace Toolbox24.Domain.Tests.Notifications;

[Trait("story", "T24-309")]
public sealed class SmsAllowanceTests
{
    public static TheoryData<NotificationEvent, NotificationEvent[], bool> Table => new()
    {
        { BookingConfirmed, [], true },
        { BookingConfirmed, [BookingConfirmed], false },
        { PinIssued, [BookingConfirmed], true },
        { PinIssued, [BookingConfirmed, PinIssued], true },
        { PinIssued, [BookingConfirmed, PinIssued, ReturnPinIssued], false },
        { PickupConfirmed, [PinIssued], true },
        { PickupConfirmed, [BookingConfirmed, PinIssued], false },
        { ReturnPinIssued, [BookingConfirmed, PinIssued], true },
        { ReturnPinIssued, [BookingConfirmed, Overrun], false },
        { Overrun, [PinIssued, ReturnPinIssued], true },
        { Overrun, [PinIssued, ReturnPinIssued, BookingConfirmed], false },
        { SafetyEmergency, [PinIssued, ReturnPinIssued, BookingConfirmed], true },
        { ReturnPinIssued, [PinIssued, SafetyEmergency, SafetyEmergency, BookingConfirmed], true },
        { BookingChanged, [], false },
    };

    [Theory]
    [MemberData(nameof(Table))]
    public void Three_go_by_right_and_the_pins_have_their_places(NotificationEvent about, NotificationEvent[] sent, bool isAllowed) =>
        Assert.Equal(isAllowed, SmsAllowance.Allows(about, sent));

    [Fact]
    public void Whatever_comes_first_no_rental_has_more_than_three_and_none_goes_without_its_pin()
    {
        var kinds = new[] { PinIssued, ReturnPinIssued, Overrun, BookingConfirmed, PickupConfirmed };
        for (var seed = 0; seed < 200; seed++)
        {
            var (random, sent) = (new Random(seed), new List<NotificationEvent>());
            var asked = kinds.Concat(kinds).OrderBy(_ => random.Next()).ToList();
            var first = asked.IndexOf(PinIssued);
            for (var at = 0; at < asked.Count; at++)
            {
                var isAllowed = SmsAllowance.Allows(asked[at], sent);
                if (at == first) Assert.True(isAllowed);
                if (isAllowed) sent.Add(asked[at]);
            }

            Assert.InRange(sent.Count, 1, SmsAllowance.Most);
        }
    }
}
