namespace Toolbox24.Domain.Accounts;

/// <summary>What may become of an account's passkeys. The count of them is what the account had when it was read.</summary>
public static class PasskeyRules
{
    /// <summary>How many an account may have: every device of a household, twice.</summary>
    public const int Most = 10;

    public const int LongestName = 60;

    /// <summary>Whether the password alone proves who they are: not where there is, or must be, anything stronger.</summary>
    public static bool ProvesByPassword(this Account account, int has)
    {
        ArgumentNullException.ThrowIfNull(account);
        return !account.WantsSecondFactor && has == 0;
    }

    /// <summary>
    /// Whether signing in takes a second step, where the first was a password or a link by mail. A customer who has lost every
    /// passkey comes by mail, and by nothing less.
    /// </summary>
    public static bool AsksSecondStep(this Account account, int has, bool byMail)
    {
        ArgumentNullException.ThrowIfNull(account);
        return account.SecondFactor.IsOn || (has > 0 && (account.IsStaff || !byMail));
    }

    /// <summary>
    /// A passkey comes, and ends the sessions opened with less. The address is verified first: who signs up with somebody
    /// else's could otherwise come back by a passkey after its owner has taken the account over.
    /// </summary>
    public static Result<Account> AddPasskey(this Account account, int has)
    {
        ArgumentNullException.ThrowIfNull(account);
        if (!account.IsActive) return new AccountClosed();
        if (!account.IsEmailVerified) return new EmailNotVerified();
        if (has >= Most) return new TooManyPasskeys(Most);

        return account with { Stamp = account.Stamp + 1 };
    }

    /// <summary>A passkey goes; whoever works for us keeps something beside the password.</summary>
    public static Result<Account> RemovePasskey(this Account account, int has)
    {
        ArgumentNullException.ThrowIfNull(account);
        if (!account.IsActive) return new AccountClosed();
        if (account.IsStaff && !account.SecondFactor.IsOn && has <= 1) return new SecondFactorMandatory();

        return account with { Stamp = account.Stamp + 1 };
    }
}
