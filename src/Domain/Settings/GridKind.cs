namespace Toolbox24.Domain.Settings;

/// <summary>What is kept as versions that come into force at an instant.</summary>
public enum GridKind
{
    /// <summary>What tools cost to rent.</summary>
    Prices,

    /// <summary>What is blocked on the card for them.</summary>
    Deposits,

    /// <summary>What being late costs on top.</summary>
    Penalties,

    /// <summary>What cancelling costs.</summary>
    Cancellation,
}

public enum GridStatus
{
    /// <summary>Written at; nothing follows it.</summary>
    Draft,

    /// <summary>Waits until somebody else agrees.</summary>
    Proposed,

    /// <summary>In force from its instant on, until a later one is; it never changes again.</summary>
    Published,

    /// <summary>Given up before it came into force.</summary>
    Withdrawn,
}
