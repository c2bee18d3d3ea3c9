using HotChocolate.CostAnalysis.Types;
using Toolbox24.Api.Sites;
using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Sites;
using Toolbox24.Storage.Catalog;

namespace Toolbox24.Api.Catalog;

/// <summary>Who may see a unit is said by the fields that lead to it.</summary>
[ObjectType<UnitCard>]
[VisibleWithField]
public static partial class UnitType
{
    static partial void Configure(IObjectTypeDescriptor<UnitCard> descriptor)
    {
        descriptor.BindFieldsExplicitly().Name("ToolUnit");
    }

    [Cost(0)]
    public static UnitId GetId([Parent] UnitCard card) => card.Unit.Id;

    /// <summary>How often its passport was written.</summary>
    [Cost(0)]
    public static long GetVersion([Parent] UnitCard card) => card.Passport.Version;

    /// <summary>What its plate says.</summary>
    [Cost(0)]
    public static string GetCode([Parent] UnitCard card) => card.Unit.Code.Value;

    /// <summary>What it is one of.</summary>
    [Cost(1)]
    public static Task<Tool> GetTool([Parent] UnitCard card, IToolByIdDataLoader tools, CancellationToken cancellationToken) =>
        tools.LoadRequiredAsync(card.Unit.Tool, cancellationToken);

    /// <summary>Where it stands; null: in the workshop.</summary>
    [Cost(1)]
    public static async Task<Locker?> GetLocker([Parent] UnitCard card, ILockerByIdDataLoader lockers, CancellationToken cancellationToken) =>
        card.Unit.Locker is { } locker ? await lockers.LoadAsync(locker, cancellationToken) : null;

    [Cost(0)]
    public static UnitState GetState([Parent] UnitCard card) => card.Passport.State;

    /// <summary>Of use, as last read.</summary>
    [Cost(0)]
    public static int GetHours([Parent] UnitCard card) => card.Passport.Hours;

    /// <summary>When a person last looked at it.</summary>
    [Cost(0)]
    public static DateTimeOffset? GetCheckedAt([Parent] UnitCard card) => card.Passport.CheckedAt;

    /// <summary>By when it must be inspected.</summary>
    [Cost(0)]
    public static DateTimeOffset? GetInspectionDue([Parent] UnitCard card) => card.Passport.InspectionDue;

    /// <summary>From when its maker wants it back.</summary>
    [Cost(0)]
    public static DateTimeOffset? GetRecalledFrom([Parent] UnitCard card) => card.Passport.RecalledFrom;

    /// <summary>Whether it may be rented out now.</summary>
    [Cost(0)]
    public static bool GetIsRentable([Parent] UnitCard card, TimeProvider clock) => clock.GetUtcNow() < card.Passport.RentableUntil;

    /// <summary>The lines of its passport, newest first; a hundred at most.</summary>
    [ListSize(AssumedSize = 20)]
    public static async Task<IReadOnlyList<PassportEntry>> GetEntries(
        [Parent] UnitCard card, IEntriesByUnitDataLoader entries, CancellationToken cancellationToken) =>
        await entries.LoadRequiredAsync(card.Unit.Id, cancellationToken);
}

[ObjectType<PassportEntry>]
[VisibleWithField]
public static partial class PassportEntryType
{
    static partial void Configure(IObjectTypeDescriptor<PassportEntry> descriptor)
    {
        descriptor.BindFieldsExplicitly();
        descriptor.Field(entry => entry.Id);
        descriptor.Field(entry => entry.Kind);
        descriptor.Field(entry => entry.At);
        descriptor.Field(entry => entry.Hours);
        descriptor.Field(entry => entry.Cost);
        descriptor.Field(entry => entry.Note);
    }
}
