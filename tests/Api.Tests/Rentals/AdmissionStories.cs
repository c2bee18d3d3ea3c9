using Toolbox24.Api.Tests.Accounts;
using Toolbox24.Api.Tests.Customers;
using Toolbox24.Domain.Accounts;

namespace Toolbox24.Api.Tests.Rentals;

/// <summary>Who may hold tools, and how many.</summary>
[Trait("story", "T24-101")]
[Trait("story", "T24-208")]
public sealed class AdmissionStories(BookingFixture api) : IClassFixture<BookingFixture>
{
    [Theory]
    [InlineData("UPDATE account SET phone = NULL WHERE id = $1", "PHONE_MISSING")]
    [InlineData("UPDATE account SET email_verified_at = NULL WHERE id = $1", "EMAIL_NOT_VERIFIED")]
    public async Task Nobody_holds_anything_who_cannot_be_reached(string change, string refusal)
    {
        var ((site, tool), customer) = (api.NewShop(), await api.NewBooker());
        api.Database.Execute(change, customer.Id.Value);

        var answer = await customer.Hold(site, api.SlotIn(3), tool);

        Assert.Equal(refusal, answer.GetProperty("refusal").GetProperty("code").GetString());
        Assert.Equal("HELD", await Held(await api.NewBooker()));

        async Task<string?> Held(Customer other) =>
            (await other.Hold(site, api.SlotIn(3), tool)).GetProperty("rental").GetProperty("status").GetString();
    }

    [Fact]
    [Trait("story", "T24-910")]
    public async Task Whoever_is_suspended_holds_nothing_and_is_told_why()
    {
        var ((site, tool), customer, staff) = (api.NewShop(), await api.NewBooker(), await api.NewStaff(Role.Administrator));
        Assert.Null(await staff.Refusal(Asked.Standing("suspend"), new { customer = customer.Id.Value, reason = "Outil non rendu" }));

        var answer = await customer.Hold(site, api.SlotIn(3), tool);

        Assert.Equal("BOOKING_SUSPENDED", answer.GetProperty("refusal").GetProperty("code").GetString());
    }

    [Fact]
    [Trait("story", "T24-910")]
    public async Task Who_is_suspended_pays_for_nothing_and_owes_nothing_for_what_they_may_not_fetch()
    {
        var ((site, tool), customer, staff) = (api.NewShop(units: 2), await api.NewBooker(), await api.NewStaff(Role.Administrator));
        var slot = api.SlotIn(3);
        var booked = await customer.Book(site, slot, tool);
        var held = (await customer.Hold(site, slot, tool)).GetProperty("rental").GetProperty("id").GetGuid();
        Assert.Null(await staff.Refusal(Asked.Standing("suspend"), new { customer = customer.Id.Value, reason = "Outil non rendu" }));

        Assert.Equal("BOOKING_SUSPENDED", (await customer.Pay(held)).GetProperty("refusal").GetProperty("code").GetString());
        await api.At(slot.Start.AddHours(1));
        await api.Deliver();

        var ended = await customer.Look(booked);
        Assert.Equal(("CANCELLED", "SUSPENSION"), (ended.GetProperty("status").GetString(), ended.GetProperty("end").GetProperty("cause").GetString()));
        Assert.Equal(["Deposit released 15000", "Rent released 1600"], (await api.Moved(booked)).Skip(2).Order());
    }

    [Fact]
    public async Task Two_holds_at_a_time_three_rentals_and_five_holds_an_hour_are_the_most()
    {
        var ((site, tool), customer) = (api.NewShop(units: 6), await api.NewBooker());
        var holds = new List<Guid>();
        for (var each = 0; each < 2; each++) holds.Add((await customer.Hold(site, api.SlotIn(3), tool)).GetProperty("rental").GetProperty("id").GetGuid());
        Assert.Equal("TOO_MANY_HOLDS", await Refused());

        foreach (var held in holds) await customer.Pay(held);
        await api.Deliver();
        var third = await customer.Book(site, api.SlotIn(3), tool);
        Assert.Equal("TOO_MANY_RENTALS", await Refused());

        await customer.Do("cancelRental", new { rental = third });
        for (var each = 0; each < 2; each++)
        {
            var given = (await customer.Hold(site, api.SlotIn(3), tool)).GetProperty("rental").GetProperty("id").GetGuid();
            await customer.Do("cancelRental", new { rental = given });
        }

        Assert.Equal("TOO_MANY_HOLDS_LATELY", await Refused());

        async Task<string?> Refused() =>
            (await customer.Hold(site, api.SlotIn(3), tool)).GetProperty("refusal").GetProperty("code").GetString();
    }
}
