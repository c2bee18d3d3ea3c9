using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Xml;
using Toolbox24.Api.Tests.Accounts;
using Toolbox24.Domain;
using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Doors;
using Toolbox24.Domain.Passes;
using Toolbox24.Domain.Rentals;
using Toolbox24.Domain.Sites;

namespace Toolbox24.Api.Tests.Passes;

/// <summary>A kiosk that works by its briefing alone, as docs/kiosk.md says, beside a bridge that the simulator plays.</summary>
internal sealed class LonelyKiosk(AloneFixture api, Browser line, SiteId site)
{
    private const string TellVisits = "mutation ($visits: [AloneVisitInput!]!) { tellVisits(visits: $visits) { id isTaken refusal { code } } }";
    private const string TellWrongPins = "mutation ($tries: [WrongPinInput!]!) { tellWrongPins(tries: $tries) { wrong lockedUntil } }";

    private readonly List<object> wrong = [];
    private readonly List<object> doors = [];
    private readonly Dictionary<Guid, DateTimeOffset> items = [];
    private readonly HashSet<Guid> shut = [];
    private readonly Dictionary<Guid, HashSet<Guid>> fetched = [];
    private readonly List<object> untold = [];
    private JsonElement briefing;
    private PinPad pad = null!;
    private long sequence;
    private JsonElement expected;
    private string? scanned;
    private DateTimeOffset cameAt;
    private PassPurpose purpose;

    public Browser Line => line;

    public DateTimeOffset? LockedUntil => pad.LockedUntil(api.Clock.GetUtcNow());

    public Guid Entrance => site.Value;

    private DateTimeOffset Now => api.Clock.GetUtcNow();

    public async Task Brief()
    {
        briefing = await line.Do(Kiosks.Briefing);
        var state = briefing.GetProperty("pad");
        pad = new(
            new ThrottleRule("", state.GetProperty("allowed").GetInt32(), Span(state, "within"), Span(state, "firstDelay"), Span(state, "longestDelay")),
            [.. state.GetProperty("wrong").EnumerateArray().Select(each => each.GetDateTimeOffset())]);
    }

    /// <summary>A phone is shown: begins a visit, or says why not.</summary>
    public Refusal? Show(string shown, PassPurpose purpose)
    {
        var reader = new PassReader(site, [.. Base64Url.DecodeFromChars(briefing.GetProperty("serverKey").GetString())], [], [])
        {
            Fetched = [.. fetched.Keys.Select(rental => new RentalId(rental))],
        };
        if (!reader.Read(shown, purpose, Now).Succeeded(out var code, out var refusal)) return refusal;

        Begin(Expected(purpose).Single(each => RentalOf(each) == code.Grant.Rental.Value), purpose, shown);
        return null;
    }

    /// <summary>A PIN is typed: begins a visit; false where it is wrong, or the pad is locked.</summary>
    public bool Type(string typed, PassPurpose purpose)
    {
        if (LockedUntil is not null) return false;

        foreach (var each in Expected(purpose))
        {
            var salt = $"{briefing.GetProperty("kiosk").GetString()} {each.GetProperty("rental").GetString()} {(IsToFetch(each) ? PassPurpose.PickUp : PassPurpose.Return)}";
            var hash = Rfc2898DeriveBytes.Pbkdf2(
                Encoding.ASCII.GetBytes(typed), Encoding.ASCII.GetBytes(salt), briefing.GetProperty("pinIterations").GetInt32(), HashAlgorithmName.SHA256, 32);
            if (Base64Url.EncodeToString(hash) != each.GetProperty("pinHash").GetString()) continue;

            Begin(each, purpose, null);
            return true;
        }

        pad = pad.Mistyped(Now);
        wrong.Add(new { at = Now, lastFour = typed[..4] });
        return false;
    }

    /// <summary>Has the bridge open a door; why it does not, where it does not.</summary>
    /// <param name="door">Which.</param>
    /// <param name="isAgain">Whether no answer came to the last one: it is asked by the same number.</param>
    public async Task<string?> Open(Guid door, bool isAgain = false)
    {
        if (!isAgain) sequence = Math.Max(sequence + 1, Now.ToUnixTimeMilliseconds());
        var permit = expected.GetProperty(IsToFetch(expected) && purpose == PassPurpose.Return ? "returnPermit" : "permit").GetString()!;
        var key = Base64Url.DecodeFromChars(briefing.GetProperty("aloneKey").GetString());
        var answer = await api.Do(site, "alone", new
        {
            kiosk = briefing.GetProperty("kiosk").GetGuid(),
            door,
            sequence,
            permit,
            proof = AloneKey.Prove(key, new DoorId(door), sequence, permit),
        });
        var stays = Items.Where(item => door == Entrance || DoorOf(item) == door).Select(UnitOf);
        if (!answer.GetProperty("opens").GetBoolean()) shut.UnionWith(stays);
        else if (!isAgain) doors.Add(new { door, sequence });
        return answer.GetProperty("fault").GetString();
    }

