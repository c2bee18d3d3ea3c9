using System.Text.Json.Serialization;
using Toolbox24.Domain.Sites;

namespace Toolbox24.Domain.Doors;

/// <summary>What a lock says. Repeated, or late, it changes nothing that is known better.</summary>
/// <param name="At">When, by the clock of the device.</param>
[JsonDerivedType(typeof(CommandAcknowledged), nameof(CommandAcknowledged))]
[JsonDerivedType(typeof(CommandRefused), nameof(CommandRefused))]
[JsonDerivedType(typeof(DoorWentOpen), nameof(DoorWentOpen))]
[JsonDerivedType(typeof(DoorWentShut), nameof(DoorWentShut))]
[JsonDerivedType(typeof(DoorRead), nameof(DoorRead))]
[JsonDerivedType(typeof(CompartmentRead), nameof(CompartmentRead))]
[JsonDerivedType(typeof(PersonsCounted), nameof(PersonsCounted))]
[JsonDerivedType(typeof(AlarmRead), nameof(AlarmRead))]
[JsonDerivedType(typeof(HelpCalled), nameof(HelpCalled))]
public abstract record DoorReport(DateTimeOffset At);

public sealed record CommandAcknowledged(DoorCommandId Command, DateTimeOffset At) : DoorReport(At);

/// <param name="Command">Which.</param>
/// <param name="Fault">What is wrong: the vendor's code for it.</param>
/// <param name="At">When.</param>
public sealed record CommandRefused(DoorCommandId Command, string Fault, DateTimeOffset At) : DoorReport(At);

/// <param name="At">When.</param>
/// <param name="Command">The command the lock opened for; null where we had not asked it to.</param>
/// <param name="Alone">Why the bridge opened it of its own; null where it did not.</param>
public sealed record DoorWentOpen(DateTimeOffset At, DoorCommandId? Command = null, AloneOpening? Alone = null) : DoorReport(At);

public sealed record DoorWentShut(DateTimeOffset At) : DoorReport(At);

/// <summary>The lock was read anew, after a power cut or at its start.</summary>
/// <param name="At">When.</param>
/// <param name="IsOpen">How it stands; null where it cannot be read.</param>
public sealed record DoorRead(DateTimeOffset At, bool? IsOpen = null) : DoorReport(At);

/// <summary>What the sensors of the compartment behind the door say: whenever that changes, and before the door is said to be shut.</summary>
/// <param name="At">When.</param>
/// <param name="IsOccupied">Whether something is inside; null where the sensor cannot say.</param>
/// <param name="Grams">What it weighs; null where nothing weighs it.</param>
public sealed record CompartmentRead(DateTimeOffset At, bool? IsOccupied = null, int? Grams = null) : DoorReport(At);

/// <summary>What is said of the whole site, under the name of its entrance.</summary>
/// <param name="At">When, by the clock of the device.</param>
[JsonDerivedType(typeof(PersonsCounted), nameof(PersonsCounted))]
[JsonDerivedType(typeof(AlarmRead), nameof(AlarmRead))]
[JsonDerivedType(typeof(HelpCalled), nameof(HelpCalled))]
public abstract record PremisesReport(DateTimeOffset At) : DoorReport(At);

/// <summary>How many persons are inside, all told.</summary>
public sealed record PersonsCounted(DateTimeOffset At, int Inside) : PremisesReport(At);

/// <summary>Whether an alarm is on.</summary>
public sealed record AlarmRead(DateTimeOffset At, Alarm Alarm, bool IsOn) : PremisesReport(At);

/// <summary>Somebody has pressed the help button; it wants no account and no telephone.</summary>
public sealed record HelpCalled(DateTimeOffset At) : PremisesReport(At);
