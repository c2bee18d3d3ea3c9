using System.Collections.Immutable;
using Toolbox24.Domain.Customers;
using Toolbox24.Domain.Disputes;
using Toolbox24.Domain.Doors;
using Toolbox24.Domain.Evidence;
using Toolbox24.Domain.Incidents;
using Toolbox24.Domain.Lockers;
using Toolbox24.Domain.Passes;
using Toolbox24.Domain.Payments;
using Toolbox24.Domain.Pricing;
using Toolbox24.Domain.Rentals;
using Toolbox24.Domain.Sites;
using Toolbox24.Domain.Threads;

namespace Toolbox24.Domain.Settings;

/// <summary>What all parameters come to at an instant: the rules that decisions go by.</summary>
/// <param name="Slots">Which slots can be asked for, and how long they can be held.</param>
/// <param name="Limits">How much one customer may have at a time.</param>
/// <param name="Booking">The times and bounds of booking, which a rental keeps.</param>
/// <param name="Waiting">The bounds of waiting for what somebody else has.</param>
/// <param name="Watch">What being watched comes to, for whoever is from then on.</param>
/// <param name="Authorisations">How long authorisations are planned to live.</param>
/// <param name="Health">How long sites may be silent, and what follows.</param>
/// <param name="Vat">The VAT that is in all prices.</param>
/// <param name="ProfessionalDiscount">What professionals get off prices that are for everyone.</param>
/// <param name="NeedSecond">Whose versions come into force only once a second person agrees.</param>
public sealed record OperatingRules(
    SlotRules Slots, CustomerLimits Limits, BookingRules Booking, WaitingRules Waiting, WatchRules Watch, AuthorisationLives Authorisations,
    HealthRules Health, Percentage Vat, Percentage ProfessionalDiscount, ImmutableHashSet<GridKind> NeedSecond)
{
    /// <summary>The times and bounds from pick-up to decision, which a rental keeps from its pick-up on.</summary>
    public OnSiteRules OnSite { get; init; } = OnSiteRules.Default;

    /// <summary>The times of disputes.</summary>
    public DisputeRules Disputes { get; init; } = DisputeRules.Default;

    /// <summary>The times of alerts.</summary>
    public IncidentRules Incidents { get; init; } = IncidentRules.Default;

    /// <summary>What of a rent goes back without a second person.</summary>
    public RefundRules Refunds { get; init; } = RefundRules.Default;

    /// <summary>How long doors may take for each thing, and what the staff opens alone.</summary>
    public DoorRules Doors { get; init; } = DoorRules.Default;

    /// <summary>How long anybody stays inside.</summary>
    public PremisesRules Premises { get; init; } = PremisesRules.Default;

    /// <summary>How long a party has at the entrance.</summary>
    public EntranceRules Entrance { get; init; } = EntranceRules.Default;

    /// <summary>The times of messages about a rental.</summary>
    public ThreadRules Threads { get; init; } = ThreadRules.Default;

    /// <summary>By what the desk works on returns.</summary>
    public DeskRules Desk { get; init; } = DeskRules.Default;

    /// <summary>How long photos and videos are kept.</summary>
    public EvidenceLives Evidence { get; init; } = EvidenceLives.Default;

    /// <summary>The VAT that is in what is charged beside the rent.</summary>
    public ChargeVat ChargeVat { get; init; } = ChargeVat.Default;

    /// <summary>Kept free after each rental of a tool of which nothing else is said.</summary>
    public TimeSpan Turnaround { get; init; } = DefaultTurnaround;

    internal static readonly TimeSpan DefaultTurnaround = TimeSpan.FromMinutes(30);
    internal static readonly Percentage DefaultProfessionalDiscount = Percentage.Percent(10);

    internal static OperatingRules Of(ParameterReading read)
    {
        var booking = new BookingRules(
            read.Time(Parameters.Hold), read.Time(Parameters.HoldExtension), read.Time(Parameters.PickupTolerance),
            read.Time(Parameters.Validation), [.. read.Times(Parameters.DepositTries)], read.Time(Parameters.DepositLatest),
            read.Time(Parameters.LongestDelay), read.Time(Parameters.Offer), read.Count(Parameters.MostItems),
            read.Version(Parameters.TermsVersion), read.Time(Parameters.HoldWarning), read.Time(Parameters.PinAhead))
        {
            RentCapture = read.Time(Parameters.RentCapture),
            Texts = read.Count(Parameters.Texts),
            PinResends = read.Count(Parameters.PinResends),
            PinResendWait = read.Time(Parameters.PinResendWait),
            ChargebackWarning = read.Time(Parameters.ChargebackWarning),
        };

        // An offer is a hold too, and each may be made longer once.
        var longestHold = (booking.Hold > booking.Offer ? booking.Hold : booking.Offer) + booking.Extension;
        return new OperatingRules(
            SlotRules.Default with
            {
                Shortest = read.Time(Parameters.ShortestSlot),
                Longest = read.Time(Parameters.LongestSlot),
                Horizon = read.Time(Parameters.Horizon),
                LongestHold = longestHold,
            },
            new CustomerLimits(read.Count(Parameters.Rentals), read.Count(Parameters.Holds), read.Count(Parameters.HoldsAnHour), longestHold),
            booking,
            new WaitingRules(read.Count(Parameters.MostWaiting), read.Time(Parameters.WaitingPause)),
            new WatchRules(read.Factor(Parameters.WatchFactor), read.Count(Parameters.WatchMonths)),
            new AuthorisationLives(read.Time(Parameters.AuthorisationPresent), read.Time(Parameters.AuthorisationAbsent)),
            new HealthRules(
                read.Time(Parameters.SiteSilence), read.Time(Parameters.SiteTellAfter), read.Time(Parameters.SiteTellAhead),
                read.IsYes(Parameters.SellsWhileDegraded))
            {
                TellAgain = read.Time(Parameters.SiteTellAgain),
            },
            read.Percent(VatParameters.Prices),
            read.Percent(Parameters.ProfessionalDiscount),
            [.. Approvals.Where(one => read.IsYes(one.Parameter)).Select(one => one.Kind)])
        {
            OnSite = OnSiteOf(read),
            Doors = new(read.Time(Parameters.DoorRepeat), read.Time(Parameters.DoorAcknowledge), read.Time(Parameters.DoorOpen), read.Time(Parameters.DoorClose))
            {
                Alone = read.Count(Parameters.DoorAlone),
                Proposal = read.Time(Parameters.DoorProposal),
                Account = read.Time(Parameters.DoorAccount),
            },
            Disputes = new(read.Time(Parameters.DisputeWindow), read.Count(Parameters.DisputeAnswer)) { Mediator = read.Words(Parameters.Mediator) },
            Refunds = new(new Euros(100L * read.Count(Parameters.RefundAlone))),
            Incidents = new(read.Time(Parameters.IncidentAnswer)),
            Premises = new(read.Time(Parameters.LongestStay)) { SameCall = read.Time(Parameters.SameCall) },
            Entrance = new(read.Time(Parameters.EntranceIdle), read.Time(Parameters.EntranceTurn)),
            Threads = new(read.Time(Parameters.ThreadTold)),
            Desk = new(read.Time(Parameters.ReturnClaim), read.Percent(Parameters.LeastLeft)),
            Evidence = new(read.Time(Parameters.EvidenceKept), read.Time(Parameters.CaptureEvidenceKept)),
            Turnaround = read.Time(Parameters.Turnaround),
            ChargeVat = VatParameters.OfCharges(read),
        };
    }

    private static OnSiteRules OnSiteOf(ParameterReading read) => new()
    {
        EarlyPickup = read.Time(Parameters.EarlyPickup),
        Choice = read.Time(Parameters.LockerChoice),
        Photos = read.Count(Parameters.Photos),
        MeterLatest = read.Time(Parameters.MeterLatest),
        AskAgain = read.Time(Parameters.DoorRepeat),
        Idle = read.Time(Parameters.Idle),
        PickupReports = read.Time(Parameters.PickupReports),
        NextWarned = read.Time(Parameters.NextWarned),
        Call = read.Time(Parameters.Call),
        FormalNotice = read.Time(Parameters.FormalNotice),
        Loss = read.Time(Parameters.Loss),
        FoundReturn = read.Time(Parameters.FoundReturn),
        Reopenings = read.Count(Parameters.Reopenings),
        WrongSiteGrace = read.Time(Parameters.WrongSiteGrace),
        WeightSlack = read.Count(Parameters.WeightSlack),
        WeightShare = read.Percent(Parameters.WeightShare),
        DepositRenewal = read.Time(Parameters.DepositRenewal),
        DecidedBeforeDeath = read.Time(Parameters.DecidedBeforeDeath),
        CaptureNotice = read.Time(Parameters.CaptureNotice),
        SecondChance = read.Time(Parameters.SecondChance),
        Escalation = read.Time(Parameters.Escalation),
    };

    /// <summary>Two parameters that do not go together; null where all do.</summary>
    public Refusal? Contradiction()
    {
        if (Slots.Shortest > Slots.Longest) return new ParametersContradict(Parameters.ShortestSlot.Key, Parameters.LongestSlot.Key);
        if (Limits.Holds > Limits.Rentals) return new ParametersContradict(Parameters.Holds.Key, Parameters.Rentals.Key);
        if (Authorisations.Absent > Authorisations.Present)
            return new ParametersContradict(Parameters.AuthorisationAbsent.Key, Parameters.AuthorisationPresent.Key);
        if (Health.Silence > Health.TellAfter) return new ParametersContradict(Parameters.SiteSilence.Key, Parameters.SiteTellAfter.Key);
        if (Booking.HoldWarning >= Booking.Hold) return new ParametersContradict(Parameters.HoldWarning.Key, Parameters.Hold.Key);
        if (Booking.DepositTries[^1] < Booking.DepositLatest)
            return new ParametersContradict(Parameters.DepositTries.Key, Parameters.DepositLatest.Key);

        if (Evidence.Usual > Evidence.OfCapture)
            return new ParametersContradict(Parameters.EvidenceKept.Key, Parameters.CaptureEvidenceKept.Key);
        if (Disputes.Window > Evidence.Usual) return new ParametersContradict(Parameters.DisputeWindow.Key, Parameters.EvidenceKept.Key);

        return OnSiteContradiction();
    }

    /// <summary>
    /// Nobody may come before they have a PIN. Whoever is called, given notice and lost comes in that order; a capture can be announced until
    /// the last decision.
    /// </summary>
    private ParametersContradict? OnSiteContradiction()
    {
        if (OnSite.EarlyPickup > Booking.PinAhead) return new ParametersContradict(Parameters.EarlyPickup.Key, Parameters.PinAhead.Key);
        if (OnSite.Call >= OnSite.FormalNotice) return new ParametersContradict(Parameters.Call.Key, Parameters.FormalNotice.Key);
        if (OnSite.FormalNotice + OnSite.CaptureNotice > OnSite.Loss) return new ParametersContradict(Parameters.FormalNotice.Key, Parameters.Loss.Key);
        if (OnSite.CaptureNotice >= OnSite.DecidedBeforeDeath)
            return new ParametersContradict(Parameters.CaptureNotice.Key, Parameters.DecidedBeforeDeath.Key);
        if (OnSite.SecondChance >= OnSite.DecidedBeforeDeath)
            return new ParametersContradict(Parameters.SecondChance.Key, Parameters.DecidedBeforeDeath.Key);

        return null;
    }

    private static (GridKind Kind, Parameter Parameter)[] Approvals =>
    [
        (GridKind.Prices, Parameters.SecondForPrices),
        (GridKind.Deposits, Parameters.SecondForDeposits),
        (GridKind.Penalties, Parameters.SecondForPenalties),
        (GridKind.Cancellation, Parameters.SecondForCancellation),
    ];
}
