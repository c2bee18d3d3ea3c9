using Toolbox24.Domain;
using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Doors;
using Toolbox24.Domain.Evidence;
using Toolbox24.Domain.Rentals;

namespace Toolbox24.Grains.Rentals;

/// <summary>From the kiosk to the tools in the customer's hands.</summary>
public partial interface IRentalGrain
{
    /// <summary>Lets the customer have the tools, and has their lockers opened: all or none. Idempotent.</summary>
    /// <param name="customer">Whose it is.</param>
    /// <param name="isNoticeRead">They have read what is dangerous about the tools.</param>
    [Alias("pick-up")]
    Task<Result<Rental>> PickUp(AccountId customer, bool isNoticeRead);

    /// <summary>Asks lockers again that have not opened; within ten seconds of the last time it changes nothing.</summary>
    [Alias("ask-lockers")]
    Task<Result<Rental>> AskLockers(AccountId customer);

    /// <summary>Opens one locker anew while the customer picks up; shortly after they left, for a tool that is no good.</summary>
    [Alias("open-again")]
    Task<Result<Rental>> OpenAgain(AccountId customer, UnitId unit);

    /// <summary>The customer leaves a tool in its open locker: it counts once the door says to be shut.</summary>
    [Alias("put-back")]
    Task<Result<Rental>> PutBack(AccountId customer, UnitId unit);

    /// <summary>What the customer wants done about a locker that did not open.</summary>
    [Alias("choose")]
    Task<Result<Rental>> Choose(AccountId customer, StuckChoice choice);

    /// <summary>What the customer says of a tool on taking it.</summary>
    [Alias("report-pickup")]
    Task<Result<Rental>> ReportPickup(AccountId customer, UnitId unit, PickupReport report, string text);

    /// <summary>Another unit, or the money, for a tool that was missing, wrong or did not work.</summary>
    [Alias("make-good")]
    Task<Result<Rental>> MakeGood(AccountId customer, UnitId unit, Remedy remedy);

    /// <summary>"J'ai fini".</summary>
    [Alias("finish-pick-up")]
    Task<Result<Rental>> FinishPickUp(AccountId customer);

    /// <summary>A photo or a video of a tool has come in. Idempotent.</summary>
    [Alias("add-evidence")]
    Task<Result<Rental>> AddEvidence(UnitId unit, EvidenceId evidence, EvidenceKind kind);

    /// <summary>Takes in what a kiosk did with the rental while it heard nothing from us. Idempotent.</summary>
    [Alias("take-in")]
    Task<Result<Rental>> TakeIn(AloneVisit visit);

    /// <summary>Takes in what a door says of an opening that the rental asked for. Idempotent.</summary>
    [Alias("hear-locker")]
    Task HearLocker(DoorCommandId opening, LockerAnswer answer);
}
