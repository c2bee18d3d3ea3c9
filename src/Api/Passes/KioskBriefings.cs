using System.Buffers.Text;
using HotChocolate.CostAnalysis.Types;
using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Customers;
using Toolbox24.Domain.Passes;
using Toolbox24.Domain.Rentals;
using Toolbox24.Domain.Sites;
using Toolbox24.Grains.Customers;
using Toolbox24.Storage.Passes;

namespace Toolbox24.Api.Passes;

/// <summary>Somebody who may come while the kiosk hears nothing from us.</summary>
/// <param name="Rental">For which rental.</param>
/// <param name="Purpose">To do what.</param>
/// <param name="From">From when on.</param>
/// <param name="Until">Until when; null where that has no end.</param>
/// <param name="PinHash">Their PIN, hashed for this kiosk: see docs/kiosk.md.</param>
/// <param name="Units">The tools' units.</param>
[VisibleWithField]
public sealed record ExpectedVisit(
    RentalId Rental, PassPurpose Purpose, DateTimeOffset From, DateTimeOffset? Until, string PinHash,
    [property: ListSize(AssumedSize = 5)] IReadOnlyList<UnitId> Units);

/// <summary>What a kiosk keeps to work by itself.</summary>
/// <param name="At">As of when.</param>
/// <param name="ServerKey">By which it checks passes: SubjectPublicKeyInfo, DER, in base64url.</param>
/// <param name="PinIterations">How often PINs are hashed.</param>
/// <param name="Expected">Who may come within a day.</param>
/// <param name="Revoked">The passes that open nothing any more though their time is not over.</param>
[VisibleWithField]
public sealed record KioskBriefing(
    DateTimeOffset At, string ServerKey, int PinIterations, [property: ListSize(AssumedSize = 50)] IReadOnlyList<ExpectedVisit> Expected,
    [property: ListSize(AssumedSize = 20)] IReadOnlyList<Guid> Revoked);

/// <summary>Writes what kiosks keep.</summary>
public sealed class KioskBriefings(
    PassStore passes, PassKey key, KioskQueries rentals, ServerKey secret, IGrainFactory grains, TimeProvider clock)
{
    private static readonly TimeSpan Ahead = TimeSpan.FromHours(24);

    public async Task<KioskBriefing> For(Device kiosk)
    {
        ArgumentNullException.ThrowIfNull(kiosk);
        var (now, expected) = (clock.GetUtcNow(), new List<ExpectedVisit>());
        foreach (var purpose in Enum.GetValues<PassPurpose>())
        {
            foreach (var (rental, phone) in await rentals.Coming(kiosk.Site, purpose, now + Ahead))
            {
                if (await IsExpected(rental, purpose, now)) expected.Add(Expect(kiosk, rental, purpose, phone));
            }
        }

        return new(now, Base64Url.EncodeToString(key.PublicKey), PinHash.Iterations, expected, await passes.Revoked(kiosk.Site, now));
    }

    private async Task<bool> IsExpected(Rental rental, PassPurpose purpose, DateTimeOffset now)
    {
        if (rental.RefuseEntry(purpose, early: null, now) is not null) return false;

        // A PIN that somebody else may know is of no use; the next one's number is known once it was made.
        var block = await passes.Block(rental.Customer);
        if (rental.Pins?.Of(purpose) is { } pin && pin.At <= block?.Since) return false;

        var standing = (await grains.GetGrain<ICustomerGrain>(rental.Customer.Value).Get()).Succeeded(out var customer, out _)
            ? customer.Standing
            : CustomerStanding.Good;
        return PassGranting.RefuseCustomer(purpose, standing, block, now) is null;
    }

    private ExpectedVisit Expect(Device kiosk, Rental rental, PassPurpose purpose, MobileNumber phone)
    {
        var pin = PinCode.Of(rental.Id, purpose, rental.ExpectedPin(purpose), phone, secret);
        var (from, until) = purpose == PassPurpose.PickUp
            ? (rental.Slot.Start - rental.Rules.PinAhead, rental.IsClockStopped ? rental.Slot.End : rental.PickupDeadline(rental.Rules))
            : (rental.OnSite!.BegunAt, (DateTimeOffset?)null);
        return new(rental.Id, purpose, from, until, PinHash.Of(pin, kiosk.Id, rental.Id, purpose), [.. rental.Items.Select(item => item.Unit)]);
    }
}
