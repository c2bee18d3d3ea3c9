using System.Text.Json.Serialization;

namespace Toolbox24.Domain.Payments;

/// <summary>One thing the processor is asked to do. An intent is opened, then gone on with.</summary>
[JsonDerivedType(typeof(AuthoriseCard), nameof(AuthoriseCard))]
[JsonDerivedType(typeof(ChargeCard), nameof(ChargeCard))]
[JsonDerivedType(typeof(SaveCard), nameof(SaveCard))]
[JsonDerivedType(typeof(CompleteAction), nameof(CompleteAction))]
[JsonDerivedType(typeof(CaptureAmount), nameof(CaptureAmount))]
[JsonDerivedType(typeof(VoidIntent), nameof(VoidIntent))]
[JsonDerivedType(typeof(RefundAmount), nameof(RefundAmount))]
public abstract record PaymentCall;

/// <summary>Opens an intent.</summary>
/// <param name="Card">The card.</param>
/// <param name="Amount">What is blocked or taken; nothing where the card is saved.</param>
public abstract record OpeningCall(CardToken Card, Euros Amount) : PaymentCall;

/// <summary>Blocks an amount on a card, to be captured once or released.</summary>
public sealed record AuthoriseCard(CardToken Card, Euros Amount, CustomerPresence Customer) : OpeningCall(Card, Amount);

/// <summary>Takes an amount from a card at once.</summary>
public sealed record ChargeCard(CardToken Card, Euros Amount, CustomerPresence Customer) : OpeningCall(Card, Amount);

/// <summary>Keeps a card for when its holder will be absent; they prove now that it is theirs.</summary>
public sealed record SaveCard(CardToken Card) : OpeningCall(Card, default);

/// <summary>Asks what became of what the customer had to do.</summary>
public sealed record CompleteAction(string Intent) : PaymentCall;

/// <summary>Takes what was authorised, or a part of it. Once: the rest is released.</summary>
public sealed record CaptureAmount(string Intent, Euros Amount) : PaymentCall;

/// <summary>Ends an intent that took nothing.</summary>
public sealed record VoidIntent(string Intent) : PaymentCall;

/// <summary>Gives back what was taken, or a part of it.</summary>
public sealed record RefundAmount(string Intent, Euros Amount) : PaymentCall;
