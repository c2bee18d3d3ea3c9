using System.Security.Claims;
using Toolbox24.Api.Accounts;
using Toolbox24.Api.Catalog;
using Toolbox24.Domain;
using Toolbox24.Domain.Sites;
using Toolbox24.Storage.Catalog;
using Toolbox24.Storage.Sites;

namespace Toolbox24.Api.Sites;

/// <summary>All that is said of a site.</summary>
/// <param name="Name">What people call it.</param>
/// <param name="Address">Where it is.</param>
/// <param name="TimeZone">An IANA name.</param>
/// <param name="Position">Where it is on a map.</param>
/// <param name="Opening">The hours of the week, on its clocks; none: day and night.</param>
/// <param name="MaximumPersons">How many may be inside at once.</param>
/// <param name="IsSelling">Whether slots there can be booked.</param>
public sealed record SiteInput(
    string Name, PostalAddress Address, string TimeZone, GeoPoint? Position, IReadOnlyList<OpenSpan> Opening,
    int MaximumPersons = Site.UsualPersons, bool IsSelling = true)
{
    internal OpenSite Request => new(Name, Address, TimeZone)
    {
        Position = Position,
        Opening = new OpeningHours([.. Opening]),
        MaximumPersons = MaximumPersons,
        IsSelling = IsSelling,
    };
}

/// <summary>All that is said of a locker.</summary>
/// <param name="Name">What its door bears: a capital letter and two digits.</param>
/// <param name="Size">Of its door.</param>
/// <param name="Inside">The room in it.</param>
/// <param name="Equipment">What it has beside a door.</param>
public sealed record LockerInput(string Name, LockerSize Size, Dimensions Inside, LockerEquipment? Equipment)
{
    internal AddLocker Request => new(Name, Size, Inside) { Equipment = Equipment ?? LockerEquipment.None };
}

/// <summary>A site after a change, or why there was none; where the change is stale, as it is now.</summary>
[VisibleWithField]
public sealed record SitePayload(Site? Site, Refusal? Refusal)
{
    internal static SitePayload Of(Change<Site> change) => new(change.Now, change.Refusal);
}

/// <summary>A locker after a change, or why there was none; where the change is stale, as it is now.</summary>
[VisibleWithField]
public sealed record LockerPayload(Locker? Locker, Refusal? Refusal)
{
    internal static LockerPayload Of(Change<Locker> change) => new(change.Now, change.Refusal);
}

[MutationType]
public static class SiteMutation
{
    /// <summary>Opens a site.</summary>
    [Authorize(Policy = Policies.Writes, Roles = [StaffRules.Administrator])]
    public static async Task<SitePayload> OpenSite(SiteInput input, ClaimsPrincipal user, SiteStore sites, CatalogDesk desk) =>
        SitePayload.Of(await desk.Make(user, "SiteOpened", now => Site.Open(input.Request, now), sites.Save));

    /// <summary>Says everything of a site anew.</summary>
    /// <param name="id">Which.</param>
    /// <param name="version">As it was read.</param>
    [Authorize(Policy = Policies.Writes, Roles = [StaffRules.Administrator])]
    public static async Task<SitePayload> ChangeSite(
        SiteId id, long version, SiteInput input, ClaimsPrincipal user, SiteQueries queries, SiteStore sites, CatalogDesk desk) =>
        SitePayload.Of(await desk.Edit(
            user, "SiteChanged", async () => (await queries.Find([id])).SingleOrDefault(), new UnknownSite(id),
            (site, _) => site.Change(input.Request, version), sites.Save));

    /// <summary>Puts one more locker on a site's wall.</summary>
    [Authorize(Policy = Policies.Writes, Roles = [StaffRules.Administrator])]
    public static async Task<LockerPayload> AddLocker(
        SiteId site, LockerInput input, ClaimsPrincipal user, SiteQueries queries, SiteStore sites, CatalogDesk desk)
    {
        var known = (await queries.Find([site])).SingleOrDefault();
        return LockerPayload.Of(await desk.Make<Locker>(
            user, "LockerAdded", now => known is null ? new UnknownSite(site) : known.Add(input.Request, now), sites.Save));
    }

    /// <summary>Says everything of a locker anew. What stands in it must still fit.</summary>
    /// <param name="id">Which.</param>
    /// <param name="version">As it was read.</param>
    [Authorize(Policy = Policies.Writes, Roles = [StaffRules.Administrator])]
    public static async Task<LockerPayload> ChangeLocker(
        LockerId id, long version, LockerInput input, ClaimsPrincipal user, SiteQueries queries, ToolQueries tools, SiteStore sites,
        CatalogDesk desk)
    {
        var tool = (await tools.InLockers([id])).GetValueOrDefault(id);
        return LockerPayload.Of(await desk.Edit(
            user, "LockerChanged", async () => (await queries.FindLockers([id])).SingleOrDefault(), new Domain.Lockers.UnknownLocker(id),
            (locker, _) => locker.Change(input.Request, tool, version), sites.Save));
    }
}
