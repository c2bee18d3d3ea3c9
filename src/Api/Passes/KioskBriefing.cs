using HotChocolate.CostAnalysis.Types;
using Toolbox24.Api.Rentals.OnSite;
using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Passes;
using Toolbox24.Domain.Rentals;
using Toolbox24.Domain.Sites;

namespace Toolbox24.Api.Passes;

/// <summary>Somebody who may come while the kiosk hears nothing from us.</summary>
/// <param name="Of">For which rental.</param>
/// <param name="Purpose">To do what.</param>
/// <param name="From">From when on.</param>
/// <param name="Until">Until when; null where that has no end. The time to fetch tools stands still while the kiosk hears nothing: until the slot's end.</param>
/// <param name="PinHash">Their PIN, hashed for this kiosk: see docs/kiosk.md.</param>
/// <param name="Permit">By which the bridge opens the entrance and their lockers for the kiosk; good for a day at most.</param>
/// <param name="ReturnPermit">By which it opens the same for them to bring back what they have fetched while it heard nothing; null where they bring back.</param>
/// <param name="Items">The tools that they may take out, or have to bring back, and where each stands.</param>
/// <param name="Away">The tools of theirs that are not there for them: another customer has them, or nobody has looked at them since.</param>
[VisibleWithField]
public sealed record ExpectedVisit(
    [property: GraphQLIgnore] Rental Of, PassPurpose Purpose, DateTimeOffset From, DateTimeOffset? Until, string PinHash, string Permit, string? ReturnPermit,
    [property: ListSize(AssumedSize = 5)] IReadOnlyList<RentalItemView> Items, [property: ListSize(AssumedSize = 5)] IReadOnlyList<UnitId> Away)
{
    /// <summary>For which rental.</summary>
    public RentalId Rental => Of.Id;
}

/// <summary>What a kiosk keeps to work by itself.</summary>
/// <param name="At">As of when.</param>
/// <param name="Kiosk">Which kiosk it is for: its id is in the salt of PINs.</param>
/// <param name="Site">Where that stands; the id of the entrance's door too.</param>
/// <param name="ServerKey">By which it checks passes: SubjectPublicKeyInfo, DER, in base64url.</param>
/// <param name="AloneKey">By which the bridge knows it, in base64url; another with each credential.</param>
/// <param name="PinIterations">How often PINs are hashed.</param>
/// <param name="Pad">How its PIN pad stands.</param>
/// <param name="Expected">Who may come within a day.</param>
/// <param name="Revoked">The passes that open nothing any more though their time is not over.</param>
[VisibleWithField]
public sealed record KioskBriefing(
    DateTimeOffset At, DeviceId Kiosk, SiteId Site, string ServerKey, string AloneKey, int PinIterations, PadState Pad,
    [property: ListSize(AssumedSize = 50)] IReadOnlyList<ExpectedVisit> Expected, [property: ListSize(AssumedSize = 20)] IReadOnlyList<Guid> Revoked);
