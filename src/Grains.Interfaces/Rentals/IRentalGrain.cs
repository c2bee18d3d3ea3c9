using Toolbox24.Domain;
using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Lockers;
using Toolbox24.Domain.Passes;
using Toolbox24.Domain.Payments;
using Toolbox24.Domain.Rentals;

namespace Toolbox24.Grains.Rentals;

/// <summary>
/// One rental, by its id: the only writer of it. Whatever it answers to a change is durable. To whoever names another
/// customer than its own it is <see cref="UnknownRental" />.
/// </summary>
[Alias("rental")]
public partial interface IRentalGrain : IGrainWithGuidKey
{
    [Alias("get")]
    Task<Result<Rental>> Get();

    /// <summary>
    /// Holds all that is wished for, or nothing. Asked again for a rental that there is, it changes nothing: <see cref="RentalIdTaken" />
    /// where that is for something else.
    /// </summary>
    [Alias("hold")]
    Task<Result<Rental>> Hold(HoldRental request);

    /// <summary>Asks for the money; what the card comes to is told by <see cref="PaymentAnswered" />.</summary>
    [Alias("pay")]
    Task<Result<Rental>> Pay(AccountId customer, PayRental request);

    /// <summary>The customer has done what their bank wanted.</summary>
    [Alias("complete-payment")]
    Task<Result<Rental>> CompletePayment(AccountId customer);

    /// <summary>Another slot, obtained before the one it has is given up.</summary>
    [Alias("change")]
    Task<Result<Rental>> Change(AccountId customer, ChangeRental request);

    /// <summary>The customer gives it up.</summary>
    /// <param name="customer">Whose it is.</param>
    /// <param name="expectedFee">What they were shown that it costs; null where they were shown nothing.</param>
    [Alias("cancel")]
    Task<Result<Rental>> Cancel(AccountId customer, Euros? expectedFee);

    /// <summary>A consumer withdraws from the contract.</summary>
    [Alias("withdraw")]
    Task<Result<Rental>> Withdraw(AccountId customer);

    /// <summary>The customer will be late: the slot goes on for as long, where nobody follows.</summary>
    [Alias("report-late")]
    Task<Result<Rental>> ReportLate(AccountId customer, TimeSpan by);

    /// <summary>
    /// Takes another unit of the same tool, promised already, for one that cannot be had; <see cref="NothingHeld" /> where it has
    /// not got that one, <see cref="HoldsAnotherSlot" /> where it has it for another time. Idempotent.
    /// </summary>
    /// <param name="from">The unit it has.</param>
    /// <param name="to">The unit that is promised.</param>
    /// <param name="during">When that is promised, turnaround included.</param>
    [Alias("replace-unit")]
    Task<Result<Rental>> ReplaceUnit(UnitId from, UnitId to, Slot during);

    /// <summary>We cannot keep it.</summary>
    [Alias("fail")]
    Task<Result<Rental>> Fail(string reason);

    /// <summary>
    /// We cannot keep it, for one of its units cannot be had; <see cref="NothingHeld" /> where it has not got that one,
    /// <see cref="HoldsAnotherSlot" /> where it has it for another time.
    /// </summary>
    /// <param name="unit">The unit that cannot be had.</param>
    /// <param name="during">When it was promised, turnaround included.</param>
    /// <param name="reason">Why, for the customer to read.</param>
    [Alias("fail-without")]
    Task<Result<Rental>> FailWithout(UnitId unit, Slot during, string reason);

    /// <summary>Gives up another slot that waits to be paid and counts on a unit that cannot be had then. Idempotent.</summary>
    [Alias("lose-change")]
    Task<Result<Rental>> LoseChange(UnitId unit);

    /// <summary>Tells the customer that the site does not answer, unless they know or need not. Idempotent.</summary>
    [Alias("tell-of-silence")]
    Task TellOfSilence();

    /// <summary>The site answers again: tells whoever knew that it did not, and sets going what stood still. Idempotent.</summary>
    [Alias("tell-of-return")]
    Task TellOfReturn();

    /// <summary>The customer wants the PIN again, or before it is sent by itself.</summary>
    /// <param name="customer">Whose it is.</param>
    /// <param name="purpose">To do what.</param>
    /// <param name="voidBefore">PINs made until then are worth nothing; null where all are good.</param>
    [Alias("send-pin")]
    Task<Result<Rental>> SendPin(AccountId customer, PassPurpose purpose, DateTimeOffset? voidBefore);

    /// <summary>Somebody of the staff has the customer given another PIN; by a session that lives, else it is <see cref="SessionEnded" />.</summary>
    [Alias("reissue-pin")]
    Task<Result<Rental>> ReissuePin(PassPurpose purpose, string reason);

    /// <summary>Somebody may know the PINs that a kiosk was told of until an instant: others take their place. Idempotent.</summary>
    [Alias("reissue-pins")]
    Task ReissuePins(DateTimeOffset until);

    /// <summary>Takes in what a call to the processor came to. Idempotent.</summary>
    [Alias("payment-answered")]
    Task PaymentAnswered(PaymentAnswer answer);

    /// <summary>Does what is due by itself, and what was begun and not ended. Idempotent.</summary>
    [Alias("meet-deadlines")]
    Task MeetDeadlines();
}

/// <summary>Asks for units of tools for a while, to be paid meanwhile.</summary>
/// <param name="Customer">For whom.</param>
/// <param name="Wish">What.</param>
/// <param name="ExpectedRent">What they were shown that it costs; null where they were shown nothing.</param>
/// <param name="ExpectedDeposit">What they were shown that is blocked; null where they were shown nothing.</param>
/// <param name="IsOffer">Whether they waited for it: they are told, and have longer.</param>
[GenerateSerializer, Immutable, Alias("hold-rental")]
public sealed record HoldRental(AccountId Customer, RentalWish Wish, Euros? ExpectedRent, Euros? ExpectedDeposit, bool IsOffer = false);

/// <summary>Asks for another slot.</summary>
/// <param name="Slot">Which.</param>
/// <param name="ExpectedRent">What they were shown that it costs in all; null where they were shown nothing.</param>
/// <param name="Deposit">The amount they let us block.</param>
/// <param name="IsExpress">They ask for the rental to begin before the time to withdraw ends.</param>
[GenerateSerializer, Immutable, Alias("change-rental")]
public sealed record ChangeRental(Slot Slot, Euros? ExpectedRent, Euros Deposit, bool IsExpress = false);
