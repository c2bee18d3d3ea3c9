using Toolbox24.Domain.Sites;

namespace Toolbox24.Domain.Passes;

public sealed record NotAPhoneKey() : Refusal("This is not a public key of a phone: a point of P-256, uncompressed, in base64url.");

public sealed record NotAPass() : Refusal("This is not a code of Toolbox24.");

public sealed record ForgedPass() : Refusal("Neither we nor the phone it was made for signed this code.");

public sealed record PassRevoked() : Refusal("This pass was replaced by another.");

public sealed record PassOfOtherSite(SiteId Site) : Refusal("This pass is for another site.");

public sealed record PassForOtherPurpose(PassPurpose Purpose) : Refusal("This pass is for another purpose.");

public sealed record PassTooEarly(DateTimeOffset From) : Refusal("This pass opens nothing yet.");

public sealed record PassTooLate(DateTimeOffset Until) : Refusal("This pass opens nothing any more.");

public sealed record StalePassCode() : Refusal("This code has changed since: the phone shows another one now.");

public sealed record PassCodeUsed() : Refusal("This code was shown before: the phone shows another one soon.");

public sealed record WrongPin() : Refusal("This is not a PIN that opens anything here now.");

public sealed record UnknownPassPurpose() : Refusal("A pass is for picking up or for bringing back.");

/// <summary>"Ce n'est pas moi": nothing is fetched until the customer has proved that it is them.</summary>
public sealed record PassesBlocked(DateTimeOffset Since) : Refusal("The customer has said that somebody else may have their passes.");

/// <summary>Why is the customer's own affair, and not the kiosk's.</summary>
public sealed record NotLetIn() : Refusal("The customer cannot fetch anything now.");

public sealed record VisitOver(VisitId Visit) : Refusal("There is no such visit at this kiosk, or it has ended.");

/// <summary>Somebody else is inside.</summary>
/// <param name="Before">How many are before them.</param>
/// <param name="Since">Since when they wait: their clocks stand still.</param>
public sealed record NotYourTurn(int Before, DateTimeOffset Since) : Refusal("Another party is inside: one at a time.");

/// <summary>Doors open for whoever has shown at the kiosk that it is them.</summary>
public sealed record NotInside() : Refusal("Nobody has shown at the kiosk of this site that they came for this rental.");
