using System.Buffers.Text;
using System.Text.Json;
using Toolbox24.Api.Tests.Accounts;
using Toolbox24.Api.Tests.Rentals;
using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Sites;
using Toolbox24.Testing;

namespace Toolbox24.Api.Tests.Passes;

/// <summary>Kiosks, and what is shown and typed at them.</summary>
internal static class Kiosks
{
    private const string Answer = "visit { id rentalId purpose cameAt since until items { unit status tool { name } locker { id } } } before refusal { code }";

    public const string Create =
        "mutation ($input: CreatePassInput!) { createPass(input: $input) { pass { grant from until } refusal { code } } }";

    public const string Briefing =
        """
        { kioskBriefing {
          at kiosk site serverKey aloneKey pinIterations revoked pad { allowed firstDelay longestDelay within wrong lockedUntil }
          expected { rental purpose from until pinHash permit returnPermit away items { unit tool { name drawing } locker { id name } } }
        } }
        """;

    public static async Task<Browser> NewKiosk(this ApiFixture api, SiteId site)
    {
        var kiosk = api.NewBrowser();
        kiosk.Bearer = (await (await api.NewStaff(Role.Administrator)).NewDevice(site.Value)).Credential;
        return kiosk;
    }

    public static Task<JsonElement> Show(this Browser kiosk, string scanned, string purpose = "PICK_UP", Guid? visit = null) => kiosk.Do(
        $"mutation ($input: ReadPassInput!) {{ readPass(input: $input) {{ {Answer} }} }}", new { input = new { scanned, purpose, visit } });

    public static Task<JsonElement> Type(this Browser kiosk, string typed, string purpose = "PICK_UP", Guid? visit = null) => kiosk.Do(
        $"mutation ($input: EnterPinInput!) {{ enterPin(input: $input) {{ {Answer} }} }}", new { input = new { typed, purpose, visit } });

    public static Task<JsonElement> Look(this Browser kiosk, string? visit) =>
        kiosk.Do($"query ($id: ID!) {{ visit(id: $id) {{ {Answer} }} }}", new { id = visit });

    public static Task<JsonElement> End(this Browser kiosk, string? visit) =>
        kiosk.Do($"mutation ($id: ID!) {{ endVisit(visit: $id) {{ {Answer} }} }}", new { id = visit });

    /// <summary>The grant that a phone is given.</summary>
    public static async Task<byte[]> Bind(this Customer customer, Guid rental, TestPhone phone, string purpose = "PICK_UP")
    {
        var made = await customer.Browser.Do(Create, new { input = new { rental, purpose, phoneKey = phone.RawKey } });
        return Base64Url.DecodeFromChars(made.GetProperty("pass").GetProperty("grant").GetString());
    }

    /// <summary>The digits of the PINs that went by SMS for a rental, the last one last.</summary>
    public static async Task<List<string>> Pins(this BookingFixture api, Customer customer, Guid rental)
    {
        var reference = (await customer.Look(rental)).GetProperty("reference").GetString()!;
        var texts = (await api.Sent("sms", "+33612345678")).Select(each => each.GetProperty("text").GetString()!);
        return [.. texts.Where(text => text.Contains(reference, StringComparison.Ordinal) && text.Contains("puis ", StringComparison.Ordinal)).Select(text => text.Split("puis ")[1][..6])];
    }

    public static string? Code(this JsonElement payload) =>
        payload.GetProperty("refusal") is { ValueKind: JsonValueKind.Object } refusal ? refusal.GetProperty("code").GetString() : null;

    public static string? VisitOf(this JsonElement payload) => payload.GetProperty("visit").GetProperty("id").GetString();
}
