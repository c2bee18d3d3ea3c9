using System.Security.Claims;
using Toolbox24.Api.Accounts;
using Toolbox24.Domain;
using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Disputes;
using Toolbox24.Domain.Evidence;
using Toolbox24.Domain.Rentals;
using Toolbox24.Grains;
using Toolbox24.Grains.Disputes;

namespace Toolbox24.Api.Disputes;

/// <summary>Asks disputes' grains in the name of whoever is signed in.</summary>
public sealed class DisputeDesk(IGrainFactory grains, TimeProvider clock)
{
    public Task<DisputePayload> Open(ClaimsPrincipal user, RentalId rental, UnitId unit, DisputeWords words) =>
        Ask(user, DisputeId.New(clock.GetUtcNow()), (grain, by) => grain.Open(by, rental, unit, words));

    public Task<DisputePayload> Comment(ClaimsPrincipal user, DisputeId dispute, DisputeWords words) =>
        Ask(user, dispute, (grain, by) => grain.Comment(IsStaff(user) ? DisputeSide.Staff : DisputeSide.Customer, by, words));

    public Task<DisputePayload> ByStaff(ClaimsPrincipal user, DisputeId dispute, Func<IDisputeGrain, AccountId, Task<Result<Dispute>>> ask) =>
        Ask(user, dispute, ask);

    internal static bool IsStaff(ClaimsPrincipal user) => user.IsInRole(nameof(Role.Operator)) || user.IsInRole(nameof(Role.Administrator));

    internal static DisputeWords Words(string text, IReadOnlyList<EvidenceId>? photos) => new(text, [.. photos ?? []]);

    private async Task<DisputePayload> Ask(ClaimsPrincipal user, DisputeId dispute, Func<IDisputeGrain, AccountId, Task<Result<Dispute>>> ask)
    {
        var viewer = Viewer.Required(user);
        (Actor.Current, Actor.Session) = (viewer.Actor.Value.ToString(), viewer.Session);
        return (await ask(grains.GetGrain<IDisputeGrain>(dispute.Value), viewer.Actor)).Succeeded(out var done, out var refusal)
            ? new DisputePayload(done, null)
            : refusal;
    }
}
