namespace Toolbox24.Domain.Passes;

/// <summary>How long a party has at the entrance.</summary>
/// <param name="Idle">After how long without anything a party has gone.</param>
/// <param name="Turn">How long a party that has waited is given to notice that it is their turn.</param>
public sealed record EntranceRules(TimeSpan Idle, TimeSpan Turn)
{
    public static EntranceRules Default { get; } = new(TimeSpan.FromMinutes(15), TimeSpan.FromMinutes(5));
}
