using System.Buffers.Text;
using System.Text.Json;
using Toolbox24.Testing;

namespace Toolbox24.EndToEnd.Tests;

/// <summary>
/// Somebody fetches a tool at Villeurbanne and brings it back: by the API as their phone asks it, by the kiosk's protocol, and by
/// hands at the doors. No clock is moved.
/// </summary>
internal sealed class Errand : IDisposable
{
    private const string Site = "Villeurbanne";
    private const int Photos = 2;

    private static readonly TimeSpan Step = TimeSpan.FromMinutes(15);

    private readonly TestPhone phone = new();
    private readonly DemoApi kiosk;
    private readonly Guid site;
    private readonly string plate;
    private readonly Guid locker;

    private Errand(DemoApi customer, DemoApi kiosk, Guid site, JsonElement unit)
    {
        (Customer, this.kiosk, this.site) = (customer, kiosk, site);
        (Unit, plate) = (unit.GetProperty("id").GetGuid(), unit.GetProperty("code").GetString()!);
        locker = unit.GetProperty("locker").GetProperty("id").GetGuid();
    }

    public DemoApi Customer { get; }

    public Guid Rental { get; private set; }

    public string Reference { get; private set; } = "";

    public Guid Unit { get; }

    /// <summary>A tool that is back, with two photos before and after.</summary>
    /// <param name="silo">Where.</param>
    /// <param name="customer">Whose.</param>
    /// <param name="plate">Which tool, by its plate.</param>
    /// <param name="report">What the customer says of it: NONE, MINOR or MAJOR.</param>
    /// <param name="text">In what words.</param>
    public static async Task<Errand> Run(Uri silo, DemoApi customer, string plate, string report, string text = "")
    {
        using var admin = await DemoApi.SignIn(silo, "admin");
        var site = (await admin.Ask("{ sites { id name } }")).EnumerateArray().Single(each => each.GetProperty("name").GetString() == Site).GetProperty("id").GetGuid();
        var units = await admin.Ask("query ($site: ID!) { unitsAt(site: $site) { id code tool { id drawing } locker { id } } }", new { site });
        var unit = units.EnumerateArray().Single(each => each.GetProperty("code").GetString() == plate);
        var made = await admin.Do(
            "mutation ($input: RegisterDeviceInput!) { registerDevice(input: $input) { credential refusal { code } } }",
            new { input = new { site, kind = "KIOSK", name = $"Borne {plate}" } });

        var errand = new Errand(customer, DemoApi.Machine(silo, made.GetProperty("credential").GetString()!), site, unit);
        await errand.Book(unit.GetProperty("tool").GetProperty("id").GetGuid());
        var drawing = await File.ReadAllBytesAsync(Path.Combine(Built.Root, "demo/drawings", $"{unit.GetProperty("tool").GetProperty("drawing").GetString()}.jpg"));
        await errand.Fetch(drawing);
        await errand.BringBack(drawing, report, text);
        return errand;
    }

    public async Task<JsonElement> Look() => await Customer.Ask(
        "query ($id: ID!) { rental(id: $id) { reference status items { unit status isLockerOpen takenAt decision { kind amount { cents } noticeEnds } } } }",
        new { id = Rental });

    public Task Stands(string status) => DemoApi.Until(Look, rental => rental.GetProperty("status").GetString() == status);

    public void Dispose()
    {
        phone.Dispose();
        kiosk.Dispose();
    }

    /// <summary>From the next quarter of an hour on: who comes for it may come now.</summary>
    private async Task Book(Guid tool)
    {
        const string hold = "mutation ($input: HoldRentalInput!) { holdRental(input: $input) { rental { id price { deposit { cents } } } refusal { code } } }";
        var held = await DemoApi.Until(
            async () =>
            {
                var now = await Now();
                var start = new DateTimeOffset(((now.UtcTicks / Step.Ticks) + 1) * Step.Ticks, TimeSpan.Zero);
                return await Customer.Ask(hold, new { input = new { site, items = new[] { new { tool } }, slot = new { start, end = start.AddHours(4) } } });
            },
            said => said.GetProperty("refusal").ValueKind == JsonValueKind.Null);
        Rental = held.GetProperty("rental").GetProperty("id").GetGuid();
        var deposit = held.GetProperty("rental").GetProperty("price").GetProperty("deposit").GetProperty("cents").GetInt64();
        await Customer.Do("payRental", Rental, new { paymentMethod = "ok", termsVersion = "2026-11", expressRequest = true, depositConsent = deposit });
        await Stands("CONFIRMED");
        Reference = (await Look()).GetProperty("reference").GetString()!;
    }

