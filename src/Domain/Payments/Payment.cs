using System.Text.Json.Serialization;
using Toolbox24.Domain.Rentals;

namespace Toolbox24.Domain.Payments;

/// <summary>
/// One intent at the processor, as far as we know. One call at a time: what an earlier one came to must be known before
/// the next. Answers are taken in by how the payment stands, so that a late or repeated one changes nothing.
/// </summary>
public sealed record Payment(PaymentId Id, RentalId Rental, PaymentPurpose Purpose, int Attempt)
{
    public PaymentStatus Status { get; init; }

    /// <summary>What is to be authorised or charged; 0 where only the card is saved.</summary>
    public Euros Amount { get; init; }

    /// <summary>The card; once <see cref="PaymentStatus.CardSaved"/>, the one to use in its holder's absence.</summary>
    public required CardToken Card { get; init; }

    /// <summary>The call under way; null where the processor has answered all.</summary>
    public PaymentRequest? Pending { get; init; }

    /// <summary>How many calls were made.</summary>
    public int Calls { get; init; }

    /// <summary>What the processor calls it; null before its first answer.</summary>
    public string? Intent { get; init; }

    /// <summary>Where the customer does what they must.</summary>
    public Uri? Action { get; init; }

    /// <summary>When the authorisation dies.</summary>
    public DateTimeOffset? CaptureBefore { get; init; }

    /// <summary>What was taken, before refunds.</summary>
    public Euros Taken { get; init; }

    public Euros Refunded { get; init; }

    /// <summary>Why the last call that was declined was; null where none was.</summary>
    public string? DeclineCode { get; init; }

    /// <summary>What can still be given back.</summary>
    [JsonIgnore]
    public Euros Refundable => new(Taken.Cents - Refunded.Cents);

    /// <summary>Whether the amount is blocked at an instant.</summary>
    public bool IsHeld(DateTimeOffset now) => Status == PaymentStatus.Authorised && now < CaptureBefore;

    // Decisions: each leaves its call in Pending.

    /// <summary>Begins a payment.</summary>
    public static Payment Open(PaymentId id, RentalId rental, PaymentPurpose purpose, int attempt, OpeningCall call)
    {
        ArgumentNullException.ThrowIfNull(call);
        return new Payment(id, rental, purpose, attempt) { Card = call.Card, Amount = call.Amount }.Asking(call);
    }

    /// <summary>The customer says to have done what they had to.</summary>
    public Result<Payment> Complete() => Ask(intent => new CompleteAction(intent), PaymentStatus.ActionRequired);

    /// <summary>Takes an amount of what is authorised; the rest is released.</summary>
    public Result<Payment> Capture(Euros amount, DateTimeOffset now)
    {
        var asked = Ask(intent => new CaptureAmount(intent, amount), PaymentStatus.Authorised);
        if (!asked.Succeeded(out _, out _)) return asked;
        if (!IsHeld(now)) return new AuthorisationDied(CaptureBefore!.Value);

        return IsWithin(amount, Amount) ? asked : new AmountOutOfBounds(Amount);
    }

    /// <summary>Releases what is authorised, or ends what the customer did not complete.</summary>
    public Result<Payment> Void() =>
        Ask(intent => new VoidIntent(intent), PaymentStatus.ActionRequired, PaymentStatus.Authorised);

    /// <summary>Gives an amount back.</summary>
    public Result<Payment> Refund(Euros amount)
    {
        var asked = Ask(
            intent => new RefundAmount(intent, amount), PaymentStatus.Charged, PaymentStatus.Captured, PaymentStatus.Refunded);
        if (!asked.Succeeded(out _, out _)) return asked;

        return IsWithin(amount, Refundable) ? asked : new AmountOutOfBounds(Refundable);
    }

    // Transitions

    /// <summary>Takes in what a call came to.</summary>
    public Payment Apply(PaymentAnswer answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        var isAwaited = Pending == answer.Request;
        var settled = isAwaited ? this with { Pending = null } : this;
        return answer.Outcome switch
        {
            ActionRequired told when Status is PaymentStatus.Requested =>
                settled with { Status = PaymentStatus.ActionRequired, Intent = told.Intent, Action = told.Address },
            Authorised told when IsOpening => settled with
            {
                Status = PaymentStatus.Authorised,
                Intent = told.Intent,
                CaptureBefore = told.CaptureBefore,
            },
            Charged told when IsOpening => settled with { Status = PaymentStatus.Charged, Intent = told.Intent, Taken = Amount },
            CardSaved told when IsOpening => settled with { Status = PaymentStatus.CardSaved, Intent = told.Intent, Card = told.Card },
            Captured told when IsOpening || Status is PaymentStatus.Authorised =>
                settled with { Status = PaymentStatus.Captured, Taken = told.Amount },
            Voided when IsOpening || Status is PaymentStatus.Authorised => settled with { Status = PaymentStatus.Voided },
            Lapsed when IsOpening || Status is PaymentStatus.Authorised => settled with { Status = PaymentStatus.Lapsed },
            Refunded told when told.Total.Cents > Refunded.Cents =>
                settled with { Status = PaymentStatus.Refunded, Refunded = told.Total },
            Declined told when isAwaited => settled with
            {
                Status = IsOpening ? PaymentStatus.Declined : Status,
                DeclineCode = told.Code,
            },
            _ => settled,
        };
    }

    private bool IsOpening => Status is PaymentStatus.Requested or PaymentStatus.ActionRequired;

    private Result<Payment> Ask(Func<string, PaymentCall> call, params ReadOnlySpan<PaymentStatus> possible)
    {
        if (Pending is not null) return new PaymentPending(Id);
        if (!possible.Contains(Status) || Intent is null) return new NotPossibleForPayment(Status);

        return Asking(call(Intent));
    }

    private Payment Asking(PaymentCall call) => this with
    {
        Calls = Calls + 1,
        Pending = new PaymentRequest(Id, Rental, Purpose, Attempt, Calls + 1, call),
    };

    private static bool IsWithin(Euros amount, Euros most) => amount.Cents > 0 && amount.Cents <= most.Cents;
}
