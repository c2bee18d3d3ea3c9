using System.Security.Claims;
using HotChocolate.CostAnalysis.Types;
using Toolbox24.Api.Accounts;
using Toolbox24.Api.Catalog;
using Toolbox24.Domain;
using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Rentals;
using Toolbox24.Storage.Rentals;

namespace Toolbox24.Api.Rentals.OnSite;

/// <summary>What a damage costs.</summary>
/// <param name="Category">For tools of which category.</param>
/// <param name="Label">What is broken, in French: 60 characters at most.</param>
/// <param name="Price">What it costs on a new tool, in cents.</param>
/// <param name="WearPerYear">What part of that each year of use takes off, up to 1.</param>
/// <param name="Id">Which, to change it; a new one where it is left out.</param>
public sealed record SetDamageInput(CategoryId Category, string Label, long Price, decimal WearPerYear, DamageId? Id = null);

/// <summary>A damage as it is listed now, or why it is not.</summary>
[VisibleWithField]
public sealed record DamagePayload(Damage? Damage, Refusal? Refusal);

[QueryType]
public static class DamageQuery
{
    /// <summary>What damages of a category's tools cost, by label.</summary>
    [Authorize(Roles = [StaffRules.Operator, StaffRules.Administrator])]
    [ListSize(AssumedSize = 50)]
    public static async Task<IReadOnlyList<Damage>> GetDamages(CategoryId category, DamageStore damages, CancellationToken cancellationToken) =>
        await damages.Of(category, cancellationToken);

    /// <summary>What damages of one unit cost at what wear leaves of them, by label.</summary>
    [Authorize(Roles = [StaffRules.Operator, StaffRules.Administrator])]
    [ListSize(AssumedSize = 50)]
    public static async Task<IReadOnlyList<DamageClaim>> GetDamagesOf(
        UnitId unit, DamageStore damages, TimeProvider clock, CancellationToken cancellationToken) =>
        await damages.Claims(unit, clock.GetUtcNow(), cancellationToken);
}

[MutationType]
public static class DamageMutation
{
    /// <summary>Says what a damage costs from now on; what was announced stays.</summary>
    [Authorize(Policy = Policies.Writes, Roles = [StaffRules.Administrator])]
    public static async Task<DamagePayload> SetDamage(SetDamageInput input, ClaimsPrincipal user, DamageStore damages, CatalogDesk desk)
    {
        ArgumentNullException.ThrowIfNull(input);
        var made = await desk.Make(
            user, "DamageSet", now => Listed(new(
                input.Id ?? new DamageId(Guid.CreateVersion7(now)), input.Category, input.Label.Trim(), new Euros(input.Price), input.WearPerYear)),
            damages.Set);
        return new(made.Now, made.Refusal);
    }

    private static Result<Damage> Listed(Damage damage) => damage.Refuse() is { } wrong ? wrong : damage;
}

[ObjectType<Damage>]
[VisibleWithField]
public static partial class DamageType
{
    static partial void Configure(IObjectTypeDescriptor<Damage> descriptor)
    {
        descriptor.BindFieldsExplicitly();
        descriptor.Field(damage => damage.Id);
        descriptor.Field(damage => damage.Label);
        descriptor.Field(damage => damage.Price);
        descriptor.Field(damage => damage.WearPerYear);
    }
}

[ObjectType<DamageClaim>]
[VisibleWithField]
public static partial class DamageClaimType
{
    static partial void Configure(IObjectTypeDescriptor<DamageClaim> descriptor)
    {
        descriptor.BindFieldsExplicitly().Name("DamageOfUnit");
        descriptor.Field(claim => claim.Reference).Name("label");
        descriptor.Field(claim => claim.Price);
        descriptor.Field(claim => claim.Wear);
        descriptor.Field(claim => claim.Amount);
    }
}
