using System.Security.Claims;
using Toolbox24.Api.Accounts;
using Toolbox24.Api.Rentals;
using Toolbox24.Domain;
using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Evidence;
using Toolbox24.Domain.Rentals;
using Toolbox24.Storage.Settings;

namespace Toolbox24.Api.Evidence;

/// <summary>One photo or video of a tool.</summary>
/// <param name="Rental">Of which rental.</param>
/// <param name="Unit">Of which of its tools.</param>
/// <param name="Kind">What it will be.</param>
public sealed record EvidenceUploadInput(RentalId Rental, UnitId Unit, EvidenceKind Kind);

/// <summary>Where to send it, or why nowhere.</summary>
[VisibleWithField]
public sealed record EvidenceUploadPayload(EvidenceUpload? Upload, Refusal? Refusal)
{
    public static implicit operator EvidenceUploadPayload(Refusal refusal) => new(null, refusal);
}

[MutationType]
public static class EvidenceMutation
{
    /// <summary>
    /// Opens an address for one photo or video of a tool that is fetched, out, or brought back: for the customer of the rental, and for a
    /// kiosk of its site.
    /// </summary>
    [Authorize(Policy = Policies.WritesOnSite, Roles = [nameof(Role.Customer), StaffRules.Kiosk])]
    public static async Task<EvidenceUploadPayload> CreateEvidenceUpload(
        EvidenceUploadInput input, ClaimsPrincipal user, IRentalByIdDataLoader rentals, EvidenceTokens tokens, CurrentSettings settings,
        TimeProvider clock, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(input);
        var (viewer, device) = (Viewer.Of(user), DeviceIdentity.Of(user));
        if (await rentals.LoadAsync(input.Rental, cancellationToken) is not { } rental
            || (rental.Customer != viewer?.Account && rental.Site != device?.Site))
            return new UnknownRental(input.Rental);
        var now = clock.GetUtcNow();
        if (EvidenceRules.Refuse(rental, input.Unit, (await settings.At(now)).Rules.Disputes, now) is { } refused) return refused;

        var madeBy = device?.Id.Value ?? viewer!.Actor.Value;
        return (await tokens.Issue(input.Rental, input.Unit, input.Kind, madeBy)).Succeeded(out var upload, out var refusal)
            ? new EvidenceUploadPayload(upload, null)
            : refusal;
    }
}
