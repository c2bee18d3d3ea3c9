using System.Collections.Frozen;

namespace Toolbox24.Domain.Audit;

/// <summary>What kind of action an entry tells of; the kind says how long its facts are kept.</summary>
public enum AuditClass
{
    /// <summary>What somebody did with their own account: 12 months, and not at all once they are forgotten.</summary>
    Own,

    /// <summary>Who signed in, from where: 12 months (CPCE, art. L34-1 and R10-13; CNIL recommends 6 to 12).</summary>
    Access,

    /// <summary>What the staff did or looked at: 3 years.</summary>
    Staff,

    /// <summary>What was decided of a customer's money, or will decide of it: 5 years (Code civil, art. 2224).</summary>
    Decision,

    /// <summary>Money and invoices: 10 years (Code de commerce, art. L123-22).</summary>
    Money,
}

/// <summary>How long what the audit log says of an action is kept. The entries stay for ever, without it.</summary>
public static class AuditRetention
{
    private static readonly FrozenDictionary<string, AuditClass> Known = new (AuditClass Class, string Actions)[]
    {
        (AuditClass.Own,
            """
            SignedUp EmailVerified EmailChanged PhoneChanged Renamed PreferenceSet MarketingWanted MarketingUnwanted CompanyDeclared
            PasswordChanged PasswordReset PasswordRehashed MagicLinkFollowed InvitationAccepted
            AuthenticatorOffered AuthenticatorAdded AuthenticatorRemoved SecondFactorUsed RecoveryCodesRenewed RecoveryCodeUsed
            PasskeyAdded PasskeyRenamed PasskeyRemoved PasskeyUsed PasskeyRefused PassesBlocked PassesUnblocked
            """),
        (AuditClass.Access, "SignedIn SessionsEnded RefreshTokenReused"),
        (AuditClass.Staff,
            """
            StaffInvited InvitationSentAgain RolesChanged StaffOffBoarded SecondFactorReset
            CustomerSuspended CustomerReinstated CustomerWatched CustomerUnwatched CustomerAnonymised AccountAnonymised CompanyReviewed
            CustomerConsulted CustomersConsulted CompaniesConsulted RentalConsulted RentalsConsulted DisputesConsulted EvidenceConsulted StaffConsulted AuditConsulted AuditExported
            ViewingBegan CustomerViewed ViewingEnded DeviceRegistered DeviceCredentialRotated DeviceRevoked DoorOpeningAsked DoorOpeningProposed PurgeAuditFacts
            CategoryAdded CategoryChanged CategoryRemoved ToolAdded ToolChanged ToolRetired PhotosArranged PackAdded PackChanged PackRetired CatalogueImported
            UnitRegistered UnitPlaced UnitPlanned UnitStateChanged UnitCleared PassportWritten DamageSet ReturnClaimed ReturnReleased RentalPinIssued EvidencePurged VisitUnexpected
            ConsumableAdded ConsumableChanged ConsumableRetired StockMoved StockWatched
            IncidentOpened IncidentAssigned IncidentFollowed IncidentAcknowledged IncidentClosed OnCallPlanned OnCallDropped ThreadWritten
            SiteOpened SiteChanged LockerAdded LockerChanged ClosingBegun ClosingEnded
            """),
        (AuditClass.Decision,
            """
            RentalChanged CancellationAsked RentalCancelled RentalWithdrawn WithdrawnUnderWay RentalFailed RentalNotFetched RentalChased RentalLost RentalFound
            CaptureAnnounced ItemEscalated ItemDecided LossClaimed DisputeOpened DisputeAnswered DisputeConcluded
            GridDrafted GridEdited GridProposed GridPublished GridWithdrawn ParameterProposed ParameterSet ParameterWithdrawn
            """),
        (AuditClass.Money, "PaymentAnswered OwedAsked CaptureLapsed AmendsPaid CaptureRefunded RentRefunded RefundProposed RefundApproved ChargebackOpened ChargebackAnswered ChargebackEnded"),
    }
        .SelectMany(each => each.Actions.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries), (each, action) => (action, each.Class))
        .ToFrozenDictionary(each => each.action, each => each.Class);

    /// <summary>What kind of action it is; null where nobody has said so yet, and it is kept as long as anything.</summary>
    public static AuditClass? Of(string action) => Known.TryGetValue(action, out var known) ? known : null;

    /// <summary>What is younger than this is purged by no one's age.</summary>
    public static DateTimeOffset Shortest(DateTimeOffset now) => now.AddMonths(-12);

    /// <summary>Before when the facts of an action are to go, by their age alone.</summary>
    public static DateTimeOffset GoesBefore(string action, DateTimeOffset now) => (Of(action) ?? AuditClass.Money) switch
    {
        AuditClass.Own or AuditClass.Access => Shortest(now),
        AuditClass.Staff => now.AddYears(-3),
        AuditClass.Decision => now.AddYears(-5),
        AuditClass.Money => now.AddYears(-10),
    };
}
