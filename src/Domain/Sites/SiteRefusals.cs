namespace Toolbox24.Domain.Sites;

public sealed record WrongPostalCode(string? Given) : Refusal("A French postal code has five digits.");

public sealed record UnknownTimeZone(string? Given) : Refusal("No time zone has this name.");

public sealed record WrongLockerName(string? Given) : Refusal("A locker is named by a capital letter and two digits.");

public sealed record UnknownLockerSize(LockerSize Given) : Refusal("Lockers come in S, M, L and XL.");

public sealed record LockerNameTaken(string Name) : Refusal("Another locker of this site has this name.");

public sealed record SiteNameTaken(string Name) : Refusal("Another site has this name.");

public sealed record ImpossiblePosition(GeoPoint Given) : Refusal("There is no such place on earth.");

public sealed record PersonsOutOfBounds(int Given, int Most) : Refusal("A site lets at least one person in, and not a crowd.");

public sealed record ImpossibleOpening(OpenSpan Given) : Refusal("A day opens before it closes.");

public sealed record OpeningOverlaps(OpenSpan Given) : Refusal("The hours of a day overlap.");

public sealed record TooManySpans(int Most) : Refusal("A week has fewer hours of opening than that.");
