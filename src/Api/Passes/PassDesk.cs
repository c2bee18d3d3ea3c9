using System.Buffers.Text;
using System.Security.Claims;
using Toolbox24.Api.Accounts;
using Toolbox24.Api.Rentals;
using Toolbox24.Domain;
using Toolbox24.Domain.Passes;
using Toolbox24.Domain.Rentals;
using Toolbox24.Grains;
using Toolbox24.Grains.Customers;
using Toolbox24.Grains.Rentals;
using Toolbox24.Storage.Passes;
using Toolbox24.Storage.Settings;

namespace Toolbox24.Api.Passes;

/// <summary>What customers ask of their passes and PINs.</summary>
public sealed class PassDesk(
    PassStore passes, PassKey key, RentalDesk rentals, BlockAlert alert, IGrainFactory grains, CurrentSettings settings, TimeProvider clock)
{
    private const int Attempts = 5;

    public async Task<PassPayload> Create(ClaimsPrincipal user, CreatePassInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        var viewer = Viewer.Required(user);
        for (var attempt = 1; ; attempt++)
        {
            if (!(await Decide(viewer, input)).Succeeded(out var decided, out var refusal)) return new(null, refusal);

            // Where it is the pass there is, nothing is written: the phone is given it again.
            var (granted, block, now) = decided;
            if (decided.IsThere || await passes.Save(viewer.Account, granted, block, now, viewer.Actor.Value.ToString())) return new(Signed(granted.Grant), null);
            if (attempt == Attempts) throw new InvalidOperationException($"The pass of rental {input.Rental.Value} keeps changing.");
        }
    }

    public async Task<RentalPayload> ResendPin(ClaimsPrincipal user, ResendPinInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        var block = await passes.Block(Viewer.Required(user).Account);
        if (input.Purpose == PassPurpose.PickUp && block is { IsOn: true }) return new PassesBlocked(block.Since);

        return await rentals.ByCustomer(user, input.Rental, (rental, customer) => rental.SendPin(customer, input.Purpose, block?.Since));
    }

    /// <summary>By somebody of the staff, who proves again that it is them: it opens doors.</summary>
    public async Task<RentalPayload> ReissuePin(ClaimsPrincipal user, ReissuePinInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        var viewer = Viewer.Required(user);
        if (viewer.RefuseUnlessProved(clock.GetUtcNow()) is { } prove) return prove;

        (Actor.Current, Actor.Session) = (viewer.Actor.Value.ToString(), viewer.Session);
        var rental = grains.GetGrain<IRentalGrain>(input.Rental.Value);
        if (!(await rental.Get()).Succeeded(out var known, out var unknown)) return unknown;
        if (input.Purpose == PassPurpose.PickUp && await passes.Block(known.Customer) is { IsOn: true } block) return new PassesBlocked(block.Since);

        return RentalPayload.Of(await rental.ReissuePin(input.Purpose, input.Reason));
    }

    public async Task<PassBlockPayload> Block(ClaimsPrincipal user)
    {
        var viewer = Viewer.Required(user);
        var refusal = await passes.BlockAll(viewer.Account, clock.GetUtcNow(), viewer.Actor.Value.ToString(), viewer.Session);
        if (refusal is not null) return new(null, refusal);

        await alert.Raise(viewer.Account);
        return await Blocked(viewer);
    }

    public async Task<PassBlockPayload> Unblock(ClaimsPrincipal user)
    {
        var (viewer, now) = (Viewer.Required(user), clock.GetUtcNow());
        if (viewer.RefuseUnlessProved(now) is { } prove) return new(null, prove);

        var refusal = await passes.Unblock(viewer.Account, now, viewer.Actor.Value.ToString(), viewer.Session);
        return refusal is null ? await Blocked(viewer) : new(null, refusal);
    }

    private async Task<PassBlockPayload> Blocked(Viewer viewer) =>
        new(await passes.Block(viewer.Account) is { IsOn: true } block ? block.Since : null, null);

    private async Task<Result<Decided>> Decide(Viewer viewer, CreatePassInput input)
    {
        var found = await grains.GetGrain<IRentalGrain>(input.Rental.Value).Get();
        if (!found.Succeeded(out var rental, out var unknown)) return unknown;
        if (rental.Customer != viewer.Account) return new UnknownRental(input.Rental);
        if (!PhoneKey.Read(input.PhoneKey).Succeeded(out var phone, out var wrong)) return wrong;
        if (!(await grains.GetGrain<ICustomerGrain>(viewer.Account.Value).Get()).Succeeded(out var customer, out var nobody)) return nobody;

        var (now, block, live) = (clock.GetUtcNow(), await passes.Block(viewer.Account), await passes.Live(rental.Id, input.Purpose));
        var request = new GrantPass(rental, input.Purpose, phone, customer.Standing, block, live);
        return PassGranting.Grant(request, (await settings.At(now)).Rules.OnSite, now).Succeeded(out var granted, out var refusal)
            ? new Decided(granted, block, now) { IsThere = granted.Grant == live }
            : refusal;
    }

    private Pass Signed(PassGrant grant) => new(Base64Url.EncodeToString(key.Sign(grant).AsSpan()), grant.From, grant.Until);

    private sealed record Decided(PassGranted Granted, PassBlock? Block, DateTimeOffset At)
    {
        public bool IsThere { get; init; }
    }
}
