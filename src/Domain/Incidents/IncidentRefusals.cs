using Toolbox24.Domain.Accounts;

namespace Toolbox24.Domain.Incidents;

public sealed record UnknownIncident(IncidentId Incident) : Refusal("There is no such incident.");

public sealed record IncidentIsClosed(DateTimeOffset At) : Refusal("The incident is closed.");

public sealed record AcknowledgedAlready(DateTimeOffset At) : Refusal("Somebody has the incident in hand.");

/// <summary>What an incident was said to be about is not there.</summary>
public sealed record UnknownPlace() : Refusal("There is no such site, door, unit or rental.");

/// <summary>Only staff are on call, and see to incidents.</summary>
public sealed record NotOfTheStaff(AccountId Account) : Refusal("There is no such person on the staff.");

public sealed record ShiftOutOfBounds(int MostDays) : Refusal("A shift ends after it begins, and lasts no longer than that.");

public sealed record RankTaken() : Refusal("Somebody has this rank on the rota at that time.");

public sealed record UnknownShift(ShiftId Shift) : Refusal("There is no such shift.");
