using Toolbox24.Domain.Doors;
using Toolbox24.Domain.Sites;

namespace Toolbox24.Grains.Sites;

/// <summary>What goes on inside a site, by the site's id: the only writer of it. Whatever it answers to a change is durable.</summary>
[Alias("premises")]
public interface IPremisesGrain : IGrainWithGuidKey
{
    [Alias("get")]
    Task<Premises> Get();

    /// <summary>Takes in what sensors say. Idempotent.</summary>
    [Alias("hear")]
    Task<Premises> Hear(PremisesReport report);

    /// <summary>A visit lasts for too long, as the entrance knows: a person is told, unless a sensor counts who is inside. Idempotent.</summary>
    /// <param name="since">Since when it lasts.</param>
    [Alias("stay")]
    Task<Premises> Stay(DateTimeOffset since);

    /// <summary>Does what is due by itself. Idempotent.</summary>
    [Alias("meet-deadlines")]
    Task MeetDeadlines();
}
