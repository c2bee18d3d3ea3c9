namespace Toolbox24.Domain.Accounts;

/// <summary>A look through a customer's eyes: for a while, to read only, and for a reason that is written down.</summary>
public static class Viewing
{
    public const int LongestReason = 500;

    /// <summary>Why nobody may look through these eyes; null where somebody may.</summary>
    public static Refusal? Refuse(Account? customer, AccountId asked, string? reason)
    {
        if (string.IsNullOrWhiteSpace(reason)) return new ReasonMissing();
        if (reason.Length > LongestReason) return new ReasonTooLong(reason.Length, LongestReason);
        if (customer is null) return new UnknownAccount(asked);
        if (!customer.IsActive) return new AccountClosed();

        return customer.IsStaff ? new NotACustomer(asked) : null;
    }
}
