using Toolbox24.Api.Tests.Accounts;
using Toolbox24.Api.Tests.Passes;
using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Verdicts;

namespace Toolbox24.Api.Tests.Rentals.OnSite;

/// <summary>What the staff does about returns and PINs, and who sees that they did.</summary>
[Trait("story", "T24-905")]
public sealed class DeskStories(OnSiteFixture api) : IClassFixture<OnSiteFixture>
{
    private const string Claim = "mutation ($rental: ID!) { claimReturn(rental: $rental) { claim { by until } refusal { code } } }";

    private const string GiveUp = "mutation ($rental: ID!) { releaseReturn(rental: $rental) { refusal { code } } }";

    private const string ClaimLoss =
        "mutation ($input: ClaimLossInput!) { claimLoss(input: $input) { rental { status } refusal { code } } }";

    private const string Reissue =
        "mutation ($input: ReissuePinInput!) { reissuePin(input: $input) { rental { id } refusal { code } } }";

    [Fact]
    public async Task Who_takes_a_return_and_who_leaves_it_is_in_the_audit_log()
    {
        using var visit = await api.Out();
        await visit.BringBack();
        await visit.Judge(VerdictColour.Orange);
        var (one, other) = (await api.NewStaff(Role.Operator), await api.NewStaff(Role.Operator));
        var rental = new { rental = visit.Rental };

        Assert.Null(await one.Refusal(Claim, rental));
        var refused = await other.Do(Claim, rental);
        Assert.Null(await other.Refusal(GiveUp, rental));
        api.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Null(await one.Refusal(GiveUp, rental));
        api.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Null(await other.Refusal(Claim, rental));

        Assert.Equal("RETURN_CLAIMED_BY", refused.Code());
        Assert.Equal(await IdOf(one), refused.GetProperty("claim").GetProperty("by").GetGuid());
        Assert.Equal(
            [$"ReturnClaimed {await IdOf(one)}", $"ReturnReleased {await IdOf(one)}", $"ReturnClaimed {await IdOf(other)}"],
            api.Database.Column<string>("SELECT action || ' ' || actor FROM audit_entry WHERE object_id = $1 AND action IN ('ReturnClaimed', 'ReturnReleased') ORDER BY at", visit.Rental));
    }

    [Fact]
    public async Task What_a_lost_tool_was_worth_is_claimed_by_nobody_while_somebody_else_looks_at_it()
    {
        using var visit = await api.NewVisit();
        await visit.Leave();
        foreach (var hours in (int[])[24, 48, 72]) await api.At(visit.Slot.End.AddHours(hours));
        Assert.Equal("LOST", await visit.Status());
        var (staff, administrator) = (await api.NewStaff(Role.Operator), await api.NewStaff(Role.Administrator));
        var input = new { input = new { rental = visit.Rental, unit = (await visit.Units())[0], price = 400_00, wear = 0.5, reason = "Outil non rendu." } };

        await staff.Do(Claim, new { rental = visit.Rental });
        Assert.Equal("RETURN_CLAIMED_BY", await administrator.Refusal(ClaimLoss, input));
        await staff.Do(GiveUp, new { rental = visit.Rental });

        Assert.Null(await administrator.Refusal(ClaimLoss, input));
        await api.Deliver();
        Assert.Contains("Deposit captured 15000", await api.Moved(visit.Rental));

        // One decision, and a line for each of the sensitive things that it is.
        Assert.Equal(
            ["ItemDecided 15000", "LossClaimed 20000 5000"],
            api.Database.Column<string>(
                """
                SELECT concat_ws(' ', e.action, p.payload::jsonb ->> 'cents', p.payload::jsonb ->> 'worth', p.payload::jsonb ->> 'debt')
                FROM audit_entry e JOIN audit_payload p ON p.entry = e.id
                WHERE e.object_id = $1 AND e.actor = $2 ORDER BY e.action
                """,
                visit.Rental, (await IdOf(administrator)).ToString()));
    }

    [Fact]
    [Trait("story", "T24-901")]
    [Trait("story", "T24-403")]
    public async Task An_operator_has_one_customer_given_another_pin()
    {
        var ((site, tool), customer, slot) = (api.NewShop(), await api.NewBooker(), api.SlotIn(3));
        var rental = await customer.Book(site, slot, tool);
        var (kiosk, staff) = (await api.NewKiosk(site), await api.NewStaff(Role.Operator));
        object Input(string reason) => new { input = new { rental, purpose = "PICK_UP", reason } };
        Assert.Equal("TOO_EARLY_TO_PICK_UP", await staff.Refusal(Reissue, Input("Il a été entendu au téléphone.")));
        await api.At(slot.Start);
        staff = await api.NewStaff(Role.Operator);
        api.Clock.Advance(TimeSpan.FromMinutes(11));
        var known = (await api.Pins(customer, rental))[^1];
        Assert.Equal("AUTH_NOT_AUTHORIZED", await customer.Browser.Error(Reissue, Input("Je veux.")));
        Assert.Equal("STEP_UP_NEEDED", await staff.Refusal(Reissue, Input("Il a été entendu au téléphone.")));
        staff = await api.NewStaff(Role.Operator);
        Assert.NotNull(await staff.Refusal(Reissue, Input("")));

        Assert.Null(await staff.Refusal(Reissue, Input("Il a été entendu au téléphone.")));
        await api.Deliver();

        Assert.Equal("WRONG_PIN", (await kiosk.Type($"5678{known}")).Code());
        var sent = (await api.Pins(customer, rental))[^1];
        Assert.Equal(rental, (await kiosk.Type($"5678{sent}")).GetProperty("visit").GetProperty("rentalId").GetGuid());
        Assert.Equal(
            [(await IdOf(staff)).ToString()],
            api.Database.Column<string>("SELECT actor FROM audit_entry WHERE object_id = $1 AND action = 'RentalPinIssued'", rental));
        Assert.Equal(0L, api.Database.Scalar<long>("SELECT count(*) FROM event WHERE stream = $1 AND data::text LIKE '%entendu%'", rental));

        await customer.Browser.Do("mutation { blockPasses { blockedSince refusal { code } } }");
        Assert.Equal("PASSES_BLOCKED", await staff.Refusal(Reissue, Input("Encore.")));
    }

    private static async Task<Guid> IdOf(Browser staff) => (await staff.Do("{ me { id } }")).GetProperty("id").GetGuid();
}
