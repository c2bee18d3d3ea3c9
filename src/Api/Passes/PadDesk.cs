using System.Collections.Immutable;
using HotChocolate.CostAnalysis.Types;
using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Passes;
using Toolbox24.Domain.Sites;
using Toolbox24.Storage.Accounts;
using Toolbox24.Storage.Passes;

namespace Toolbox24.Api.Passes;

/// <summary>How a kiosk's PIN pad stands, and by which rule wrong PINs lock it.</summary>
/// <param name="Allowed">So many wrong ones lock nothing.</param>
/// <param name="FirstDelay">For so long the next one locks it, twice as long the one after, and so on.</param>
/// <param name="LongestDelay">At most for so long.</param>
/// <param name="Within">So long after the last one all are forgotten.</param>
/// <param name="Wrong">When the wrong ones were typed that count, the oldest first.</param>
/// <param name="LockedUntil">Until when it is locked; null where it is not.</param>
[VisibleWithField]
public sealed record PadState(
    int Allowed, TimeSpan FirstDelay, TimeSpan LongestDelay, TimeSpan Within, [property: ListSize(AssumedSize = 20)] IReadOnlyList<DateTimeOffset> Wrong,
    DateTimeOffset? LockedUntil)
{
    internal static PadState Of(PinPad pad, DateTimeOffset now) => new(
        pad.Rule.Allowed, pad.Rule.FirstDelay!.Value, pad.Rule.LongestDelay!.Value, pad.Rule.Within, pad.Wrong, pad.LockedUntil(now));
}

/// <summary>Keeps the locks of PIN pads one, whether PINs were typed with a line or without.</summary>
public sealed class PadDesk(ThrottleStore throttle, KioskWatch watch, TimeProvider clock)
{
    private const int MostAtOnce = 50;

    /// <summary>How a kiosk's pad stands.</summary>
    public async Task<PadState> Of(Device kiosk)
    {
        ArgumentNullException.ThrowIfNull(kiosk);
        var (now, own) = (clock.GetUtcNow(), Keys(kiosk, "")[0]);
        return PadState.Of(new PinPad(own.Rule, await throttle.Wrong(own, now)), now);
    }

    /// <summary>Counts the wrong PINs of which a kiosk tells; none of them was typed later than now.</summary>
    public async Task<PadState> TakeIn(Device kiosk, IReadOnlyList<WrongPinInput> tries)
    {
        ArgumentNullException.ThrowIfNull(kiosk);
        ArgumentNullException.ThrowIfNull(tries);
        var now = clock.GetUtcNow();
        foreach (var (at, lastFour) in tries.Take(MostAtOnce).OrderBy(each => each.At))
        {
            await throttle.Note(Keys(kiosk, lastFour.Length == PinCode.LastFourLength ? lastFour : ""), at < now ? at.ToUniversalTime() : now);
            watch.WrongPin(kiosk);
        }

        return await Of(kiosk);
    }

    private static ImmutableArray<ThrottleKey> Keys(Device kiosk, string lastFour) => Throttle.Kiosk(kiosk.Id.Value, kiosk.Site.Value, lastFour);
}
