using Toolbox24.Domain.Sites;

namespace Toolbox24.Domain.Passes;

/// <summary>Something that happened at a site's entrance.</summary>
public abstract record EntranceEvent(DateTimeOffset At);

/// <summary>A party is inside.</summary>
public sealed record VisitBegan(Visit Visit, DateTimeOffset At) : EntranceEvent(At);

/// <summary>A party waits for their turn: their clocks stand still.</summary>
public sealed record VisitQueued(Visit Visit, DateTimeOffset At) : EntranceEvent(At);

/// <summary>A party has shown that they are still there.</summary>
/// <param name="Visit">Which.</param>
/// <param name="Device">Where.</param>
/// <param name="Purpose">To do what.</param>
/// <param name="Until">When they count as gone; null while they wait.</param>
/// <param name="At">When.</param>
public sealed record VisitGoesOn(VisitId Visit, DeviceId Device, PassPurpose Purpose, DateTimeOffset? Until, DateTimeOffset At) : EntranceEvent(At);

/// <summary>It is the turn of a party that has waited.</summary>
public sealed record VisitCalled(VisitId Visit, DateTimeOffset Until, DateTimeOffset At) : EntranceEvent(At);

/// <summary>A party has done what they came for, and leaves: nobody looks for them, unless they do something more.</summary>
public sealed record VisitDone(VisitId Visit, DateTimeOffset At) : EntranceEvent(At);

public sealed record VisitEnded(VisitId Visit, bool IsIdle, DateTimeOffset At) : EntranceEvent(At);

/// <summary>Somebody was let in so long ago that they should have left, and nobody has said that they did.</summary>
public sealed record VisitLong(VisitId Visit, DateTimeOffset Since, DateTimeOffset At) : EntranceEvent(At);
