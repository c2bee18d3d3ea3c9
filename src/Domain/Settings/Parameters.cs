using System.Collections.Immutable;
using System.Globalization;
using Toolbox24.Domain.Customers;
using Toolbox24.Domain.Disputes;
using Toolbox24.Domain.Doors;
using Toolbox24.Domain.Evidence;
using Toolbox24.Domain.Incidents;
using Toolbox24.Domain.Lockers;
using Toolbox24.Domain.Passes;
using Toolbox24.Domain.Payments;
using Toolbox24.Domain.Rentals;
using Toolbox24.Domain.Sites;
using Toolbox24.Domain.Threads;
using static Toolbox24.Domain.Settings.ParameterForms;

namespace Toolbox24.Domain.Settings;

/// <summary>
/// Every parameter there is. What each one does is told beside the rule it fills (<see cref="OperatingRules" />), which also has
/// its default. Those of VAT stand in <see cref="VatParameters" />. Prices, deposits, penalties (their tolerance among them) and cancelling are
/// grids of their own.
/// </summary>
public static class Parameters
{
    public static readonly Parameter ShortestSlot = Minutes("slot.shortest", "Durée minimale d’une location", SlotRules.Default.Shortest, 15, 24 * 60);
    public static readonly Parameter LongestSlot = Days("slot.longest", "Durée maximale d’une location", SlotRules.Default.Longest, 1, 90);
    public static readonly Parameter Horizon = Days("slot.horizon", "Réservation au plus tôt avant le début", SlotRules.Default.Horizon, 1, 730);

    public static readonly Parameter Rentals = Count("customer.rentals", "Locations en cours par client", CustomerLimits.Default.Rentals, 1, 50);
    public static readonly Parameter Holds = Count("customer.holds", "Réservations temporaires à la fois par client", CustomerLimits.Default.Holds, 1, 20);
    public static readonly Parameter HoldsAnHour = Count("customer.holds-an-hour", "Réservations temporaires par heure et par client", CustomerLimits.Default.HoldsAnHour, 1, 100);

    public static readonly Parameter WatchFactor = new(
        "customer.watch-factor", "Dépôt de garantie d’un client suivi, multiplié par", ParameterUnit.Factor,
        WatchRules.Default.DepositFactor.ToString(CultureInfo.InvariantCulture), 1, 5);
    public static readonly Parameter WatchMonths = Count("customer.watch-months", "Durée du suivi d’un client, en mois", WatchRules.Default.Months, 1, 36);

    public static readonly Parameter Hold = Minutes("booking.hold", "Réservation temporaire pendant le paiement", BookingRules.Default.Hold, 2, 60);
    public static readonly Parameter HoldExtension =
        Minutes("booking.hold-extension", "Délai ajouté pour l’authentification bancaire", BookingRules.Default.Extension, 0, 60);
    public static readonly Parameter HoldWarning =
        Minutes("booking.hold-warning", "Avertissement avant la fin de la réservation temporaire", BookingRules.Default.HoldWarning, 1, 15);
    public static readonly Parameter PinAhead =
        Minutes("booking.pin-ahead", "Envoi du code PIN avant le début, et avant la fin", BookingRules.Default.PinAhead, 15, 120);
    public static readonly Parameter PinResends = Count("booking.pin-resends", "Renvois d’un code PIN", BookingRules.Default.PinResends, 0, 10);
    public static readonly Parameter PinResendWait = Seconds("booking.pin-resend-wait", "Délai avant le renvoi d’un code PIN", BookingRules.Default.PinResendWait, 30, 900);
    public static readonly Parameter Texts = Count("booking.texts", "SMS par location, hors sécurité", BookingRules.Default.Texts, 2, 10);
    public static readonly Parameter PickupTolerance =
        Minutes("booking.pickup-tolerance", "Retrait possible après le début, avant absence", BookingRules.Default.PickupTolerance, 15, 240);
    public static readonly Parameter Validation =
        Hours("booking.validation", "Délai de validation d’un retour", BookingRules.Default.Validation, 1, 96);
    public static readonly Parameter DepositTries = new(
        "booking.deposit-tries", "Essais de caution avant le début", ParameterUnit.HourList,
        string.Join(' ', BookingRules.Default.DepositTries.Select(before => Write(before.TotalHours))), 1, 72);
    public static readonly Parameter DepositLatest =
        Hours("booking.deposit-latest", "Annulation sans caution avant le début", BookingRules.Default.DepositLatest, 1, 24);
    public static readonly Parameter LongestDelay =
        ForOperators(Minutes("booking.longest-delay", "Retard annoncé maximal", BookingRules.Default.LongestDelay, 15, 480));
    public static readonly Parameter Offer =
        ForOperators(Minutes("booking.offer", "Délai d’une offre de la liste d’attente", BookingRules.Default.Offer, 5, 60));
    public static readonly Parameter MostWaiting =
        ForOperators(Count("waiting.most", "Demandes en liste d’attente par client", WaitingRules.Default.Most, 1, 50));
    public static readonly Parameter WaitingPause =
        ForOperators(Minutes("waiting.pause", "Délai avant une nouvelle offre après un refus", WaitingRules.Default.Pause, 1, 60));
    public static readonly Parameter MostItems = Count("booking.most-items", "Outils par location", BookingRules.Default.MostItems, 1, 50);
    public static readonly Parameter TermsVersion = new(
        "booking.terms-version", "Version des conditions générales", ParameterUnit.Version, BookingRules.Default.TermsVersion, 1, 20);

