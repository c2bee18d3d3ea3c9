namespace Toolbox24.Domain.Accounts;

public sealed record PasswordTooShort(int Shortest) : Refusal("This password is too short.");

public sealed record PasswordTooLong(int Longest) : Refusal("This password is too long.");

public sealed record UnreadablePassword() : Refusal("This password is not text.");

public sealed record CommonPassword() : Refusal("Others have this password, and attackers try it first.");

public sealed record PatternPassword() : Refusal("This password is one pattern repeated or a run on the keyboard.");

public sealed record PasswordOfEmail() : Refusal("This password is made of the e-mail address.");

public sealed record PasswordOfSite() : Refusal("This password is made of our name and trade.");
