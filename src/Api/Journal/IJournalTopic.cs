using Toolbox24.Storage.Journal;

namespace Toolbox24.Api.Journal;

/// <summary>Tells the subscribers of one kind of thing what has happened to it.</summary>
public interface IJournalTopic
{
    /// <summary>Tells what some events, at least one, mean to its subscribers. After a failure the same events come again.</summary>
    Task Tell(IReadOnlyList<JournalEvent> events, CancellationToken cancellationToken);
}