    public static readonly Parameter EarlyPickup =
        Minutes("onsite.early-pickup", "Retrait possible avant le début, si l’outil est libre", OnSiteRules.Default.EarlyPickup, 0, 60);
    public static readonly Parameter LockerChoice =
        Minutes("onsite.locker-choice", "Délai de choix quand un casier ne s’ouvre pas", OnSiteRules.Default.Choice, 1, 30);
    public static readonly Parameter Photos =
        Count("onsite.photos", "Photos demandées par outil, au retrait et au retour", OnSiteRules.Default.Photos, 1, 6);
    public static readonly Parameter MeterLatest =
        Minutes("onsite.meter", "Démarrage du compteur sans photos, après le dernier outil sorti", OnSiteRules.Default.MeterLatest, 0, 60);
    public static readonly Parameter Idle = Minutes("onsite.idle", "Fin du retrait sans activité", OnSiteRules.Default.Idle, 5, 60);
    public static readonly Parameter PickupReports =
        Minutes("onsite.pickup-reports", "Signalement possible après le départ", OnSiteRules.Default.PickupReports, 0, 120);
    public static readonly Parameter NextWarned =
        Minutes("overrun.next-warned", "Client suivant prévenu avant son début, au plus tard", OnSiteRules.Default.NextWarned, 5, 240);
    public static readonly Parameter Call = Hours("overrun.call", "Appel du client après la fin", OnSiteRules.Default.Call, 1, 72);
    public static readonly Parameter FormalNotice =
        Hours("overrun.formal-notice", "Mise en demeure après la fin", OnSiteRules.Default.FormalNotice, 2, 168);
    public static readonly Parameter Loss = Hours("overrun.loss", "Outil déclaré perdu après la fin", OnSiteRules.Default.Loss, 3, 336);
    public static readonly Parameter FoundReturn =
        Hours("overrun.found-return", "Retour d’un outil retrouvé, avant qu’il compte de nouveau comme perdu", OnSiteRules.Default.FoundReturn, 1, 336);
    public static readonly Parameter Reopenings =
        Count("return.reopenings", "Réouvertures d’un casier refermé au retour", OnSiteRules.Default.Reopenings, 0, 10);
    public static readonly Parameter WrongSiteGrace =
        Minutes("return.wrong-site-grace", "Délai accordé à qui se trompe de site", OnSiteRules.Default.WrongSiteGrace, 0, 120);
    public static readonly Parameter WeightSlack =
        Count("return.weight-slack", "Écart de poids admis au retour, en grammes", OnSiteRules.Default.WeightSlack, 10, 5_000);
    public static readonly Parameter WeightShare =
        Percent("return.weight-share", "Écart de poids admis au retour, en part du poids", OnSiteRules.Default.WeightShare, 0, 50);
    public static readonly Parameter ReturnClaim =
        Minutes("decision.claim", "Retour réservé à l’opérateur qui l’examine", DeskRules.Default.Claim, 1, 120);
    public static readonly Parameter LeastLeft =
        Percent("decision.least-left", "Part d’un dommage due malgré l’usure", DeskRules.Default.LeastLeft, 5, 100);
    public static readonly Parameter EvidenceKept =
        Days("evidence.kept", "Conservation des photos et vidéos après la fin", EvidenceLives.Default.Usual, 30, 365);
    public static readonly Parameter CaptureEvidenceKept =
        Days("evidence.kept-captured", "Conservation des photos après une retenue", EvidenceLives.Default.OfCapture, 30, 730);
    public static readonly Parameter ChargebackWarning =
        Days("dispute.chargeback-warning", "Alerte avant l’échéance d’un impayé bancaire", BookingRules.Default.ChargebackWarning, 1, 14);
    public static readonly Parameter RentCapture =
        Hours("payment.rent-captured", "Encaissement du loyer avant la fin de son autorisation", BookingRules.Default.RentCapture, 2, 72);
    public static readonly Parameter DepositRenewal =
        Hours("deposit.renewal", "Renouvellement de la caution avant sa fin", OnSiteRules.Default.DepositRenewal, 2, 72);
    public static readonly Parameter DecidedBeforeDeath =
        Hours("decision.before-deposit-end", "Décision avant la fin de la caution, au plus tard", OnSiteRules.Default.DecidedBeforeDeath, 25, 96);
    public static readonly Parameter CaptureNotice =
        Hours("decision.capture-notice", "Préavis d’un prélèvement sur la caution", OnSiteRules.Default.CaptureNotice, 1, 72);
    public static readonly Parameter SecondChance =
        Hours("decision.second-chance", "Délai ajouté quand personne n’a décidé", OnSiteRules.Default.SecondChance, 1, 72);
    public static readonly Parameter Escalation =
        Hours("decision.escalation", "Délai d’un administrateur", OnSiteRules.Default.Escalation, 1, 72);
    public static readonly Parameter DisputeWindow =
        Days("dispute.window", "Contestation possible après la décision", DisputeRules.Default.Window, 14, 365);
    public static readonly Parameter DisputeAnswer =
        Count("dispute.answer", "Jours ouvrés pour répondre à une contestation", DisputeRules.Default.AnswerWithin, 1, 30);
    public static readonly Parameter Mediator = new(
        "dispute.mediator", "Médiateur de la consommation : nom, adresse et site", ParameterUnit.Text, DisputeRules.Default.Mediator, 3, 500);
    public static readonly Parameter RefundAlone =
        ByTwo(Count("refund.alone", "Euros remboursés au plus par une seule personne", (int)(RefundRules.Default.Alone.Cents / 100), 0, 1_000));
    public static readonly Parameter IncidentAnswer =
        Minutes("incident.answer", "Astreinte : délai avant d’alerter la personne suivante", IncidentRules.Default.AnswerWithin, 5, 240);

