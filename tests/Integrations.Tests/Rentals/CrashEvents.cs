using Toolbox24.Domain.Rentals;
using Toolbox24.Testing.Crashes;

namespace Toolbox24.Integrations.Tests.Rentals;

/// <summary>
/// Which scenario each event of a rental happens in, when it is cut. That it does is seen where the scenario runs uninterrupted, which it
/// must for its end to be known.
/// </summary>
internal static class CrashEvents
{
    private static readonly Dictionary<string, Type[]> ByScenario = new()
    {
        ["Two tools are held in two lockers"] = [typeof(RentalHeld)],
        ["A hold that nobody goes on with ends"] = [typeof(HoldEnding), typeof(RentalExpired)],
        ["Rent and deposit are authorised"] =
            [typeof(PaymentBegun), typeof(PaymentRequested), typeof(PaymentAnswered), typeof(RentalPaid), typeof(RentalConfirmed)],
        ["A bank wants to see the customer"] = [typeof(HoldExtended)],
        ["A card is declined and another taken"] = [typeof(RentalPaymentFailed)],
        ["What is paid too late is somebody else's"] = [typeof(RentalLapsed)],
        ["Without a deposit a booking is cancelled"] = [typeof(DepositDeclined), typeof(RentalCancelled)],
        ["A dearer slot is paid once the bank has seen the customer"] = [typeof(ChangeHeld), typeof(RentalChanged), typeof(CalendarsFollowed)],
        ["A dearer slot that is not paid is dropped"] = [typeof(ChangeDropped)],
        ["A slot that is not paid yet loses its tool"] = [typeof(ChangeLost)],
        ["A late customer has the slot made longer"] = [typeof(PickupDelayed)],
        ["A consumer withdraws"] = [typeof(RentalWithdrawn)],
        ["A booking of a closed locker takes the twin"] = [typeof(UnitReplaced)],
        ["A booking of a closed locker fails"] = [typeof(RentalFailed)],
        ["Nobody comes"] = [typeof(RentalNotFetched)],
        ["Customers hear that the site is silent"] = [typeof(SiteSilenceTold)],
        ["Nobody comes once the site answers again"] = [typeof(PickupClockStopped), typeof(PickupDeadlinePutOff), typeof(SiteReturnTold)],
        ["A booking is cancelled while the site is silent, which answers again"] = [typeof(CancellationAsked)],
        ["A PIN is sent again and then another"] = [typeof(RentalPinResent), typeof(RentalPinIssued)],
        ["A kiosk is lost that knows the PIN"] = [typeof(RentalPinsVoided)],
        ["Whoever is next hears of a late tool and gives up"] = [typeof(ToolsLate)],
        ["Whoever is next hears that a late tool is back"] = [typeof(ToolsBack)],
        ["Whoever is next takes the twin of a late tool"] = [typeof(TwinTaken)],

        ["Two tools are fetched"] =
        [
            typeof(PickUpBegun), typeof(LockersAsked), typeof(LockerOpened), typeof(ItemUnlocked), typeof(LockerShut), typeof(ItemPickedUp),
            typeof(EvidenceAdded), typeof(MeterStarted), typeof(PickUpEnded),
        ],
        ["A locker stays shut and the other tool is taken"] = [typeof(LockerStuck), typeof(ItemDropped)],
        ["A locker stays shut and the twin is taken"] = [typeof(ItemSwapped)],
        ["A tool is missing and its money goes back"] = [typeof(PickupReported), typeof(ItemPutBack)],
        ["Of two tools one is left behind"] = [typeof(ItemLeft)],
        ["Nothing is taken"] = [typeof(PickUpAbandoned)],
        ["Tools are out whose rent cannot be had"] = [typeof(RentUnpaid)],
        ["A kiosk tells of tools that were fetched without a line"] = [typeof(VisitTold)],
        ["A kiosk tells of somebody who had cancelled"] = [typeof(VisitUnexpected)],
        ["A consumer withdraws with the tool in hand"] = [typeof(WithdrawnUnderWay)],
        ["More time is had once it is paid"] = [typeof(ExtensionAsked), typeof(RentalExtended)],
        ["More time is not had that the card does not pay"] = [typeof(ExtensionDropped)],
        ["A tool is lost"] = [typeof(RentalOverdue), typeof(RentalChased), typeof(RentalLost)],
        ["What was found and does not come back is lost again, and nobody decides"] = [typeof(RentalFound)],

        ["Two tools are brought back"] = [typeof(ReturnBegun), typeof(ItemScanned), typeof(ItemReturned), typeof(RentalReturned), typeof(ItemScored)],
        ["A locker does not open for a tool, and then does"] = [typeof(ReturnTurnedAway)],
        ["A locker is full and the tool goes into another"] = [typeof(LockerFull)],
        ["A locker is opened again after its tool is back"] = [typeof(ItemReopened)],
        ["A customer comes to the wrong site first"] = [typeof(WrongSiteVisited)],
        ["A tool is judged anew once more is said of it"] = [typeof(ReturnReported)],
        ["A deposit is released"] = [typeof(ItemDecided), typeof(RentalDecided), typeof(RentalClosed)],
        ["A part of a deposit is kept after notice"] = [typeof(CaptureAnnounced)],
        ["A deposit is kept that cannot be had"] = [typeof(CaptureLapsed)],
        ["A customer answers to a capture and has it dropped"] = [typeof(CaptureAnswered)],
        ["An administrator keeps a deposit"] = [typeof(ItemEscalated)],
        ["Nobody decides and the deposit is released"] = [typeof(DecisionOverdue)],
        ["What was lost is claimed"] = [typeof(LossClaimed)],
        ["What is owed is paid by another card"] = [typeof(OwedAsked)],
        ["What was kept goes back after a dispute"] = [typeof(CaptureRefunded)],
        ["Two of the staff give back a part of the rent"] = [typeof(RentRefunded)],
        ["A bank takes back what was kept"] = [typeof(ChargebackOpened), typeof(ChargebackDue), typeof(ChargebackAnswered), typeof(ChargebackEnded)],
    };

    public static IEnumerable<string> Scenarios => ByScenario.Keys;

    public static IEnumerable<Type> Events => ByScenario.Values.SelectMany(events => events);

    /// <summary>The names of those that happen in a scenario, and maybe others.</summary>
    public static IEnumerable<string> Of(BookingScenario scenario) => ByScenario.GetValueOrDefault(scenario.Name, []).Select(happened => happened.Name);
}

public sealed class CrashEventTests
{
    [Fact]
    public void Each_event_of_a_rental_happens_in_a_scenario()
    {
        var all = typeof(RentalEvent).Assembly.GetTypes().Where(type => type.IsAssignableTo(typeof(RentalEvent)) && !type.IsAbstract);

        Assert.Equal(Names(all), Names(CrashEvents.Events));
        Assert.Empty(CrashEvents.Scenarios.Except(BookingScenario.All.Select(scenario => scenario.Name)));
    }

    private static IEnumerable<string> Names(IEnumerable<Type> types) => types.Select(type => type.Name).Order(StringComparer.Ordinal);
}
