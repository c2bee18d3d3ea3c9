namespace Toolbox24.Domain.Accounts;

/// <summary>The one answer to a wrong address, a wrong password and an account that cannot sign in: which, is not said.</summary>
public sealed record WrongCredentials() : Refusal("The address or the password is wrong.");

public sealed record WrongCode() : Refusal("This code is not the right one, or no longer.");

/// <summary>A link or code that was used, replaced, made for something else, or is too old.</summary>
public sealed record TokenSpent() : Refusal("This link can no longer be used.");

/// <summary>A magic link opened in another browser than the one it was asked from: the code in the same mail works there.</summary>
public sealed record OtherBrowser() : Refusal("This link was asked for in another browser.");

public sealed record AgeNotDeclared() : Refusal("Only adults may have an account.");

public sealed record TermsNotAccepted() : Refusal("The terms must be accepted.");

public sealed record EmailNotVerified() : Refusal("The address must be verified first.");

public sealed record EmailTaken() : Refusal("This address cannot be used.");

public sealed record SecondFactorMissing() : Refusal("This account has no such second factor.");

public sealed record SecondFactorMandatory() : Refusal("Whoever works for us keeps a second factor.");

/// <summary>Another role decides this, or the person themself.</summary>
public sealed record NotTheirsToDecide() : Refusal("This is not for whoever asks to decide.");

/// <summary>The action is worth proving again who asks: by password or second factor, within the last minutes.</summary>
public sealed record StepUpNeeded(TimeSpan Lasts) : Refusal("Prove again that it is you.");

public sealed record UnknownAccount(AccountId Account) : Refusal("There is no such account.");

public sealed record AccountClosed() : Refusal("This account is closed.");

/// <summary>The session has ended while it asked: somebody secured the account, or signed this session out. Nothing was changed.</summary>
public sealed record SessionEnded() : Refusal("The session has ended: sign in again.");

public sealed record UnknownSession(Guid Session) : Refusal("There is no such session.");

public sealed record NotStaff(AccountId Account) : Refusal("This person does not work for us.");

public sealed record NoRoleGiven() : Refusal("Staff have at least one role, and Customer is none of them.");

public sealed record OwnRolesUntouchable() : Refusal("Nobody changes their own roles or leaves by themselves.");

public sealed record LastAdministrator() : Refusal("Somebody must remain to administer.");

public sealed record SecondFactorAlreadyOn() : Refusal("There is an authenticator already; give it up first.");

public sealed record NothingProved() : Refusal("Give a password or a code.");
