namespace Toolbox24.Domain.Payments;

/// <summary>What a payment is for. Each has intents of its own: an authorisation can be captured once.</summary>
public enum PaymentPurpose
{
    Rent,

    /// <summary>Authorised, captured only by decision.</summary>
    Deposit,

    /// <summary>What is owed for damage or a loss, and no deposit gave: charged where the customer pays it themselves.</summary>
    Damage,
}
