using Toolbox24.Domain.Accounts;

namespace Toolbox24.Domain.Doors;

/// <summary>An opening that somebody of the staff wants, and that takes a second person.</summary>
/// <param name="Asked">What is wanted.</param>
/// <param name="By">Who wants it.</param>
/// <param name="At">Since when.</param>
public sealed record DoorProposal(OpenDoor Asked, AccountId By, DateTimeOffset At);

public sealed partial record Door
{
    /// <summary>What waits for a second person, or did; null where nothing was proposed since the last opening.</summary>
    public DoorProposal? Proposal { get; init; }

    /// <summary>Whether an opening of this name waits for a second person already.</summary>
    public bool IsProposed(OpenDoor request, DoorRules rules, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(request);
        return InTime(rules, now) is { } proposal && proposal.Asked.Command == request.Command;
    }

    /// <summary>What waits for a second person; null where that is nothing, or its time is over.</summary>
    public DoorProposal? InTime(DoorRules rules, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(rules);
        return Proposal is { } proposal && now - proposal.At < rules.Proposal ? proposal : null;
    }

    /// <summary>Asks for a second person: the door stays as it is.</summary>
    /// <param name="request">What is wanted.</param>
    /// <param name="reason">Why.</param>
    /// <param name="by">Who wants it.</param>
    /// <param name="now">When.</param>
    public Result<DoorEvent> Propose(OpenDoor request, string? reason, AccountId by, DateTimeOffset now)
    {
        // What could not be done by one cannot be done by two.
        if (!Open(request, reason, now).Succeeded(out _, out var refusal)) return refusal;

        return new DoorOpeningProposed(Id, Site, request, by, reason!.Trim(), now);
    }

    /// <summary>A second person agrees to what was proposed: the lock is asked to open.</summary>
    /// <param name="command">What they saw.</param>
    /// <param name="reason">Why they agree.</param>
    /// <param name="by">Who they are.</param>
    /// <param name="rules">The time there is.</param>
    /// <param name="now">When.</param>
    public Result<DoorEvent> Confirm(DoorCommandId command, string? reason, AccountId by, DoorRules rules, DateTimeOffset now)
    {
        if (InTime(rules, now) is not { } proposal || proposal.Asked.Command != command) return new NothingToConfirm();
        if (proposal.By == by) return new OwnOpening();
        if (!Open(proposal.Asked, reason, now).Succeeded(out var happened, out var refusal)) return refusal;

        return (DoorOpeningAsked)happened with { ProposedBy = proposal.By };
    }
}
