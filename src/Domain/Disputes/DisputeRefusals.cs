namespace Toolbox24.Domain.Disputes;

public sealed record UnknownDispute(DisputeId Dispute) : Refusal("There is no such dispute.");

public sealed record NothingToDispute() : Refusal("Nothing was decided of this tool yet.");

/// <summary>What was decided of a tool is disputed once.</summary>
public sealed record DisputedAlready() : Refusal("The decision on this tool is or was disputed.");

public sealed record TooManyDisputePhotos(int Most) : Refusal("Fewer photos than that can be shown at once.");

public sealed record PhotoNotOfRental() : Refusal("Photos of a dispute are of its rental's tools, and sent before.");

public sealed record DisputeTooLate(DateTimeOffset At) : Refusal("The time to dispute the decision is over.");

public sealed record DisputeOver(DisputeStatus Status) : Refusal("The dispute is concluded.");

/// <summary>Who decided does not judge their own decision.</summary>
public sealed record DeciderCannotAnswer() : Refusal("Somebody else than the decider must answer.");

/// <summary>Staff who rent are customers too.</summary>
public sealed record OwnDispute() : Refusal("Nobody answers or concludes their own dispute.");

public sealed record AnswerFirst() : Refusal("The dispute must be answered before it is concluded.");

/// <summary>A tool is disputed once, and so is what was taken for it given back once.</summary>
public sealed record RefundedAlready(DisputeId Dispute) : Refusal("A dispute has given back what was taken for this tool.");

public sealed record RefundBeyondCapture(Euros Most) : Refusal("No more goes back than was taken.");
