using Toolbox24.Domain;
using Toolbox24.Domain.Sites;
using Toolbox24.Storage.Commits;

namespace Toolbox24.Storage.Sites;

/// <summary>Keeps sites and their lockers. A change that was decided from an older version is <see cref="Stale" />.</summary>
public sealed class SiteStore(CommitWriter writer)
{
    /// <returns>The site as written; <see cref="SiteNameTaken" /> or <see cref="Stale" />.</returns>
    public Task<Result<Site>> Save(Site after, ChangeNote note) =>
        SiteRevisions.Of(after, note).Write(writer, after with { Version = after.Version + 1 }, new SiteNameTaken(after.Name));

    /// <returns>The locker as written; <see cref="LockerNameTaken" />, <see cref="UnknownSite" /> or <see cref="Stale" />.</returns>
    public Task<Result<Locker>> Save(Locker after, ChangeNote note) => SiteRevisions.Of(after, note).Write(
        writer, after with { Version = after.Version + 1 }, new LockerNameTaken(after.Name), new UnknownSite(after.Site));
}
