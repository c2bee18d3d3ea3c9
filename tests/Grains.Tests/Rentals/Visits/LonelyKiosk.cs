using System.Buffers.Text;
using Toolbox24.Api.Passes;
using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Doors;
using Toolbox24.Domain.Passes;
using Toolbox24.Domain.Rentals;
using Toolbox24.Domain.Sites;

namespace Toolbox24.Grains.Tests.Rentals.Visits;

/// <summary>A kiosk that hears nothing from us and works by its last briefing, as docs/kiosk.md says; what is done there it keeps, to be told.</summary>
internal sealed class LonelyKiosk(Device device, KioskBriefing briefing, Wall wall)
{
    private readonly HashSet<string> read = [];
    private Domain.Passes.PinPad pad = new(new ThrottleRule("", briefing.Pad.Allowed, briefing.Pad.Within, briefing.Pad.FirstDelay, briefing.Pad.LongestDelay), [.. briefing.Pad.Wrong]);
    private long sequence;

    public Device Device => device;

    public KioskBriefing Briefing => briefing;

    /// <summary>What was done there, in its order.</summary>
    public List<AloneVisitInput> Untold { get; } = [];

    public List<WrongPinInput> WrongPins { get; } = [];

    /// <summary>Whose code a phone shows; null where it is not to be let in by it.</summary>
    public ExpectedVisit? Read(string shown, PassPurpose purpose, DateTimeOffset now)
    {
        var reader = new PassReader(device.Site, [.. Base64Url.DecodeFromChars(briefing.ServerKey)], [.. briefing.Revoked], []);
        return !read.Contains(shown) && reader.Read(shown, purpose, now).Succeeded(out var code, out _) && Find(code.Grant.Rental, purpose, now) is { } one && read.Add(shown) ? one : null;
    }

    /// <summary>For how long no PIN is compared.</summary>
    public TimeSpan Wait(DateTimeOffset now) => pad.LockedUntil(now) - now ?? TimeSpan.Zero;

    /// <summary>Whose PIN is typed; null where it is nobody's. Not to be asked while the pad is locked.</summary>
    public ExpectedVisit? Type(PinCode typed, PassPurpose purpose, DateTimeOffset now)
    {
        var found = briefing.Expected.FirstOrDefault(one => one.Purpose == purpose && one.PinHash == PinHash.Of(typed, device.Id, one.Rental, purpose));
        if (found is not null) return Find(found.Rental, purpose, now);

        pad = pad.Mistyped(now);
        WrongPins.Add(new(now, typed.LastFour));
        return null;
    }

    /// <summary>Has the bridge open a door, and notes it for the visit; why it does not, where it does not.</summary>
    /// <param name="visit">For whom.</param>
    /// <param name="door">Which.</param>
    /// <param name="opened">Where it is noted.</param>
    /// <param name="isAgain">Whether no answer came to the last one: it is asked by the same number.</param>
    public string? Open(ExpectedVisit visit, DoorId door, List<AloneDoorInput> opened, bool isAgain = false)
    {
        if (!isAgain) sequence = Math.Max(sequence + 1, wall.Now.ToUnixTimeMilliseconds());
        var proof = AloneKey.Prove(Base64Url.DecodeFromChars(briefing.AloneKey), door, sequence, visit.Permit);
        var fault = wall.OpenAlone(device.Site, new AloneOrder(device.Id, door, sequence, visit.Permit, proof));
        if (fault is null && !isAgain) opened.Add(new(door, sequence));
        return fault;
    }

    /// <summary>Who may come for this now, and has not been there for it.</summary>
    private ExpectedVisit? Find(RentalId rental, PassPurpose purpose, DateTimeOffset now) => briefing.Expected.FirstOrDefault(one =>
        one.Rental == rental && one.Purpose == purpose && one.From <= now && !(one.Until <= now)
        && !Untold.Exists(told => told.Rental == rental && told.Purpose == purpose && told.Items.Count > 0));
}
