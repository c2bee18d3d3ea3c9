using System.Collections.Immutable;
using Toolbox24.Api.Accounts;
using Toolbox24.Domain;
using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Catalog;
using Toolbox24.Storage.Catalog;
using Toolbox24.Storage.Consumables;
using Toolbox24.Storage.Sites;

namespace Toolbox24.Api.Catalog.Sheets;

/// <summary>What an import would do, until it is applied.</summary>
/// <param name="Id">By which it is applied, within an hour, by who asked for it.</param>
/// <param name="Rows">What would come of each row.</param>
public sealed record ImportPreview(Guid Id, ImmutableArray<ImportRow> Rows)
{
    public int Count(RowOutcome outcome) => Rows.Count(row => row.Outcome == outcome);
}

/// <summary>The catalogue as files: out of it, and into it.</summary>
public sealed class CatalogSheets(
    CatalogStore catalog, ToolQueries tools, UnitPassportStore units, ConsumableStore consumables, SiteQueries sites, ImportStore imports,
    TimeProvider clock)
{
    /// <summary>Says what a file would change, and keeps that to be applied as it was said.</summary>
    public async Task<Result<ImportPreview>> Preview(SheetKind kind, string text, AccountId by, CancellationToken cancellationToken)
    {
        var sheet = await Read(kind, cancellationToken);
        if (!SheetText.Rows(text, sheet.Columns).Succeeded(out var given, out var unreadable)) return unreadable;

        var now = clock.GetUtcNow();
        var (rows, changes) = sheet.Preview(given, now);
        var preview = new ImportPreview(Guid.CreateVersion7(now), rows);

        // With a refused row there is nothing to apply: it would not be what was previewed.
        if (preview.Count(RowOutcome.Refused) == 0) await imports.Keep(preview.Id, by.Value, changes, now);
        return preview;
    }

    public Task<Result<AppliedImport>> Apply(Guid preview, Viewer by) => imports.Apply(preview, by.Actor.Value, by.Session, clock.GetUtcNow());

    /// <summary>Writes all there is of a kind.</summary>
    internal async Task Write(SheetKind kind, Stream stream, CancellationToken cancellationToken)
    {
        var sheet = await Read(kind, cancellationToken);
        await SheetText.Write(stream, sheet.Columns, sheet.Rows, cancellationToken);
    }

    private async Task<Sheet> Read(SheetKind kind, CancellationToken cancellationToken) => kind switch
    {
        SheetKind.Categories => new CategorySheet(await catalog.Categories(cancellationToken)),
        SheetKind.Tools => new ToolSheet(
            await catalog.Categories(cancellationToken), await tools.Whole(cancellationToken), await tools.Standing(cancellationToken)),
        SheetKind.Packs => new PackSheet(await tools.Whole(cancellationToken), await catalog.WholePacks(cancellationToken)),
        SheetKind.Units => new UnitSheet(await tools.Whole(cancellationToken), await units.All(cancellationToken)),
        SheetKind.Consumables => new ConsumableSheet(await consumables.Whole(cancellationToken)),
        SheetKind.Sites => new SiteSheet(await sites.All(cancellationToken)),
        SheetKind.Lockers => await Lockers(cancellationToken),
    };

    private async Task<Sheet> Lockers(CancellationToken cancellationToken)
    {
        var known = await sites.All(cancellationToken);
        var lockers = await sites.LockersOf([.. known.Select(site => site.Id)], cancellationToken);
        return new LockerSheet(known, lockers, await tools.InLockers([.. lockers.Select(locker => locker.Id)], cancellationToken));
    }
}
