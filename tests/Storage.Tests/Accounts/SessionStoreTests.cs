using System.Text.Json;
using Toolbox24.Domain.Accounts;
using Toolbox24.Storage.Accounts;
using Toolbox24.Testing;

namespace Toolbox24.Storage.Tests.Accounts;

public sealed class SessionStoreTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    [Fact]
    public async Task A_token_shows_its_session_in_its_own_use_alone()
    {
        await using var bed = new AccountBed(database);
        var account = await bed.Customer();
        var (session, tokens) = await bed.Open(account);

        foreach (var token in tokens)
        {
            foreach (var use in Enum.GetValues<TokenUse>())
            {
                var shown = await bed.Sessions.Use(token.Value, use);
                Assert.Equal(use == token.Key ? session.Id : null, shown?.Session);
            }
        }

        Assert.Null(await bed.Sessions.Use([1, 2, 3], TokenUse.Cookie));
    }

    [Fact]
    public async Task A_session_ends_when_idle_at_its_end_with_its_account_and_with_its_stamp()
    {
        await using var bed = new AccountBed(database);
        var account = await bed.Customer();
        var (_, idle) = await bed.Open(account);
        bed.Clock.Advance(TimeSpan.FromDays(30));
        Assert.Null(await bed.Sessions.Use(idle[TokenUse.Cookie], TokenUse.Cookie));

        var (session, stamped) = await bed.Open(account);
        database.Execute("UPDATE session SET stamp = 0 WHERE id = $1", session.Id);
        Assert.Null(await bed.Sessions.Use(stamped[TokenUse.Cookie], TokenUse.Cookie));
        Assert.Equal(Refreshed.No, (await Refresh(bed, stamped)).Outcome);

        var (_, closed) = await bed.Open(account);
        database.Execute("UPDATE account SET status = 'OffBoarded' WHERE id = $1", account.Id.Value);
        Assert.Null(await bed.Sessions.Use(closed[TokenUse.Cookie], TokenUse.Cookie));
        Assert.Equal(Refreshed.No, (await Refresh(bed, closed)).Outcome);
        Assert.DoesNotContain(await bed.Sessions.Of(account.Id), view => view.Id == session.Id);
    }

    [Fact]
    public async Task A_client_that_only_refreshes_and_asks_is_not_idle()
    {
        await using var bed = new AccountBed(database);
        var (_, tokens) = await bed.Open(await bed.Customer());
        for (var visit = 0; visit < 4; visit++)
        {
            bed.Clock.Advance(TimeSpan.FromDays(20));
            var next = NewTokens(bed);
            Assert.Equal(Refreshed.Done, (await bed.Sessions.Refresh(tokens[TokenUse.Refresh], [.. next.Values])).Outcome);
            tokens = next.ToDictionary(token => token.Key, token => token.Value.Hash);
            Assert.NotNull(await bed.Sessions.Use(tokens[TokenUse.Access], TokenUse.Access));
        }
    }

    [Fact]
    public async Task Of_twenty_who_show_one_refresh_token_at_once_one_is_served_and_the_session_ends()
    {
        await using var bed = new AccountBed(database);
        var account = await bed.Customer();
        var (session, tokens) = await bed.Open(account);
        var next = Enumerable.Range(0, 20).Select(_ => NewTokens(bed)).ToList();

        var outcomes = await Task.WhenAll(next.Select(each => bed.Sessions.Refresh(tokens[TokenUse.Refresh], [.. each.Values])));

        Assert.Single(outcomes, outcome => outcome.Outcome == Refreshed.Done);
        Assert.Single(outcomes, outcome => outcome.Outcome == Refreshed.Reused && outcome.Account == account.Id);
        foreach (var each in next) Assert.Null(await bed.Sessions.Use(each[TokenUse.Access].Hash, TokenUse.Access));
        Assert.Equal(1L, database.Scalar<long>(
            "SELECT count(*) FROM audit_entry WHERE action = 'RefreshTokenReused' AND object_id = $1 AND actor = $2",
            session.Id, account.Id.Value.ToString()));
        Assert.Equal(0L, Letters(account));
    }

    [Fact]
    public async Task Reuse_of_a_refresh_token_is_told_once_to_the_owner_of_a_proved_address()
    {
        await using var bed = new AccountBed(database);
        var account = await bed.Customer();
        database.Execute("UPDATE account SET email_verified_at = created_at WHERE id = $1", account.Id.Value);
        var (_, tokens) = await bed.Open(account);

        var outcomes = new List<Refreshed>();
        for (var i = 0; i < 4; i++) outcomes.Add((await Refresh(bed, tokens)).Outcome);

        Assert.Equal([Refreshed.Done, Refreshed.Reused, Refreshed.No, Refreshed.No], outcomes);
        Assert.Equal(1L, Letters(account));
    }

    [Fact]
    public async Task Refreshing_while_the_session_is_ended_waits_for_nobody_for_ever()
    {
        await using var bed = new AccountBed(database);
        var account = await bed.Customer();
        for (var round = 0; round < 20; round++)
        {
            var (session, tokens) = await bed.Open(account);
            await Task.WhenAll(
                Refresh(bed, tokens), bed.Sessions.End(account.Id, only: session.Id), Refresh(bed, tokens), bed.Sessions.End(account.Id));
            Assert.Null(await bed.Sessions.Use(tokens[TokenUse.Access], TokenUse.Access));
        }
    }

    [Fact]
    public async Task Sessions_are_ended_by_name_or_all_but_one_and_never_another_s()
    {
        await using var bed = new AccountBed(database);
        var (account, other) = (await bed.Customer(), await bed.Customer());
        var (first, _) = await bed.Open(account);
        var (second, _) = await bed.Open(account);
        var (third, _) = await bed.Open(account);
        var (others, _) = await bed.Open(other);

        Assert.Equal(0, await bed.Sessions.End(account.Id, only: others.Id));
        Assert.Equal(1, await bed.Sessions.End(account.Id, only: first.Id));
        Assert.Equal(0, await bed.Sessions.End(account.Id, only: first.Id));
        Assert.Equal(1, await bed.Sessions.End(account.Id, but: third.Id));

        Assert.Equal([third.Id], (await bed.Sessions.Of(account.Id)).Select(view => view.Id));
        Assert.Equal([others.Id], (await bed.Sessions.Of(other.Id)).Select(view => view.Id));
        Assert.NotEqual(second.Id, third.Id);
    }

    [Fact]
    public async Task Ended_sessions_are_one_line_of_the_audit_log_about_the_account_that_names_them()
    {
        await using var bed = new AccountBed(database);
        var account = await bed.Customer();
        var ((first, _), (second, _), (third, _)) = (await bed.Open(account), await bed.Open(account), await bed.Open(account));

        await bed.Sessions.End(account.Id, but: third.Id);
        await bed.Sessions.End(account.Id, only: third.Id);

        Assert.Equal(
            [$"account {account.Id.Value} {account.Id.Value}", $"session {third.Id} {account.Id.Value}"],
            database.Column<string>(
                "SELECT concat_ws(' ', object_kind, object_id, actor) FROM audit_entry WHERE action = 'SessionsEnded' AND actor = $1 ORDER BY object_kind",
                account.Id.Value.ToString()));
        var named = database.Scalar<string>(
            "SELECT p.payload FROM audit_entry e JOIN audit_payload p ON p.entry = e.id WHERE e.action = 'SessionsEnded' AND e.object_id = $1",
            account.Id.Value);
        Assert.Equal(
            new HashSet<string> { first.Id.ToString(), second.Id.ToString() },
            JsonDocument.Parse(named).RootElement.GetProperty("sessions").GetString()!.Split(' ').ToHashSet());
    }

    [Fact]
    public async Task A_proof_of_who_is_there_is_noted_with_or_without_a_second_factor()
    {
        await using var bed = new AccountBed(database);
        var (session, tokens) = await bed.Open(await bed.Customer());
        bed.Clock.Advance(TimeSpan.FromHours(1));
        var now = bed.Clock.GetUtcNow();

        await bed.Sessions.StepUp(session.Id, withSecondFactor: false);
        var shown = (await bed.Sessions.Use(tokens[TokenUse.Cookie], TokenUse.Cookie))!;
        Assert.Equal((now, null), (shown.ProvedAt, shown.SecondFactorAt));

        await bed.Sessions.StepUp(session.Id, withSecondFactor: true);
        Assert.Equal(now, (await bed.Sessions.Use(tokens[TokenUse.Cookie], TokenUse.Cookie))!.SecondFactorAt);
    }

    private long Letters(Account account) => database.Scalar<long>(
        "SELECT count(*) FROM message WHERE account_id = $1 AND recipient = $2 AND template = 'RefreshTokenReused'",
        account.Id.Value, account.Email!.Value);

    private static Task<(Refreshed Outcome, AccountId? Account)> Refresh(AccountBed bed, IReadOnlyDictionary<TokenUse, byte[]> tokens) =>
        bed.Sessions.Refresh(tokens[TokenUse.Refresh], [.. NewTokens(bed).Values]);

    private static Dictionary<TokenUse, SessionToken> NewTokens(AccountBed bed) =>
        new[] { TokenUse.Access, TokenUse.Refresh }.ToDictionary(
            use => use, use => new SessionToken(Guid.NewGuid().ToByteArray(), use, bed.Clock.GetUtcNow().AddDays(90)));
}
