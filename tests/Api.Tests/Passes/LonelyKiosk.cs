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
using Toolbox24.Domain.Sites;

namespace Toolbox24.Api.Tests.Passes;

/// <summary>A kiosk that works by its briefing alone, as docs/kiosk.md says, beside a bridge that the simulator plays.</summary>
internal sealed class LonelyKiosk(AloneFixture api, Browser line, SiteId site)
{
    private const string TellVisits = "mutation ($visits: [AloneVisitInput!]!) { tellVisits(visits: $visits) { id isTaken refusal { code } } }";
    private const string TellWrongPins = "mutation ($tries: [WrongPinInput!]!) { tellWrongPins(tries: $tries) { wrong lockedUntil } }";

    private readonly List<object> wrong = [];
    private readonly List<object> doors = [];
    private readonly List<object> items = [];
    private JsonElement briefing;
    private PinPad pad = null!;
    private long sequence;
    private JsonElement expected;
    private string? scanned;
    private DateTimeOffset cameAt;
    private object? untold;

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
        var reader = new PassReader(site, [.. Base64Url.DecodeFromChars(briefing.GetProperty("serverKey").GetString())], [], []);
        if (!reader.Read(shown, purpose, Now).Succeeded(out var code, out var refusal)) return refusal;

        Begin(Expected(purpose).Single(each => each.GetProperty("rental").GetGuid() == code.Grant.Rental.Value), shown);
        return null;
    }

    /// <summary>A PIN is typed: begins a visit; false where it is wrong, or the pad is locked.</summary>
    public bool Type(string typed, PassPurpose purpose)
    {
        if (LockedUntil is not null) return false;

        foreach (var each in Expected(purpose))
        {
            var salt = $"{briefing.GetProperty("kiosk").GetString()} {each.GetProperty("rental").GetString()} {purpose}";
            var hash = Rfc2898DeriveBytes.Pbkdf2(
                Encoding.ASCII.GetBytes(typed), Encoding.ASCII.GetBytes(salt), briefing.GetProperty("pinIterations").GetInt32(), HashAlgorithmName.SHA256, 32);
            if (Base64Url.EncodeToString(hash) != each.GetProperty("pinHash").GetString()) continue;

            Begin(each, null);
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
        var permit = expected.GetProperty("permit").GetString()!;
        var key = Base64Url.DecodeFromChars(briefing.GetProperty("aloneKey").GetString());
        var answer = await api.Do(site, "alone", new
        {
            kiosk = briefing.GetProperty("kiosk").GetGuid(),
            door,
            sequence,
            permit,
            proof = AloneKey.Prove(key, new DoorId(door), sequence, permit),
        });
        if (answer.GetProperty("opens").GetBoolean() && !isAgain) doors.Add(new { door, sequence });
        return answer.GetProperty("fault").GetString();
    }

    /// <summary>Has all lockers of the visit opened one after the other, and tools taken out, or put back.</summary>
    public async Task Handle()
    {
        foreach (var item in expected.GetProperty("items").EnumerateArray())
        {
            var (unit, door) = (item.GetProperty("unit").GetGuid(), item.GetProperty("locker").GetProperty("id").GetGuid());
            Assert.Null(await Open(door));
            if (expected.GetProperty("purpose").GetString() == "PICK_UP") await api.Do(site, $"doors/{door}/take", new { });
            else await api.Do(site, $"doors/{door}/put", new { plate = api.Database.Scalar<string>("SELECT code FROM tool_unit WHERE id = $1", unit) });
            await api.Do(site, $"doors/{door}/shut", new { });
            Handled(unit);
        }
    }

    public void Handled(Guid unit) => items.Add(new { unit, at = Now });

    /// <summary>They go; what happened is kept.</summary>
    public void Leave() => untold = new
    {
        id = Guid.NewGuid(),
        rental = expected.GetProperty("rental").GetGuid(),
        purpose = expected.GetProperty("purpose").GetString(),
        cameAt,
        leftAt = Now,
        items = items.ToArray(),
        scanned,
        doors = doors.ToArray(),
    };

    /// <summary>With a line again: what happened, before it says that it is there. All is told twice.</summary>
    public async Task Tell()
    {
        for (var time = 0; time < 2; time++)
        {
            if (wrong.Count > 0) await line.Do(TellWrongPins, new { tries = wrong });
            if (untold is not null) Assert.True((await line.Do(TellVisits, new { visits = new[] { untold } }))[0].GetProperty("isTaken").GetBoolean());
        }

        await Beat();
        await api.Deliver();
    }

    public Task<JsonElement> Beat() => line.Do("mutation { heartbeat { at refusal { code } } }");

    private void Begin(JsonElement visit, string? shown)
    {
        (expected, scanned, cameAt, untold) = (visit, shown, Now, null);
        items.Clear();
        doors.Clear();
    }

    private IEnumerable<JsonElement> Expected(PassPurpose purpose) => briefing.GetProperty("expected").EnumerateArray().Where(each =>
        each.GetProperty("purpose").GetString() == (purpose == PassPurpose.PickUp ? "PICK_UP" : "RETURN") && each.GetProperty("from").GetDateTimeOffset() <= Now
        && !(each.GetProperty("until") is { ValueKind: JsonValueKind.String } until && until.GetDateTimeOffset() <= Now));

    private static TimeSpan Span(JsonElement of, string name) => XmlConvert.ToTimeSpan(of.GetProperty(name).GetString()!);
}
