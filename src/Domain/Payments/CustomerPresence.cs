namespace Toolbox24.Domain.Payments;

/// <summary>Whether the customer is there to prove who they are when their card is used.</summary>
public enum CustomerPresence
{
    Present,

    /// <summary>We use a card they have saved: nothing can be asked of them, and the authorisation lives less long.</summary>
    Absent,
}
