using System.Text.Json.Serialization;

namespace Toolbox24.Domain.Doors;

/// <summary>What a lock says. Repeated, or late, it changes nothing that is known better.</summary>
/// <param name="At">When, by the clock of the device.</param>
[JsonDerivedType(typeof(CommandAcknowledged), nameof(CommandAcknowledged))]
[JsonDerivedType(typeof(CommandRefused), nameof(CommandRefused))]
[JsonDerivedType(typeof(DoorWentOpen), nameof(DoorWentOpen))]
[JsonDerivedType(typeof(DoorWentShut), nameof(DoorWentShut))]
[JsonDerivedType(typeof(DoorRead), nameof(DoorRead))]
public abstract record DoorReport(DateTimeOffset At);

public sealed record CommandAcknowledged(DoorCommandId Command, DateTimeOffset At) : DoorReport(At);

/// <param name="Command">Which.</param>
/// <param name="Fault">What is wrong: the vendor's code for it.</param>
/// <param name="At">When.</param>
public sealed record CommandRefused(DoorCommandId Command, string Fault, DateTimeOffset At) : DoorReport(At);

/// <param name="At">When.</param>
/// <param name="Command">The command the lock opened for; null where nobody asked it to.</param>
public sealed record DoorWentOpen(DateTimeOffset At, DoorCommandId? Command = null) : DoorReport(At);

public sealed record DoorWentShut(DateTimeOffset At) : DoorReport(At);

/// <summary>The lock was read anew, after a power cut or at its start.</summary>
/// <param name="At">When.</param>
/// <param name="IsOpen">How it stands; null where it cannot be read.</param>
public sealed record DoorRead(DateTimeOffset At, bool? IsOpen = null) : DoorReport(At);
