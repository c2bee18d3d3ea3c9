using Microsoft.Extensions.DependencyInjection;
using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Settings;
using Toolbox24.Storage.Settings;
using Toolbox24.Testing;

namespace Toolbox24.Grains.Tests.Customers;

[Trait("story", "T24-910")]
[Trait("story", "T24-1006")]
public sealed class WatchRulesTests(CustomerFixture fixture) : IClassFixture<CustomerFixture>
{
    [Fact]
    public async Task What_a_watch_comes_to_is_set_and_stays_for_who_is_watched_already()
    {
        var (before, after) = (await fixture.NewCustomer(), await fixture.NewCustomer());
        await fixture.Grain(before).Watch(fixture.Operator, "Deux retards");
        await Set("customer.watch-factor", "2.5");
        await Set("customer.watch-months", "3");

        await fixture.Grain(after).Watch(fixture.Operator, "Deux retards");

        await using var second = await fixture.SecondSilo();
        var (one, other) = ((await fixture.Grain(before, second).Get()).Value(), (await fixture.Grain(after, second).Get()).Value());
        Assert.Equal((1.5m, fixture.Now.AddMonths(6)), (one.Standing.Terms.DepositFactor, one.Standing.Until));
        Assert.Equal((2.5m, fixture.Now.AddMonths(3)), (other.Standing.Terms.DepositFactor, other.Standing.Until));
    }

    private async Task Set(string key, string value)
    {
        var store = fixture.Silo.Services.GetRequiredService<ParameterStore>();
        var (book, by) = (await store.Load(), new SettingsActor(AccountId.New(fixture.Now), [Role.Administrator]));
        var set = book.Set(new SetParameter(key, value, From: null, book.Of(key).FirstOrDefault()?.Version ?? 0), by, fixture.Now).Value();
        Assert.True(await store.Save(set, book, by.Id, fixture.Now));
    }
}
