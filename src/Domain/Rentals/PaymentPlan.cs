using Toolbox24.Domain.Payments;

namespace Toolbox24.Domain.Rentals;

/// <summary>Which money is asked for at booking. Rent and deposit are both there at pick-up, or no door opens.</summary>
public enum PaymentPlan
{
    /// <summary>Both authorisations outlive the rental and its validation.</summary>
    AuthoriseBoth,

    /// <summary>The rental is too long for one authorisation, and about to begin: the deposit is renewed while it lasts.</summary>
    ChargeRentAuthoriseDeposit,

    /// <summary>The rent is charged, the card kept: the deposit is blocked shortly before the start.</summary>
    ChargeRentSaveCard,
}

/// <summary>How a plan is chosen, and what it asks of a card.</summary>
public static class PaymentPlans
{
    public static PaymentPlan For(Slot slot, BookingRules rules, AuthorisationLives lives, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(slot);
        ArgumentNullException.ThrowIfNull(rules);
        ArgumentNullException.ThrowIfNull(lives);
        if (lives.Reach(slot.End + rules.Validation, CustomerPresence.Present, now)) return PaymentPlan.AuthoriseBoth;

        return slot.Start - now <= rules.DepositTries[0] ? PaymentPlan.ChargeRentAuthoriseDeposit : PaymentPlan.ChargeRentSaveCard;
    }

    /// <summary>What is asked for the rent, the customer present.</summary>
    public static OpeningCall Rent(this PaymentPlan plan, CardToken card, Euros amount) => plan == PaymentPlan.AuthoriseBoth
        ? new AuthoriseCard(card, amount, CustomerPresence.Present)
        : new ChargeCard(card, amount, CustomerPresence.Present);

    /// <summary>What is asked for the deposit, the customer present.</summary>
    public static OpeningCall Deposit(this PaymentPlan plan, CardToken card, Euros amount) => plan == PaymentPlan.ChargeRentSaveCard
        ? new SaveCard(card)
        : new AuthoriseCard(card, amount, CustomerPresence.Present);
}