    public static readonly Parameter AuthorisationPresent = Hours(
        "payment.authorisation-present", "Durée de vie d’une empreinte, client présent", AuthorisationLives.Default.Present, 24, 30 * 24);
    public static readonly Parameter AuthorisationAbsent = Hours(
        "payment.authorisation-absent", "Durée de vie d’une empreinte, client absent", AuthorisationLives.Default.Absent, 24, 30 * 24);

    public static readonly Parameter SiteSilence = Minutes("site.silence", "Silence d’un site avant alerte", HealthRules.Default.Silence, 1, 15);
    public static readonly Parameter SiteTellAfter =
        Minutes("site.tell-after", "Silence d’un site avant d’écrire aux clients", HealthRules.Default.TellAfter, 1, 120);
    public static readonly Parameter SiteTellAhead =
        Hours("site.tell-ahead", "Clients prévenus : début de location dans les", HealthRules.Default.TellAhead, 1, 48);
    public static readonly Parameter SiteTellAgain =
        Minutes("site.tell-again", "Silence d’un site : intervalle entre deux messages", HealthRules.Default.TellAgain, 15, 240);
    public static readonly Parameter SellsWhileDegraded = ForOperators(
        new("site.sells-while-degraded", "Vente maintenue sur un site qui ne répond pas", ParameterUnit.YesNo, "false", 0, 1));

    public static readonly Parameter EntranceIdle = Minutes("entrance.idle", "Visite terminée sans activité", EntranceRules.Default.Idle, 5, 60);
    public static readonly Parameter EntranceTurn = Minutes("entrance.turn", "Délai pour entrer quand vient son tour", EntranceRules.Default.Turn, 1, 30);
    public static readonly Parameter ThreadTold = Minutes("thread.told", "Délai pour lire un message avant d’être prévenu", ThreadRules.Default.ToldAfter, 1, 60);

