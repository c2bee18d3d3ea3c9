using System.Text.Json;
using Toolbox24.Api.Tests.Authorization;
using Toolbox24.Api.Tests.Catalog;
using Toolbox24.Api.Tests.Customers;
using Toolbox24.Api.Tests.Settings;
using Toolbox24.Domain.Accounts;
using Toolbox24.Testing;

namespace Toolbox24.Api.Tests.Accounts;

/// <summary>What staff ask for is on its way while their session ends.</summary>
[Trait("story", "T24-901")]
public sealed class StaffInFlightTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    private const string SignOut = "mutation { signOut { refusal { code } } }";
    private const string Me = "{ me { id roles } }";

    [Theory]
    [InlineData(StaffDocuments.Invite)]
    [InlineData(StaffDocuments.ChangeRoles)]
    [InlineData(StaffDocuments.OffBoard)]
    [InlineData(StaffDocuments.ResetFactor)]
    public async Task What_an_administrator_had_begun_to_decide_comes_to_nothing_once_their_session_has_ended(string document)
    {
        var (admin, colleague) = (await api.NewStaff(Role.Administrator), await api.NewStaff(Role.Operator));
        var staff = (await colleague.Do(Me)).GetProperty("id").GetGuid();
        var asked = new { staff, email = People.NewEmail(), name = "Agent", roles = Some("FIELD_AGENT") };

        var refusal = await HeldRequest.During(
            admin, HeldAt.Known, () => admin.Refusal(document, asked), () => admin.Do(SignOut));

        Assert.Equal("SESSION_ENDED", refusal);
        Assert.Equal(["OPERATOR"], (await colleague.Do(Me)).GetProperty("roles").EnumerateArray().Select(role => role.GetString()));
        Assert.Null(api.LastMessage(asked.email, "StaffInvited"));
    }

    [Theory]
    [InlineData(StaffDocuments.Resend)]
    [InlineData(StaffDocuments.OffBoard)]
    public async Task An_invitation_stays_as_it_was_where_what_was_decided_of_it_comes_to_nothing(string document)
    {
        var (admin, email) = (await api.NewStaff(Role.Administrator), People.NewEmail());
        var staff = (await admin.Do(StaffDocuments.Invite, new { email, name = "Agent", roles = Some("FIELD_AGENT") })).Id();
        var token = api.Fact(email, "StaffInvited", "token");

        var refusal = await HeldRequest.During(admin, HeldAt.Known, () => admin.Refusal(document, new { staff }), () => admin.Do(SignOut));

        Assert.Equal("SESSION_ENDED", refusal);
        Assert.Equal(token, api.Fact(email, "StaffInvited", "token"));
        Assert.Null(await api.NewBrowser().Refusal(StaffDocuments.Accept, new { token, password = People.Password }));
    }

    /// <summary>Mutations that need a person, and the tables that must stay as they are.</summary>
    public static TheoryData<string, string> Begun => new()
    {
        { Asked.Standing("suspend"), "customer" },
        { Asked.Anonymise, "customer" },
        { DeviceDocuments.Register, "device" },
        { SettingsDocuments.Set, "parameter_value" },
        { SettingsDocuments.DraftCancellation, "grid_version" },
        { Keep.AddCategory, "category" },
        { Keep.TakeOut, "tool_unit" },
    };

    [Theory]
    [MemberData(nameof(Begun))]
    public async Task What_anybody_of_the_staff_had_begun_to_change_comes_to_nothing_once_their_session_has_ended(string document, string table)
    {
        var (admin, customer, (site, locker, _)) = (await api.NewStaff(Role.Administrator), (await api.NewCustomer()).Id.Value, api.NewSite());
        var unit = api.Database.Scalar<Guid>("SELECT id FROM tool_unit WHERE locker_id = $1", locker.Value);
        var asked = new
        {
            customer,
            reason = "Impayés",
            site = site.Value,
            kind = "KIOSK",
            name = "Borne",
            key = "customer.holds",
            value = "1",
            version = 0,
            freeUntil = "PT1H",
            before = 500,
            after = 1000,
            input = Keep.Category(),
            unit,
        };
        var before = Rows(table);

        var refusal = await HeldRequest.During(admin, HeldAt.Known, () => admin.Refusal(document, asked), () => admin.Do(SignOut));

        Assert.Equal("SESSION_ENDED", refusal);
        Assert.Equal(before, Rows(table));
    }

    [Fact]
    public async Task A_unit_is_not_placed_once_the_session_of_who_places_it_has_ended()
    {
        var (admin, (_, locker, _)) = (await api.NewStaff(Role.Administrator), api.NewSite());
        var unit = api.Database.Scalar<Guid>("SELECT id FROM tool_unit WHERE locker_id = $1", locker.Value);
        var asked = new { unit, locker = api.Database.AddEmptyLocker(locker).Value };

        Assert.Equal("SESSION_ENDED", await HeldRequest.During(admin, HeldAt.Known, () => admin.Refusal(Keep.Place, asked), () => admin.Do(SignOut)));
        Assert.Equal(locker.Value, api.Database.Scalar<Guid>("SELECT locker_id FROM tool_unit WHERE id = $1", unit));

        api.Database.Execute("UPDATE tool_unit SET locker_id = NULL WHERE id = $1", unit);
        admin = await api.NewStaff(Role.Administrator);
        Assert.Equal("SESSION_ENDED", await HeldRequest.During(admin, HeldAt.Known, () => admin.Refusal(Keep.Place, asked), () => admin.Do(SignOut)));
        Assert.Equal(1L, api.Database.Scalar<long>("SELECT count(*) FROM tool_unit WHERE id = $1 AND locker_id IS NULL", unit));
    }

    [Fact]
    public async Task An_import_is_not_applied_once_the_session_of_who_previewed_it_has_ended()
    {
        var (admin, name) = (await api.NewStaff(Role.Administrator), Keep.Name("Importé"));
        var category = JsonSerializer.SerializeToElement(Keep.Category());
        await admin.Do(Keep.AddCategory, new { input = category });
        var csv = "id;name;category;synonyms;description;width_mm;height_mm;depth_mm;replacement_eur;turnaround_min;notice;protective_equipment;drawing;needs_socket;needs_dirty_room\n"
            + $";{name};{category.GetProperty("name").GetString()};perfo;Perce.;430;220;300;219;30;;;perforateur;;\n";
        var preview = (await admin.Do(
            "mutation ($csv: String!) { previewImport(kind: TOOLS, csv: $csv) { preview { id created } refusal { code } } }", new { csv })).GetProperty("preview");
        Assert.Equal(1, preview.GetProperty("created").GetInt32());

        var refusal = await HeldRequest.During(
            admin, HeldAt.Known,
            () => admin.Refusal("mutation ($id: UUID!) { applyImport(preview: $id) { refusal { code } } }", new { id = preview.GetProperty("id").GetString() }),
            () => admin.Do(SignOut));

        Assert.Equal("SESSION_ENDED", refusal);
        Assert.Equal(0L, api.Database.Scalar<long>("SELECT count(*) FROM tool WHERE name = $1", name));
    }

    [Fact]
    public async Task A_rental_is_not_given_up_once_the_session_of_who_gives_it_up_has_ended()
    {
        var (admin, victim) = (await api.NewStaff(Role.Administrator), await Victim.Make(api));
        var asked = new { input = new { rental = victim.Rental, reason = "Casier en panne" } };
        const string Fail = "mutation ($input: FailRentalInput!) { failRental(input: $input) { refusal { code } } }";

        Assert.Equal("SESSION_ENDED", await HeldRequest.During(admin, HeldAt.Known, () => admin.Refusal(Fail, asked), () => admin.Do(SignOut)));
        Assert.Equal("Held", api.Database.Scalar<string>("SELECT status FROM rental WHERE id = $1", victim.Rental));
    }

    private string? Rows(string table) => api.Database.Scalar<string?>($"SELECT md5(coalesce(string_agg(t::text, '' ORDER BY t::text), '')) FROM {table} t");

    private static string[] Some(params string[] roles) => roles;
}
