using Microsoft.Extensions.DependencyInjection;
using Orleans;
using Toolbox24.Api.Tests.Accounts;
using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Rentals;
using Toolbox24.Domain.Verdicts;
using Toolbox24.Grains.Rentals;

namespace Toolbox24.Api.Tests.Rentals.OnSite;

/// <summary>What many stories of returns have in common.</summary>
internal static class ReturnSteps
{
    /// <summary>All tools of a visit out, its slot over, and the customer back at the kiosk.</summary>
    public static async Task<Visit> Out(this OnSiteFixture api, int units = 1)
    {
        var visit = await api.NewVisit(units);
        await visit.Leave();
        await api.At(visit.Slot.End);
        return await visit.ComeBack();
    }

    /// <summary>Shows at the kiosk to bring tools back.</summary>
    public static async Task<Visit> ComeBack(this Visit visit)
    {
        await visit.Enter("RETURN");
        return visit;
    }

    /// <summary>Each tool into its locker, and that shut.</summary>
    public static async Task BringBack(this Visit visit)
    {
        await visit.Do("beginReturn", new { site = visit.Site.Value, knowsNoRefund = true });
        foreach (var unit in await visit.Units()) await visit.PutIn(unit);
    }

    public static async Task PutIn(this Visit visit, Guid unit)
    {
        await visit.Do("unlockForReturn", new { unit });
        await visit.Open(1);
        await visit.Do("scanReturn", new { code = visit.Api.Plate(unit) });
        await visit.Shut(unit);
    }

    /// <summary>As what reads photos will.</summary>
    public static async Task Judge(this Visit visit, params VerdictColour[] colours)
    {
        await visit.Api.Deliver();
        foreach (var (unit, colour) in (await visit.Units()).Zip(colours))
        {
            var gap = colour switch { VerdictColour.Green => 0m, VerdictColour.Orange => 0.7m, VerdictColour.Red => 0.9m };
            var verdict = Verdict.Of(new("photos-1", gap, [], ReturnReport.None, ReturnHistory.None), ScoringModel.Default);
            await visit.Api.Services.GetRequiredService<IGrainFactory>().GetGrain<IRentalGrain>(visit.Rental).Score(new UnitId(unit), verdict, isBlind: false);
        }

        await visit.Api.Deliver();
    }

    public static string Plate(this OnSiteFixture api, Guid unit) => api.Database.Scalar<string>("SELECT code FROM tool_unit WHERE id = $1", unit);

    /// <summary>Has the card processor's clock, which runs by itself, say what ours says: what is blocked from now on dies by that.</summary>
    public static void TellProcessor(this BookingFixture api) => api.Database.Execute(
        "UPDATE clock SET offset_ms = $1", (long)(api.Clock.GetUtcNow() - TimeProvider.System.GetUtcNow()).TotalMilliseconds);

    /// <summary>What moved of a rental's deposits.</summary>
    public static async Task<List<string>> Deposits(this BookingFixture api, Guid rental) =>
        [.. (await api.Moved(rental)).Where(moved => moved.StartsWith("Deposit", StringComparison.Ordinal))];

    /// <summary>Kinds and severities of the incidents of a rental.</summary>
    public static async Task<List<string>> Incidents(this BookingFixture api, Guid rental) =>
    [
        .. (await (await api.NewStaff(Role.Operator)).Do("{ incidents { kind severity rental } }")).EnumerateArray()
            .Where(one => one.GetProperty("rental").ToString() == rental.ToString())
            .Select(one => $"{one.GetProperty("kind").GetString()} {one.GetProperty("severity").GetString()}").Order(),
    ];
}
