using Microsoft.Extensions.DependencyInjection;
using Toolbox24.Domain.Accounts;
using Toolbox24.Storage;
using Toolbox24.Storage.Accounts;
using Toolbox24.Storage.Commits;
using Toolbox24.Storage.Notifications;
using Toolbox24.Testing;

namespace Toolbox24.Api.Tests.Accounts;

/// <summary>In a database of its own, where no other test's administrators are.</summary>
[Trait("story", "T24-901")]
public sealed class LastAdministratorTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    [Fact]
    public async Task Two_administrators_who_off_board_each_other_at_once_leave_one()
    {
        // As from two processes: each has a writer of its own.
        await using var elsewhere = Databases.Open(Databases.AsApplication(api.Database.ConnectionString), "test elsewhere");
        await using var writer = new CommitWriter(elsewhere);
        var here = api.Services.GetRequiredService<StaffStore>();
        var there = new StaffStore(
            new AccountStore(elsewhere, writer, api.Services.GetRequiredService<MessageLine>(), api.Clock), writer,
            api.Services.GetRequiredService<MessageLine>(), api.Clock);
        var remaining = await NewAdministrator();

        for (var round = 0; round < 10; round++)
        {
            var other = await NewAdministrator();
            var outcomes = await Task.WhenAll(OffBoard(here, remaining, by: other), OffBoard(there, other, by: remaining));

            Assert.Single(outcomes, outcome => outcome.Succeeded(out _, out _));
            Assert.IsType<LastAdministrator>(outcomes.Single(outcome => !outcome.Succeeded(out _, out _)).Refusal());
            remaining = outcomes[0].Succeeded(out _, out _) ? other : remaining;
        }

        Assert.IsType<LastAdministrator>((await here.Change(
            remaining, before => before.ChangeRoles([Role.Operator]), _ => new(remaining, new AccountNote("RolesChanged", "test")))).Refusal());
    }

    private static Task<Domain.Result<Account>> OffBoard(StaffStore store, AccountId who, AccountId by) => Task.Run(() => store.Change(
        who, before => before.OffBoard(), _ => new(by, new AccountNote("StaffOffBoarded", by.Value.ToString()), Forgets: true)));

    private async Task<AccountId> NewAdministrator() =>
        new((await (await api.NewStaff(Role.Administrator)).Do("{ me { id } }")).GetProperty("id").GetGuid());
}
