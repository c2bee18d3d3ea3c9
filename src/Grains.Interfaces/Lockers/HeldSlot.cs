using Toolbox24.Domain.Lockers;

namespace Toolbox24.Grains.Lockers;

/// <summary>The answer to a hold.</summary>
/// <param name="Claim">What the rental is promised.</param>
/// <param name="WasHeld">Whether it was promised already when the rental asked; then asking changed nothing.</param>
[GenerateSerializer, Immutable, Alias("held-slot")]
public sealed record HeldSlot(Claim Claim, bool WasHeld);
