using System.Security.Claims;
using Toolbox24.Api.Accounts;
using Toolbox24.Domain;
using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Rentals;
using Toolbox24.Domain.Verdicts;
using Toolbox24.Grains;
using Toolbox24.Grains.Rentals;
using Toolbox24.Storage.Rentals;

namespace Toolbox24.Api.Rentals.OnSite;

/// <summary>Asks rentals' grains in the name of who decides; they prove again that it is them before money moves.</summary>
public sealed class DecisionDesk(IGrainFactory grains, ReturnClaims claims, DamageStore damages, TimeProvider clock)
{
    private const int MostAtOnce = 50;
    private const string NothingToSay = "Rien à signaler";

    public async Task<ReturnClaimPayload> Claim(ClaimsPrincipal user, RentalId rental)
    {
        var viewer = Viewer.Required(user);
        return (await claims.Take(rental, viewer.Actor, viewer.Session, clock.GetUtcNow())).Succeeded(out var claim, out var refusal)
            ? new(claim, null)
            : new(refusal is ReturnClaimedBy other ? new(rental, other.By, other.Until) : null, refusal);
    }

    public async Task<ReturnClaimPayload> GiveUp(ClaimsPrincipal user, RentalId rental)
    {
        var viewer = Viewer.Required(user);
        return new(null, await claims.GiveUp(rental, viewer.Actor, viewer.Session, clock.GetUtcNow()));
    }

    public async Task<RentalPayload> Decide(ClaimsPrincipal user, DecideReturnInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        var viewer = Viewer.Required(user);
        if (viewer.RefuseUnlessProved(clock.GetUtcNow()) is { } prove) return prove;

        DamageClaim? damage = null;
        if (input.Damage is { Quote: { } quoted } quote) damage = new(quote.Reference, IsQuote: true, new Euros(quoted), Wear: 1);
        else if (input.Damage is { } listed && (damage = await damages.Claim(input.Unit, listed.Reference, clock.GetUtcNow())) is null) return new DamageNotCited();

        return await Ask(viewer, input.Rental, rental => rental.DecideReturn(Deciding(viewer, input.Unit, input.Kind, input.Reason, damage)));
    }

    /// <summary>Releases what is green and was seen to be so; what is blind, or anything else, is looked at one by one.</summary>
    public async Task<IReadOnlyList<ReleasedReturn>> ReleaseGreens(ClaimsPrincipal user, IReadOnlyList<RentalId> rentals)
    {
        ArgumentNullException.ThrowIfNull(rentals);
        var viewer = Viewer.Required(user);
        if (viewer.RefuseUnlessProved(clock.GetUtcNow()) is { } prove) return [.. rentals.Select(id => new ReleasedReturn(id, prove))];

        var released = new List<ReleasedReturn>();
        foreach (var id in rentals.Distinct().Take(MostAtOnce)) released.Add(new(id, await ReleaseGreens(viewer, id)));
        return released;
    }

    public async Task<RentalPayload> ClaimLoss(ClaimsPrincipal user, ClaimLossInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        var viewer = Viewer.Required(user);
        if (viewer.RefuseUnlessProved(clock.GetUtcNow()) is { } prove) return prove;

        var worth = new DamageClaim("valeur résiduelle", IsQuote: false, new Euros(input.Price), input.Wear);
        return await Ask(viewer, input.Rental, rental => rental.ClaimLoss(input.Unit, worth, viewer.Actor, input.Reason));
    }

    public async Task<RentalPayload> ReportFound(ClaimsPrincipal user, RentalId id)
    {
        var viewer = Viewer.Required(user);
        return viewer.RefuseUnlessProved(clock.GetUtcNow()) is { } prove ? prove : await Ask(viewer, id, rental => rental.ReportFound());
    }

    private async Task<Refusal?> ReleaseGreens(Viewer viewer, RentalId id)
    {
        if (!(await Ask(viewer, id, rental => rental.Get()) is { Rental: { } known })) return new UnknownRental(id);

        var open = known.OnSite?.Items.Where(item => item.IsUndecided).ToList() ?? [];
        if (open.Count == 0) return new NothingToDecide();
        if (open.Exists(item => item.Decision is not null || known.ShownVerdict(item.Unit) != VerdictColour.Green)) return new NotGreen();

        foreach (var item in open)
        {
            var said = await Ask(viewer, id, rental => rental.DecideReturn(Deciding(viewer, item.Unit, DecisionKind.Release, NothingToSay, damage: null)));
            if (said.Refusal is { } refusal) return refusal;
        }

        return null;
    }

    private static DecideItem Deciding(Viewer viewer, UnitId unit, DecisionKind kind, string reason, DamageClaim? damage) =>
        new(unit, kind, damage, reason, viewer.Actor, viewer.Roles.Contains(Role.Administrator));

    private async Task<RentalPayload> Ask(Viewer viewer, RentalId rental, Func<IRentalGrain, Task<Result<Rental>>> ask)
    {
        (Actor.Current, Actor.Session) = (viewer.Actor.Value.ToString(), viewer.Session);
        return RentalPayload.Of(await ask(grains.GetGrain<IRentalGrain>(rental.Value)));
    }
}