    private async Task Fetch(byte[] photo)
    {
        var visit = await Enter("PICK_UP");
        await Customer.Do("pickUp", Rental, new { noticeRead = true });
        await PushShut(locker);
        await DemoApi.Until(Look, rental => rental.GetProperty("items")[0].GetProperty("takenAt").ValueKind == JsonValueKind.String);
        await Photograph(photo);
        await Customer.Do("mutation ($rental: ID!) { finishPickUp(rental: $rental) { refusal { code } } }", new { rental = Rental });
        await Stands("ACTIVE");
        await Leave(visit);
    }

    private async Task BringBack(byte[] photo, string report, string text)
    {
        var visit = await Enter("RETURN");
        await Customer.Do("beginReturn", Rental, new { site, knowsNoRefund = true });
        await Customer.Do("unlockForReturn", Rental, new { unit = Unit });
        await DemoApi.Until(Look, rental => rental.GetProperty("items")[0].GetProperty("isLockerOpen").GetBoolean());
        await Customer.Do("scanReturn", Rental, new { code = plate });
        await Photograph(photo);
        await PushShut(locker);
        await Stands("PENDING_VALIDATION");
        await Customer.Do("reportReturn", Rental, new { unit = Unit, report, text });
        await DemoApi.Until(Look, rental => rental.GetProperty("items")[0].GetProperty("status").GetString() == "SCORED");
        await Leave(visit);
    }

    /// <summary>Shows the phone at the kiosk, and lets the entrance shut behind them.</summary>
    private async Task<Guid> Enter(string purpose)
    {
        var made = await Customer.Do(
            "mutation ($input: CreatePassInput!) { createPass(input: $input) { pass { grant } refusal { code } } }",
            new { input = new { rental = Rental, purpose, phoneKey = phone.RawKey } });
        var now = await Now();
        var scanned = phone.Show(Base64Url.DecodeFromChars(made.GetProperty("pass").GetProperty("grant").GetString()), now);
        var shown = await kiosk.Do(
            "mutation ($input: ReadPassInput!) { readPass(input: $input) { visit { id } before refusal { code } } }",
            new { input = new { scanned, purpose } });
        Assert.Equal(0, shown.GetProperty("before").GetInt32());
        await PushShut(site);
        return shown.GetProperty("visit").GetProperty("id").GetGuid();
    }

    private Task<JsonElement> Leave(Guid visit) => kiosk.Do("mutation ($visit: ID!) { endVisit(visit: $visit) { refusal { code } } }", new { visit });

    /// <summary>Once it is open.</summary>
    private async Task PushShut(Guid door)
    {
        await DemoApi.Until(() => Customer.See($"walls/{site}"), wall => wall.GetProperty("doors").EnumerateArray()
            .Any(each => each.GetProperty("id").GetGuid() == door && each.GetProperty("isOpen").GetBoolean()));
        await Customer.Act($"walls/{site}/doors/{door}/shut");
    }

    private async Task Photograph(byte[] photo)
    {
        for (var each = 0; each < Photos; each++)
        {
            var offered = await Customer.Do(
                "mutation ($input: EvidenceUploadInput!) { createEvidenceUpload(input: $input) { upload { url } refusal { code } } }",
                new { input = new { rental = Rental, unit = Unit, kind = "PHOTO" } });
            await Customer.Send(offered.GetProperty("upload").GetProperty("url").GetString()!, photo);
        }
    }

    private async Task<DateTimeOffset> Now() => (await Customer.See("clock")).GetProperty("now").GetDateTimeOffset();
}
