using System.Text.Json;
using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Incidents;
using Toolbox24.Domain.Rentals;
using Toolbox24.Storage.Accounts;
using Toolbox24.Storage.Commits;
using Toolbox24.Storage.Incidents;
using Toolbox24.Storage.Rentals;

namespace Toolbox24.Silo.Demo;

/// <summary>What the staff of the demo works with: the damages of demo/damages.json, and who is on call. What is there already is left.</summary>
internal sealed class DemoDesk(DamageStore damages, OnCallStore rota, AccountStore accounts, TimeProvider clock)
{
    /// <summary>By rank.</summary>
    private static readonly string[] OnCall = ["operateur", "collegue", "admin"];

    /// <summary>Lists what damages cost.</summary>
    /// <param name="categories">The categories, by their names.</param>
    public async Task List(IReadOnlyDictionary<string, CategoryId> categories)
    {
        var now = clock.GetUtcNow();
        foreach (var (name, lines) in Read())
        {
            var category = categories[name];
            var known = (await damages.Of(category)).Select(damage => damage.Label).ToHashSet();
            foreach (var line in lines.Where(line => !known.Contains(line.Label)))
            {
                var damage = new Damage(new DamageId(Guid.CreateVersion7(now)), category, line.Label, new(line.Price), line.WearPerYear);
                DemoSeed.Accepted(await damages.Set(damage, new("DamageSet", DemoSeed.Actor, now)));
            }
        }
    }

    /// <summary>Plans who is on call for as long as a shift may last, where nobody is.</summary>
    public async Task Plan()
    {
        var now = clock.GetUtcNow();
        if ((await rota.From(now)).Count > 0) return;

        foreach (var (index, name) in OnCall.Index())
        {
            var who = (await accounts.Find(DemoPeople.Address(name)))!.Id;
            var shift = DemoSeed.Accepted(OnCallShift.Plan(ShiftId.New(now), who, index + 1, now, now.AddDays(OnCallShift.MostDays)));
            DemoSeed.Accepted(await rota.Plan(shift, new ChangeNote("OnCallPlanned", DemoSeed.Actor, now)));
        }
    }

    private static Dictionary<string, DemoDamage[]> Read() => JsonSerializer.Deserialize<Dictionary<string, DemoDamage[]>>(
        File.ReadAllText(Path.Combine(DemoCatalogue.Folder, "damages.json")), JsonSerializerOptions.Web)!;
}

/// <summary>A line of demo/damages.json; its price in cents.</summary>
internal sealed record DemoDamage(string Label, long Price, decimal WearPerYear);
