using System.Text.Json;
using Toolbox24.Domain;
using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Pricing;
using Toolbox24.Domain.Settings;
using Toolbox24.Storage.Settings;

namespace Toolbox24.Silo.Demo;

/// <summary>
/// Publishes the prices and deposits of demo/tariff.json, by the decisions that publish real ones. Where some are published
/// already they are left.
/// </summary>
internal sealed class DemoTariff(GridStore grids, TimeProvider clock)
{
    /// <summary>Publishes what is not there yet.</summary>
    /// <param name="tools">The tools of the demo, by their drawings.</param>
    /// <param name="categories">The categories, by their names.</param>
    public async Task Publish(IReadOnlyDictionary<string, ToolId> tools, IReadOnlyDictionary<string, CategoryId> categories)
    {
        var file = Read();
        await Publish(new PriceContent(new PriceGrid(RuleVersion.BuiltIn,
        [
            Line(Target.General, file.General),
            .. file.Categories.Select(line => Line(Target.General with { Category = categories[line.Key] }, line.Value)),
            .. file.Professionals.Select(line => Line(
                Target.General with { Category = categories[line.Key], Audience = Audience.Professional }, line.Value)),
            .. file.Tools.Select(line => Line(Target.General with { Tool = tools[line.Key] }, line.Value)),
        ])));
        await Publish(new DepositContent(new DepositGrid(
            RuleVersion.BuiltIn,
            [
                new DepositLine(Target.General, new Euros(file.Deposit)),
                .. file.Deposits.Select(line => new DepositLine(Target.General with { Tool = tools[line.Key] }, new Euros(line.Value))),
            ],
            new Euros(file.PackDeposit))));
    }

    private async Task Publish(GridContent content)
    {
        var (book, now) = (await grids.LoadBook(), clock.GetUtcNow());
        if (book.Next(content.Kind) > 1) return;

        var draft = Accepted(GridVersion.Draft("Démonstration", content, by: null, now)) with { Revision = 0 };
        await grids.Save(Accepted(draft.Propose(revision: 0, from: null, book, [], by: null, now)), null, book, actor: null, now);
    }

    private static DemoTariffFile Read() => JsonSerializer.Deserialize<DemoTariffFile>(
        File.ReadAllText(Path.Combine(DemoCatalogue.Folder, "tariff.json")), JsonSerializerOptions.Web)!;

    private static PriceLine Line(Target target, long[] cents) => new(
        target, new Rates(new Euros(cents[0]), new Euros(cents[1]), new Euros(cents[2]), new Euros(cents[3]), new Euros(cents[4])));

    private static GridVersion Accepted(Result<GridVersion> result) => result.Succeeded(out var grid, out var refusal)
        ? grid
        : throw new InvalidOperationException($"The tariff of the demo is refused: {refusal}");
}

/// <summary>What demo/tariff.json says: of each line the five rates in cents, of deposits their cents.</summary>
internal sealed record DemoTariffFile(
    long[] General, Dictionary<string, long[]> Categories, Dictionary<string, long[]> Tools, Dictionary<string, long[]> Professionals,
    long Deposit, long PackDeposit, Dictionary<string, long> Deposits);
