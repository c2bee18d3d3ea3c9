namespace Toolbox24.Domain.Payments;

/// <summary>What was given is no token of a card; it is not repeated, for it may be a card's number.</summary>
public sealed record NoCardToken() : Refusal("This is no token of a card.");

/// <summary>What an earlier call came to is not known yet.</summary>
public sealed record PaymentPending(PaymentId Payment) : Refusal($"Payment {Payment.Value} waits for the processor's answer.");

public sealed record NotPossibleForPayment(PaymentStatus Status) : Refusal($"Not possible for a payment that is {Status}.");

public sealed record AuthorisationDied(DateTimeOffset At) : Refusal($"The authorisation died at {At:u}.");

public sealed record AmountOutOfBounds(Euros Most) : Refusal($"The amount must be 1 to {Most.Cents} cents.");
