using Toolbox24.Domain.Customers;
using Toolbox24.Domain.Rentals;

namespace Toolbox24.Domain.Passes;

/// <summary>What a phone is given, and what that takes the place of.</summary>
/// <param name="Grant">What the server lets it do.</param>
/// <param name="Replaces">The grant that opens nothing any more; null where there was none.</param>
public sealed record PassGranted(PassGrant Grant, Guid? Replaces);

/// <summary>Decides who is let in with what.</summary>
public static class PassGranting
{
    /// <summary>Lets a phone act for a rental; another one that did so before does no longer.</summary>
    /// <param name="request">What is asked for.</param>
    /// <param name="rules">The times of picking up.</param>
    /// <param name="now">When.</param>
    public static Result<PassGranted> Grant(GrantPass request, OnSiteRules rules, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(rules);
        var (rental, purpose) = (request.Rental, request.Purpose);
        if (!Enum.IsDefined(purpose)) return new UnknownPassPurpose();
        if (RefuseCustomer(purpose, request.Standing, request.Block, now) is { } barred) return barred;

        // As early as anybody likes: it opens nothing before its time, and needs no connection then.
        if (rental.RefuseEntry(purpose, early: null, now) is { } refused) return refused;

        var (from, until) = Window(rental, purpose, rules, now);
        if (request.Live is { } live && live.Phone == request.Phone && (live.From, live.Until) == (from, until)) return new PassGranted(live, null);

        return new PassGranted(new(Guid.CreateVersion7(now), rental.Id, rental.Site, purpose, from, until, request.Phone), request.Live?.Id);
    }

    /// <summary>Why a customer does not come in to do this, whatever they show; null where they do. Bringing back is never refused.</summary>
    public static Refusal? RefuseCustomer(PassPurpose purpose, CustomerStanding standing, PassBlock? block, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(standing);
        if (purpose == PassPurpose.Return) return null;
        if (block is { IsOn: true }) return new PassesBlocked(block.Since);

        return standing.At(now) is { Kind: StandingKind.Suspended, Since: { } since } suspended ? new BookingSuspended(suspended.Reason, since) : null;
    }

    /// <summary>To the second: that is how a grant is written.</summary>
    private static (DateTimeOffset From, DateTimeOffset Until) Window(Rental rental, PassPurpose purpose, OnSiteRules rules, DateTimeOffset now)
    {
        // Whether there is time left is seen at the kiosk: it stands still while that hears nothing, and the phone may hear nothing then either.
        if (purpose == PassPurpose.PickUp) return (Whole(rental.Slot.Start - rules.EarlyPickup), Whole(rental.Slot.End));

        var lost = rental.Slot.End + rules.Loss;
        return (Whole(rental.OnSite!.BegunAt), Whole(lost > now ? lost : now + rules.Loss));
    }

    private static DateTimeOffset Whole(DateTimeOffset at) => DateTimeOffset.FromUnixTimeSeconds(at.ToUnixTimeSeconds());
}

/// <summary>Asks for a pass.</summary>
/// <param name="Rental">Whose doors it opens.</param>
/// <param name="Purpose">To do what.</param>
/// <param name="Phone">Which phone is to have it.</param>
/// <param name="Standing">How much its customer is trusted.</param>
/// <param name="Block">What they said of their passes; null where they said nothing.</param>
/// <param name="Live">The grant there is for this purpose; null where there is none.</param>
public sealed record GrantPass(Rental Rental, PassPurpose Purpose, PhoneKey Phone, CustomerStanding Standing, PassBlock? Block, PassGrant? Live);
