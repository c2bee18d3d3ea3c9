using Toolbox24.Domain;
using Toolbox24.Domain.Doors;

namespace Toolbox24.Grains.Doors;

/// <summary>
/// One door, by the id of its locker, or of its site for the entrance: the only writer of it. Whatever it answers to a change is
/// durable. Where there is no such locker or site it answers <see cref="UnknownDoor" />.
/// </summary>
[Alias("door")]
public interface IDoorGrain : IGrainWithGuidKey
{
    [Alias("get")]
    Task<Result<Door>> Get();

    /// <summary>
    /// Asks the lock to open; how far that came is told by <see cref="Get" />. Asked again with the last command, or for the same
    /// rental while the lock may still pulse, nothing more is asked; <see cref="DoorStandsOpen" /> where there is nothing to open,
    /// <see cref="SecondPersonNeeded" /> where the staff does not open it alone, <see cref="NothingToLookAt" /> where it is no affair of a round,
    /// <see cref="Domain.Sites.SiteEvacuated" /> in a fire.
    /// </summary>
    /// <param name="request">What is asked for.</param>
    /// <param name="reason">Why the staff wants it; null for customers.</param>
    [Alias("open")]
    Task<Result<Door>> Open(OpenDoor request, string? reason);

    /// <summary>
    /// A second person agrees to an opening that was answered with <see cref="SecondPersonNeeded" />, and the lock is asked to open.
    /// Idempotent.
    /// </summary>
    /// <param name="command">What they saw.</param>
    /// <param name="reason">Why they agree.</param>
    [Alias("confirm")]
    Task<Result<Door>> Confirm(DoorCommandId command, string reason);

    /// <summary>Takes in what the lock says. Idempotent.</summary>
    [Alias("hear")]
    Task<Result<Door>> Hear(DoorReport report);

    /// <summary>Does what is due by itself. Idempotent.</summary>
    [Alias("meet-deadlines")]
    Task MeetDeadlines();
}
