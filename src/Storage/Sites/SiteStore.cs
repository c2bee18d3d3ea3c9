using Toolbox24.Domain;
using Toolbox24.Domain.Sites;
using Toolbox24.Storage.Commits;

namespace Toolbox24.Storage.Sites;

/// <summary>Keeps sites and their lockers.</summary>
public sealed class SiteStore(CommitWriter writer)
{
    public async Task<Result<Site>> Add(Site site, DateTimeOffset at, string actor) =>
        await writer.Commit(new SiteInsertion(site, at, actor)) ? site : new SiteNameTaken(site.Name);

    public async Task<Result<Locker>> Add(Locker locker, DateTimeOffset at, string actor) =>
        await writer.Commit(new LockerInsertion(locker, at, actor)) ? locker : new LockerNameTaken(locker.Name);

    private sealed record SiteInsertion(Site Happened, DateTimeOffset At, string Actor)
        : Insertion<SiteInsertion, Site>(Happened, At, Actor)
    {
        protected internal override string Sql =>
            """
            SELECT open_site(id, name, street, postal_code, city, time_zone, data, at, actor)
            FROM unnest($1, $2, $3, $4, $5, $6, $7, $8, $9)
                AS made (id, name, street, postal_code, city, time_zone, data, at, actor)
            """;

        protected internal override void Bind(UnitColumns<SiteInsertion> columns) => BindEvent(columns
            .Add(unit => unit.Happened.Id.Value)
            .Add(unit => unit.Happened.Name)
            .Add(unit => unit.Happened.Address.Street)
            .Add(unit => unit.Happened.Address.PostalCode)
            .Add(unit => unit.Happened.Address.City)
            .Add(unit => unit.Happened.TimeZone));
    }

    private sealed record LockerInsertion(Locker Happened, DateTimeOffset At, string Actor)
        : Insertion<LockerInsertion, Locker>(Happened, At, Actor)
    {
        protected internal override string Sql =>
            """
            SELECT add_locker(id, site, name, size, width, height, depth, data, at, actor)
            FROM unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
                AS made (id, site, name, size, width, height, depth, data, at, actor)
            """;

        protected internal override void Bind(UnitColumns<LockerInsertion> columns) => BindEvent(columns
            .Add(unit => unit.Happened.Id.Value)
            .Add(unit => unit.Happened.Site.Value)
            .Add(unit => unit.Happened.Name)
            .Add(unit => unit.Happened.Size.ToString())
            .Add(unit => unit.Happened.Inside.Width)
            .Add(unit => unit.Happened.Inside.Height)
            .Add(unit => unit.Happened.Inside.Depth));
    }
}