    public static readonly Parameter LongestStay =
        Minutes("site.longest-stay", "Présence à l’intérieur avant alerte", PremisesRules.Default.LongestStay, 5, 120);
    public static readonly Parameter SameCall =
        Seconds("site.same-call", "Appels à l’aide comptés comme un seul pendant", PremisesRules.Default.SameCall, 5, 300);

    public static readonly Parameter Turnaround =
        Minutes("tool.turnaround", "Battement après une location, sauf indication de l’outil", OperatingRules.DefaultTurnaround, 15, 24 * 60);

    public static readonly Parameter DoorRepeat =
        Seconds("door.repeat", "Une même demande d’ouverture n’ouvre qu’une fois pendant", DoorRules.Default.Repeat, 5, 60);
    public static readonly Parameter DoorAcknowledge = Seconds("door.acknowledge", "Réponse d’une serrure, au plus tard", DoorRules.Default.Acknowledge, 2, 30);
    public static readonly Parameter DoorOpen = Seconds("door.open", "Ouverture d’une porte après la réponse, au plus tard", DoorRules.Default.Open, 5, 120);
    public static readonly Parameter DoorClose = Minutes("door.close", "Porte laissée ouverte avant alerte", DoorRules.Default.Close, 1, 30);
    public static readonly Parameter DoorAlone =
        ByTwo(Count("door.alone", "Ouvertures manuelles par personne et par jour, avant une seconde personne", DoorRules.Default.Alone, 0, 100));
    public static readonly Parameter DoorProposal =
        Minutes("door.proposal", "Délai de confirmation d’une ouverture manuelle", DoorRules.Default.Proposal, 1, 120);
    public static readonly Parameter DoorAccount =
        Minutes("door.account", "Délai d’une borne pour raconter ses ouvertures sans réseau, avant alerte", DoorRules.Default.Account, 1, 240);

    public static readonly Parameter ProfessionalDiscount =
        Percent("price.professional-discount", "Remise des professionnels", OperatingRules.DefaultProfessionalDiscount, 0, 60);

    public static readonly Parameter SecondForPrices = YesNo("approval.prices", "Double validation des grilles de prix");
    public static readonly Parameter SecondForDeposits = YesNo("approval.deposits", "Double validation des grilles de caution");
    public static readonly Parameter SecondForPenalties = YesNo("approval.penalties", "Double validation des pénalités de retard");
    public static readonly Parameter SecondForCancellation = YesNo("approval.cancellation", "Double validation des conditions d’annulation");

    /// <summary>All of them, in the order of the back-office.</summary>
    public static ImmutableArray<Parameter> All { get; } =
    [
        ShortestSlot, LongestSlot, Horizon, Rentals, Holds, HoldsAnHour, WatchFactor, WatchMonths, Hold, HoldExtension, HoldWarning, PinAhead,
        PinResends, PinResendWait, Texts, PickupTolerance, Validation, DepositTries, DepositLatest, LongestDelay, Offer, MostWaiting, WaitingPause,
        MostItems, TermsVersion, EarlyPickup, LockerChoice, Photos, MeterLatest, Idle, PickupReports, NextWarned, Call, FormalNotice, Loss,
        FoundReturn, Reopenings, WrongSiteGrace, WeightSlack, WeightShare, Turnaround, DepositRenewal, DecidedBeforeDeath, CaptureNotice,
        SecondChance, Escalation, ReturnClaim, LeastLeft, EvidenceKept, CaptureEvidenceKept, ChargebackWarning, DisputeWindow, DisputeAnswer,
        Mediator, RefundAlone, IncidentAnswer, RentCapture, AuthorisationPresent, AuthorisationAbsent, SiteSilence, SiteTellAfter, SiteTellAhead,
        SiteTellAgain, SellsWhileDegraded, EntranceIdle, EntranceTurn, LongestStay, SameCall, ThreadTold, DoorRepeat, DoorAcknowledge, DoorOpen,
        DoorClose, DoorAlone, DoorProposal, DoorAccount, .. VatParameters.All, ProfessionalDiscount, SecondForPrices, SecondForDeposits,
        SecondForPenalties, SecondForCancellation,
    ];

    private static readonly ImmutableDictionary<string, Parameter> ByKey = All.ToImmutableDictionary(parameter => parameter.Key);

    /// <summary>The parameter of a key; null where there is none.</summary>
    public static Parameter? Find(string key) => ByKey.GetValueOrDefault(key);
}
