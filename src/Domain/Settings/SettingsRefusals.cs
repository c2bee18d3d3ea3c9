namespace Toolbox24.Domain.Settings;

public sealed record UnknownParameter(string Key) : Refusal("There is no such parameter.");

public sealed record ParameterNotYours(string Key) : Refusal("This parameter is set by others.");

public sealed record ParameterMalformed(string Key, ParameterUnit Unit) : Refusal("This is no value of the parameter.");

public sealed record ParameterOutOfBounds(string Key, string Given, decimal Least, decimal Most)
    : Refusal("The value is out of the parameter's bounds.");

public sealed record ParametersContradict(string Key, string Other) : Refusal("Two parameters would not go together.");

/// <param name="Version">Of the value that waits.</param>
public sealed record ParameterPending(int Version) : Refusal("Another value of this parameter waits until somebody agrees or it is withdrawn.");

public sealed record NothingProposed() : Refusal("Nothing waits here.");

public sealed record OwnProposal() : Refusal("Nobody agrees with their own proposal.");

/// <param name="Version">The last there is.</param>
public sealed record ChangedMeanwhile(long Version) : Refusal("Somebody else has changed it since it was read.");

public sealed record AlreadyInForce(DateTimeOffset Since) : Refusal("It is in force: only another version ends it.");

public sealed record UnknownGrid(GridId Grid) : Refusal("There is no such version of a grid.");

public sealed record GridIsNo(GridStatus Status) : Refusal("A version in this state does not do that.");

public sealed record GridsOfTwoKinds(GridKind One, GridKind Other) : Refusal("Versions of different kinds have nothing in common.");

public sealed record NotForThisKind(GridKind Kind) : Refusal("This is not asked of grids of this kind.");

public sealed record TooManyToTry(int Most) : Refusal("A version is tried on fewer tools at once.");

public sealed record PeriodOutOfBounds(TimeSpan Longest) : Refusal("A version is tried on a shorter time, which ends after it begins.");