    /// <summary>Has all lockers of the visit opened one after the other, and tools taken out, or put back.</summary>
    public async Task Handle()
    {
        foreach (var item in Items)
        {
            var (unit, door) = (UnitOf(item), DoorOf(item));
            Assert.Null(await Open(door));
            if (purpose == PassPurpose.PickUp) await api.Do(site, $"doors/{door}/take", new { });
            else await api.Do(site, $"doors/{door}/put", new { plate = api.Database.Scalar<string>("SELECT code FROM tool_unit WHERE id = $1", unit) });
            await api.Do(site, $"doors/{door}/shut", new { });
            Handled(unit);
        }
    }

    public void Handled(Guid unit) => items[unit] = Now;

    /// <summary>They go; what happened is kept.</summary>
    public void Leave()
    {
        if (purpose == PassPurpose.PickUp && items.Count > 0) fetched[RentalOf(expected)] = [.. items.Keys];
        untold.Add(new
        {
            id = Guid.NewGuid(),
            rental = RentalOf(expected),
            purpose = purpose == PassPurpose.PickUp ? "PICK_UP" : "RETURN",
            cameAt,
            leftAt = Now,
            items = items.Select(item => new { unit = item.Key, at = item.Value }).ToArray(),
            scanned,
            doors = doors.ToArray(),
            shut = shut.Except(items.Keys).ToArray(),
        });
    }

    /// <summary>With a line again: what happened, before it says that it is there. All is told twice.</summary>
    public async Task Tell()
    {
        for (var time = 0; time < 2; time++)
        {
            if (wrong.Count > 0) await line.Do(TellWrongPins, new { tries = wrong });
            if (untold.Count > 0) Assert.All((await line.Do(TellVisits, new { visits = untold })).EnumerateArray(), told => Assert.True(told.GetProperty("isTaken").GetBoolean()));
        }

        untold.Clear();
        fetched.Clear();

        await Beat();
        await api.Deliver();
    }

    public Task<JsonElement> Beat() => line.Do("mutation { heartbeat { at refusal { code } } }");

    /// <summary>The tools that they come for, or have to bring back: of what was fetched without a line, what was taken.</summary>
    private IEnumerable<JsonElement> Items => expected.GetProperty("items").EnumerateArray().Where(item =>
        purpose == PassPurpose.PickUp || !IsToFetch(expected) || fetched[RentalOf(expected)].Contains(UnitOf(item)));

    private void Begin(JsonElement visit, PassPurpose toDo, string? shown)
    {
        (expected, purpose, scanned, cameAt) = (visit, toDo, shown, Now);
        items.Clear();
        doors.Clear();
        shut.Clear();
        if (toDo == PassPurpose.PickUp) shut.UnionWith(visit.GetProperty("away").EnumerateArray().Select(unit => unit.GetGuid()));
    }

    /// <summary>Who may come for this now; for what they fetched without a line, whenever they like.</summary>
    private IEnumerable<JsonElement> Expected(PassPurpose toDo) => briefing.GetProperty("expected").EnumerateArray().Where(each =>
        IsToFetch(each) && fetched.ContainsKey(RentalOf(each)) ? toDo == PassPurpose.Return
        : IsToFetch(each) == (toDo == PassPurpose.PickUp) && each.GetProperty("from").GetDateTimeOffset() <= Now
            && !(each.GetProperty("until") is { ValueKind: JsonValueKind.String } until && until.GetDateTimeOffset() <= Now));

    private static bool IsToFetch(JsonElement expected) => expected.GetProperty("purpose").GetString() == "PICK_UP";

    private static Guid RentalOf(JsonElement expected) => expected.GetProperty("rental").GetGuid();

    private static Guid UnitOf(JsonElement item) => item.GetProperty("unit").GetGuid();

    private static Guid DoorOf(JsonElement item) => item.GetProperty("locker").GetProperty("id").GetGuid();

    private static TimeSpan Span(JsonElement of, string name) => XmlConvert.ToTimeSpan(of.GetProperty(name).GetString()!);
}
