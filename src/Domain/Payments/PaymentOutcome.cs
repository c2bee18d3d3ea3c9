using System.Text.Json.Serialization;

namespace Toolbox24.Domain.Payments;

/// <summary>How an intent stands at the processor once a call was made. An outcome that is not known is none: the call is repeated.</summary>
[JsonDerivedType(typeof(ActionRequired), nameof(ActionRequired))]
[JsonDerivedType(typeof(Authorised), nameof(Authorised))]
[JsonDerivedType(typeof(Charged), nameof(Charged))]
[JsonDerivedType(typeof(CardSaved), nameof(CardSaved))]
[JsonDerivedType(typeof(Captured), nameof(Captured))]
[JsonDerivedType(typeof(Voided), nameof(Voided))]
[JsonDerivedType(typeof(Refunded), nameof(Refunded))]
[JsonDerivedType(typeof(Lapsed), nameof(Lapsed))]
[JsonDerivedType(typeof(Declined), nameof(Declined))]
public abstract record PaymentOutcome;

/// <summary>The customer must first do something at an address of their bank (3-D Secure).</summary>
public sealed record ActionRequired(string Intent, Uri Address) : PaymentOutcome;

/// <summary>The amount is blocked, until it is captured, voided, or this instant is reached.</summary>
public sealed record Authorised(string Intent, DateTimeOffset CaptureBefore) : PaymentOutcome;

/// <summary>The whole amount is taken.</summary>
public sealed record Charged(string Intent) : PaymentOutcome;

/// <summary>The card can be used while its holder is absent, under this token.</summary>
public sealed record CardSaved(string Intent, CardToken Card) : PaymentOutcome;

/// <summary>So much was taken of what was authorised; the rest is released.</summary>
public sealed record Captured(Euros Amount) : PaymentOutcome;

/// <summary>Nothing was taken, and nothing is blocked.</summary>
public sealed record Voided : PaymentOutcome;

/// <summary>So much was given back, by all refunds together.</summary>
public sealed record Refunded(Euros Total) : PaymentOutcome;

/// <summary>The authorisation had died by itself: nothing is blocked any more.</summary>
public sealed record Lapsed : PaymentOutcome;

/// <summary>The processor, or the bank behind it, said no to this call.</summary>
/// <param name="Code">The processor's reason, such as <c>insufficient_funds</c>; never a person's words.</param>
public sealed record Declined(string Code) : PaymentOutcome;
