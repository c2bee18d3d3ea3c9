using Toolbox24.Domain;
using Toolbox24.Domain.Passes;
using Toolbox24.Domain.Rentals;
using Toolbox24.Domain.Sites;

namespace Toolbox24.Grains.Passes;

/// <summary>
/// The entrance of one site, by the site's id: the only writer of who is inside and who waits. Whatever it answers to a change is durable.
/// Whoever acts at a kiosk for a customer asks <see cref="GoOn"/> first: it says for which rental, and what may be done.
/// </summary>
[Alias("entrance")]
public interface IEntranceGrain : IGrainWithGuidKey
{
    [Alias("get")]
    Task<Entrance> Get();

    /// <summary>Somebody has shown who they are: it is their turn, or they wait. Who comes again has the same visit.</summary>
    /// <param name="party">Who. The same once more, with the same code, has the same answer.</param>
    /// <param name="code">The code by which they showed it, which is taken; null where it was none.</param>
    /// <returns>The visit; or <see cref="PassCodeUsed"/>, <see cref="PassRevoked"/>; <see cref="VisitOver"/> where the id is of another's visit.</returns>
    [Alias("come")]
    Task<Result<Arrival>> Come(Party party, UsedStep? code);

    /// <summary>Whether somebody stands at this kiosk and it is their turn; <see cref="VisitOver"/> or <see cref="NotYourTurn"/> otherwise.</summary>
    [Alias("find")]
    Task<Result<Visit>> Find(VisitId visit, DeviceId device);

    /// <summary>The same of somebody who does something there: they have their time anew.</summary>
    [Alias("go-on")]
    Task<Result<Visit>> GoOn(VisitId visit, DeviceId device);

    /// <summary>Who came for a rental has done all they came for, and leaves: nobody looks for them, unless they do something more. Idempotent.</summary>
    [Alias("done")]
    Task Done(RentalId rental, DateTimeOffset at);

    /// <summary>Somebody has gone, or does not want to wait. Idempotent.</summary>
    /// <param name="visit">Whose visit.</param>
    /// <param name="device">Where they were.</param>
    /// <param name="purpose">What they had come for: who has come back for something else stays. Null where nobody asks.</param>
    [Alias("leave")]
    Task Leave(VisitId visit, DeviceId device, PassPurpose? purpose);

    /// <summary>All who were inside have left: their visit is over. Idempotent.</summary>
    /// <param name="since">Since when somebody was inside.</param>
    [Alias("all-left")]
    Task AllLeft(DateTimeOffset since);

    /// <summary>A kiosk is shut out: whoever stood at it comes anew at another. Idempotent.</summary>
    [Alias("shut-out")]
    Task ShutOut(DeviceId device);

    /// <summary>When the customer of a rental waited for their turn; what goes on is counted until now. Its clocks stand still then.</summary>
    [Alias("waits")]
    Task<Standstills> Waits(RentalId rental);

    /// <summary>Since when the customer of a rental waits for their turn; null where they do not.</summary>
    [Alias("waiting-since")]
    Task<DateTimeOffset?> WaitingSince(RentalId rental);

    /// <summary>Does what is due by itself. Idempotent.</summary>
    [Alias("meet-deadlines")]
    Task MeetDeadlines();
}

/// <summary>What somebody is told who has come.</summary>
/// <param name="Visit">Their visit.</param>
/// <param name="Before">How many are before them; 0: it is their turn.</param>
[GenerateSerializer, Immutable, Alias("arrival")]
public sealed record Arrival(Visit Visit, int Before);
