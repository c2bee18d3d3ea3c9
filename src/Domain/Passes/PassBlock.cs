using Toolbox24.Domain.Accounts;

namespace Toolbox24.Domain.Passes;

/// <summary>
/// "Ce n'est pas moi": somebody else may hold the customer's phone or PIN. Whatever was given out until then opens nothing any more, and
/// nothing can be fetched until they have proved that it is them. What is out can always be brought back, by a pass or PIN made since.
/// </summary>
/// <param name="Account">Whose passes and PINs.</param>
/// <param name="Since">When it was last said.</param>
/// <param name="LiftedAt">When they proved that it is them; null before.</param>
public sealed record PassBlock(AccountId Account, DateTimeOffset Since, DateTimeOffset? LiftedAt)
{
    public bool IsOn => LiftedAt is null;
}
