using System.Net;
using System.Text.Json;
using Toolbox24.Domain.Accounts;

namespace Toolbox24.Api.Tests.Accounts;

[Trait("story", "T24-104")]
public sealed class DeviceTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    private const string This = "{ thisDevice { id kind name site { id } } }";

    [Fact]
    public async Task A_kiosk_is_known_by_its_credential_and_is_nobody()
    {
        var (admin, site) = (await api.NewStaff(Role.Administrator), api.NewSite().Site.Value);
        var (id, credential) = await admin.NewDevice(site);
        Assert.Matches("^t24d_[A-Za-z0-9_-]{43}$", credential);
        var kiosk = Kiosk(credential);

        var itself = await kiosk.Do(This);
        Assert.Equal((id, "KIOSK", site), (itself.GetProperty("id").GetGuid(), itself.GetProperty("kind").GetString(), itself.GetProperty("site").GetProperty("id").GetGuid()));
        Assert.Equal(JsonValueKind.Null, (await kiosk.Do("{ me { id } }")).ValueKind);
        Assert.Equal("AUTH_NOT_AUTHORIZED", await kiosk.Error("mutation { signOut { refusal { code } } }"));
        Assert.Equal("AUTH_NOT_AUTHORIZED", await kiosk.Error(StaffDocuments.Devices, new { site }));
        Assert.Equal("AUTH_NOT_AUTHORIZED", await kiosk.Error(DeviceDocuments.Revoke, new { id }));
        Assert.Equal("AUTH_NOT_AUTHORIZED", await admin.Error(This));
        Assert.Equal("AUTH_NOT_AUTHENTICATED", await api.NewBrowser().Error(This));

        // Its hash and nothing else is kept; the journal and the audit log have its id.
        Assert.Equal(0, api.Database.Scalar<long>("SELECT count(*) FROM device WHERE to_jsonb(device)::text LIKE '%' || $1 || '%'", credential[5..]));
        Assert.Equal(1, api.Database.Scalar<long>("SELECT count(*) FROM audit_entry WHERE action = 'DeviceRegistered' AND object_id = $1", id));
        Assert.Equal(0, api.Database.Scalar<long>("SELECT count(*) FROM event WHERE stream = $1 AND data::text LIKE '%Borne%'", id));
    }

    [Fact]
    public async Task It_is_seen_at_most_once_a_minute()
    {
        var (admin, site) = (await api.NewStaff(Role.Administrator), api.NewSite().Site.Value);
        var kiosk = Kiosk((await admin.NewDevice(site)).Credential);

        var first = api.Clock.GetUtcNow();
        await kiosk.Do(This);
        api.Clock.Advance(TimeSpan.FromSeconds(59));
        await kiosk.Do(This);
        Assert.Equal(first, await Seen());

        api.Clock.Advance(TimeSpan.FromSeconds(1));
        await kiosk.Do(This);
        Assert.Equal(first + TimeSpan.FromMinutes(1), await Seen());

        async Task<DateTimeOffset> Seen() => (await admin.Do(StaffDocuments.Devices, new { site }))[0].GetProperty("seenAt").GetDateTimeOffset();
    }

    [Fact]
    public async Task A_credential_that_was_rotated_or_revoked_is_worth_nothing_at_once()
    {
        var (admin, site) = (await api.NewStaff(Role.Administrator), api.NewSite().Site.Value);
        var (id, first) = await admin.NewDevice(site, "BRIDGE");
        var second = (await admin.Do(DeviceDocuments.Rotate, new { id })).GetProperty("credential").GetString()!;

        Assert.Equal(HttpStatusCode.Unauthorized, await Status(Kiosk(first)));
        Assert.Equal("BRIDGE", (await Kiosk(second).Do(This)).GetProperty("kind").GetString());

        Assert.Null(await admin.Refusal(DeviceDocuments.Revoke, new { id }));
        Assert.Equal(HttpStatusCode.Unauthorized, await Status(Kiosk(second)));
        Assert.Equal("DEVICE_REVOKED", await admin.Refusal(DeviceDocuments.Revoke, new { id }));
        Assert.Equal("DEVICE_REVOKED", await admin.Refusal(DeviceDocuments.Rotate, new { id }));
    }

    [Fact]
    public async Task Guesses_are_slowed_down_by_themselves_and_never_a_right_credential()
    {
        var (admin, site) = (await api.NewStaff(Role.Administrator), api.NewSite().Site.Value);
        var kiosk = Kiosk((await admin.NewDevice(site)).Credential);
        var right = kiosk.Bearer;
        kiosk.Bearer = "t24d_guessed";
        for (var guess = 0; guess < 20; guess++) Assert.Equal(HttpStatusCode.Unauthorized, await Status(kiosk));

        Assert.Equal(HttpStatusCode.TooManyRequests, await Status(kiosk));
        kiosk.Bearer = right;
        Assert.Equal(HttpStatusCode.OK, await Status(kiosk));

        // People at the same address sign in as ever.
        kiosk.Bearer = null;
        Assert.Equal("WRONG_CREDENTIALS", await kiosk.Refusal(People.SignIn, new { email = People.NewEmail(), password = People.Password, kind = "BROWSER" }));
    }

    [Fact]
    public async Task A_device_has_a_site_and_a_name_that_no_other_has_there()
    {
        var (admin, site) = (await api.NewStaff(Role.Administrator), api.NewSite().Site.Value);
        var id = (await admin.Do(DeviceDocuments.Register, new { site, kind = "KIOSK", name = "Entrée" })).GetProperty("device").GetProperty("id").GetGuid();

        Assert.Equal("DEVICE_NAME_TAKEN", await admin.Refusal(DeviceDocuments.Register, new { site, kind = "BRIDGE", name = "Entrée" }));
        Assert.Equal("EMPTY_NAME", await admin.Refusal(DeviceDocuments.Register, new { site, kind = "BRIDGE", name = " " }));
        Assert.Equal("UNKNOWN_SITE", await admin.Refusal(DeviceDocuments.Register, new { site = Guid.NewGuid(), kind = "KIOSK", name = "Entrée" }));
        Assert.Equal("UNKNOWN_DEVICE", await admin.Refusal(DeviceDocuments.Rotate, new { id = Guid.NewGuid() }));
        Assert.Equal("UNKNOWN_DEVICE", await admin.Refusal(DeviceDocuments.Revoke, new { id = Guid.NewGuid() }));

        // What was revoked leaves its name to its successor.
        Assert.Null(await admin.Refusal(DeviceDocuments.Revoke, new { id }));
        Assert.Null(await admin.Refusal(DeviceDocuments.Register, new { site, kind = "KIOSK", name = "Entrée" }));
    }

    [Fact]
    public async Task Only_administrators_who_have_just_proved_who_they_are_give_credentials()
    {
        var (admin, site) = (await api.NewStaff(Role.Administrator), api.NewSite().Site.Value);
        var asked = new { site, kind = "KIOSK", name = "Entrée", id = Guid.NewGuid() };
        string[] mutations = [DeviceDocuments.Register, DeviceDocuments.Rotate, DeviceDocuments.Revoke];
        Browser[] others = [api.NewBrowser(), (await api.NewCustomer()).Browser, await api.NewStaff(Role.Operator, Role.FieldAgent)];

        foreach (var other in others)
            foreach (var document in mutations)
                Assert.StartsWith("AUTH_NOT_", await other.Error(document, asked), StringComparison.Ordinal);
        api.Clock.Advance(Session.StepUpLasts);
        foreach (var document in mutations) Assert.Equal("STEP_UP_NEEDED", await admin.Refusal(document, asked));
    }

    private Browser Kiosk(string credential)
    {
        var kiosk = api.NewBrowser();
        kiosk.Bearer = credential;
        return kiosk;
    }

    private static async Task<HttpStatusCode> Status(Browser browser)
    {
        using var answer = await browser.Post(This);
        return answer.StatusCode;
    }
}
