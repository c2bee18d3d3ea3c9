namespace Toolbox24.Domain.Accounts;

public sealed record EmailMissing() : Refusal("An e-mail address is missing.");

public sealed record EmailTooLong(int Length, int Longest) : Refusal("This e-mail address is too long.");

public sealed record EmailUnprintable() : Refusal("An e-mail address is one line of printable characters.");

public sealed record EmailMalformed() : Refusal("This is not an e-mail address.");

public sealed record MobileMissing() : Refusal("A mobile number is missing.");

public sealed record MobileMalformed() : Refusal("This is not a telephone number.");

public sealed record ForeignNumber() : Refusal("Only mobile numbers of France can be used.");

public sealed record NotAMobile() : Refusal("This number is not a mobile's.");
