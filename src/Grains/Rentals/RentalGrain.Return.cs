using Toolbox24.Domain;
using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Evidence;
using Toolbox24.Domain.Rentals;
using Toolbox24.Domain.Sites;
using Toolbox24.Domain.Verdicts;

namespace Toolbox24.Grains.Rentals;

/// <summary>What customers do at the lockers to bring their tools back, and what is advised of these.</summary>
internal sealed partial class RentalGrain
{
    public Task<Result<Rental>> BeginReturn(AccountId customer, SiteId site, bool knowsNoRefund) => TurnOf(customer, async (rental, now) =>
    {
        if (site == rental.Site && rental.Status is RentalStatus.Returning or RentalStatus.Lost) return rental;

        return await Decided(rental.BeginReturn(site, knowsNoRefund, now));
    });

    public Task<Result<Rental>> ComeToWrongSite(SiteId site) => Turn(async (rental, now) =>
        rental.OnSite?.Grace is null ? await Decided(rental.ComeToWrongSite(site, now)) : rental);

    public Task<Result<Rental>> UnlockForReturn(AccountId customer, UnitId unit) =>
        TurnOf(customer, (rental, now) => Decided(rental.UnlockForReturn(unit, now)));

    public Task<Result<Rental>> ReportLockerFull(AccountId customer, UnitId unit) => TurnOf(customer, async (rental, now) =>
    {
        if (rental.RefuseLockerFull(unit) is { } refused) return refused;
        var home = rental.HomeOf(unit);
        if (await calendars.LockerOf(home) is not { } locker) return new UnitAway();

        var told = await Decided(rental.FindLockerFull(unit, locker, now));
        await calendars.Rehouse(home, locker);
        return told;
    });

    public Task<Result<Rental>> ScanReturn(AccountId customer, CodePlate code) =>
        TurnOf(customer, async (rental, now) => await Decided(rental.ScanReturn(await calendars.Named(code), now)));

    public Task<Result<Rental>> LeaveDoorOpen(AccountId customer, UnitId unit, EvidenceId? photo) => TurnOf(customer, async (rental, now) =>
    {
        var seen = photo is { } named && await ShowsDoor(rental, unit, named) ? photo : null;
        return await Decided(rental.LeaveDoorOpen(unit, seen, await Unbilled(rental, now), now));
    });

    public Task<Result<Rental>> Reopen(AccountId customer, UnitId unit) => TurnOf(customer, async (rental, now) =>
    {
        var reopened = rental.Reopen(unit, now);
        return reopened.Succeeded(out _, out _) && await calendars.HasAnother(rental, unit) ? new UnitAway() : await Decided(reopened);
    });

    public Task<Result<Rental>> ReportReturn(AccountId customer, UnitId unit, ReturnReport report, string text) =>
        TurnOf(customer, (rental, now) => Decided(rental.ReportReturn(unit, report, now, text)));

    public Task<Result<Rental>> Score(UnitId unit, Verdict verdict, bool isBlind) => Turn(async (rental, now) =>
        rental.OnSite?.Of(unit) is { Status: ItemStatus.Scored } scored && scored.Advice == verdict
            ? rental
            : await Decided(rental.Score(unit, verdict, isBlind, now)));

    /// <summary>Whether there is such a photo of the tool, sent since its locker was asked to open: one of before shows no open door.</summary>
    private async Task<bool> ShowsDoor(Rental rental, UnitId unit, EvidenceId photo) =>
        rental.OnSite?.Of(unit)?.Opening is { At: var asked } && await evidence.HasPhoto(rental.Id, unit, photo, asked);

    /// <summary>Of what since the customer came nothing is billed.</summary>
    private async Task<Standstills> Unbilled(Rental rental, DateTimeOffset now) =>
        rental.IsUnderWay ? (await Downtime(rental)).Unbilled(now) : Standstills.None;

    /// <summary>When clocks stood still since the customer came.</summary>
    private async Task<Standstills> Still(Rental rental, DateTimeOffset now) =>
        rental.IsUnderWay ? (await Downtime(rental)).Standstills(now) : Standstills.None;
}
