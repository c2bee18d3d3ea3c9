using HotChocolate.CostAnalysis.Types;
using Toolbox24.Api.Accounts;
using Toolbox24.Domain.Sites;
using Toolbox24.Storage.Sites;

namespace Toolbox24.Api.Sites;

/// <summary>Whether a site answers.</summary>
public enum SiteStatus
{
    /// <summary>None of its devices was ever heard.</summary>
    Unwatched,

    Answers,

    Degraded,
}

/// <summary>For those who look after the sites.</summary>
[ObjectType<SiteHealth>]
[Authorize(Roles = [StaffRules.Operator, StaffRules.FieldAgent, StaffRules.Administrator])]
public static partial class SiteHealthType
{
    static partial void Configure(IObjectTypeDescriptor<SiteHealth> descriptor)
    {
        descriptor.BindFieldsExplicitly();
        descriptor.Field(health => health.DegradedSince);
        descriptor.Field(health => health.RestoredAt);
    }

    public static Task<Site> GetSite([Parent] SiteHealth health, ISiteByIdDataLoader sites, CancellationToken cancellationToken) =>
        sites.LoadRequiredAsync(health.Site, cancellationToken);

    public static SiteStatus GetStatus([Parent] SiteHealth health) =>
        health.DegradedSince is not null ? SiteStatus.Degraded : health.Heard.IsEmpty ? SiteStatus.Unwatched : SiteStatus.Answers;

    /// <summary>The devices that are expected to be heard, each with its last heartbeat.</summary>
    [ListSize(AssumedSize = 5)]
    public static IReadOnlyList<DeviceHeard> GetHeard([Parent] SiteHealth health) => health.Heard;

    /// <summary>When it did not answer, from an instant on; in the last 30 days where none is said.</summary>
    [ListSize(AssumedSize = 20)]
    public static async Task<IReadOnlyList<DegradedSpell>> GetSpells(
        [Parent] SiteHealth health, DateTimeOffset? from, SiteHealthStore store, TimeProvider clock, CancellationToken cancellationToken) =>
        await store.Spells(health.Site, from ?? clock.GetUtcNow().AddDays(-30), cancellationToken);
}

[ObjectType<DeviceHeard>]
[VisibleWithField]
public static partial class DeviceHeardType
{
    static partial void Configure(IObjectTypeDescriptor<DeviceHeard> descriptor)
    {
        descriptor.BindFieldsExplicitly();
        descriptor.Field(heard => heard.Device);
        descriptor.Field(heard => heard.At);
    }
}

[ObjectType<DegradedSpell>]
[VisibleWithField]
public static partial class DegradedSpellType
{
    static partial void Configure(IObjectTypeDescriptor<DegradedSpell> descriptor)
    {
        descriptor.BindFieldsExplicitly();
        descriptor.Field(spell => spell.From);
        descriptor.Field(spell => spell.Until);
    }
}
