using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Rentals;
using Toolbox24.Domain.Verdicts;
using Toolbox24.Testing;

namespace Toolbox24.Grains.Tests.Rentals.OnSite;

/// <summary>Rentals that are back, judged as the tests say.</summary>
public sealed class DecisionFixture : WallFixture
{
    public static readonly AccountId Operator = new(new Guid("0198f000-0000-7000-8000-000000000001"));

    /// <summary>A damage of 40 €.</summary>
    public static readonly DamageClaim Scratch = new("carter", IsQuote: false, new Domain.Euros(50_00), Wear: 0.8m);

    /// <summary>Some tools back, and judged.</summary>
    public async Task<Rental> Back(params VerdictColour[] colours)
    {
        return await Back(await BringBack(await Leave(await Come(colours.Length))), colours);
    }

    /// <summary>Its tools are judged so.</summary>
    public async Task<Rental> Back(Rental rental, params VerdictColour[] colours)
    {
        foreach (var (unit, colour) in rental.Items.Select(item => item.Unit).Zip(colours))
            (await Grain(rental.Id).Score(unit, Verdict(colour), isBlind: false)).Value();
        await Deliver();
        return await Read(rental);
    }

    public async Task<Rental> Decide(Rental rental, UnitId unit, DecisionKind kind, DamageClaim? damage = null, bool isAdministrator = false) =>
        (await Grain(rental.Id).DecideReturn(new(unit, kind, damage, "Carter fendu", Operator, isAdministrator))).Value();

    /// <summary>What happens by itself until an instant.</summary>
    public async Task<Rental> Until(Rental rental, DateTimeOffset at)
    {
        Clock.Advance(at - Now);
        await Silo.Sweep();
        return await AnswerAll(rental.Id);
    }

    private static Verdict Verdict(VerdictColour colour) => Domain.Verdicts.Verdict.Of(
        new("photos-1", colour switch { VerdictColour.Green => 0m, VerdictColour.Orange => 0.7m, VerdictColour.Red => 0.9m }, [], ReturnReport.None, ReturnHistory.None),
        ScoringModel.Default);
}
