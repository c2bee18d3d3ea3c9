using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Toolbox24.Domain.Accounts;
using Toolbox24.Storage.Accounts;
using Toolbox24.Testing;

namespace Toolbox24.Storage.Tests.Accounts;

[Trait("story", "T24-103")]
public sealed class AgingTests : IAsyncDisposable
{
    private readonly TestDatabase database = new();
    private readonly AccountBed bed;

    public AgingTests() => bed = new AccountBed(database);

    public async ValueTask DisposeAsync()
    {
        await bed.DisposeAsync();
        database.Dispose();
    }

    [Fact]
    public async Task A_session_that_is_idle_or_at_its_end_goes_with_its_tokens()
    {
        var account = await Proved();
        var (session, _) = await bed.Open(account);
        bed.Clock.Advance(session.IdleUntil - bed.Clock.GetUtcNow());
        await Clear();
        Assert.Equal(1, Count("session"));

        bed.Clock.Advance(TimeSpan.FromSeconds(1));
        await Clear();
        Assert.Equal((0, 0), (Count("session"), Count("session_token")));

        await bed.Open(account);
        database.Execute("UPDATE session SET idle_until = ends_at + interval '1 day', ends_at = $1", bed.Clock.GetUtcNow().AddTicks(-10));
        await Clear();
        Assert.Equal(0, Count("session"));
    }

    [Fact]
    public async Task A_used_refresh_token_is_known_again_for_a_week()
    {
        var (_, tokens) = await bed.Open(await Proved());
        await bed.Sessions.Refresh(tokens[TokenUse.Refresh], []);
        bed.Clock.Advance(Aging.ReuseIsRecognised);
        await Clear();
        Assert.Equal(1, Count("session_token WHERE used_at IS NOT NULL"));

        bed.Clock.Advance(TimeSpan.FromSeconds(1));
        await Clear();
        Assert.Equal((1, 0), (Count("session"), Count("session_token WHERE used_at IS NOT NULL")));
        Assert.Equal(Refreshed.No, (await bed.Sessions.Refresh(tokens[TokenUse.Refresh], [])).Outcome);
    }

    [Fact]
    public async Task What_was_told_to_people_is_kept_for_twelve_months()
    {
        database.Execute(
            "INSERT INTO message VALUES (gen_random_uuid(), NULL, 'mail', 'client@example.fr', 'SomebodyTold', NULL, $1, $1, 1)", AccountBed.Start);
        bed.Clock.Advance(AccountBed.Start.AddMonths(12) - AccountBed.Start);
        await Clear();
        Assert.Equal(1, Count("message"));

        bed.Clock.Advance(TimeSpan.FromSeconds(1));
        await Clear();
        Assert.Equal(0, Count("message"));
    }

    [Fact]
    public async Task An_account_whose_address_nobody_proved_goes_after_thirty_days_and_no_other()
    {
        var unproved = await bed.Customer();
        await bed.Give(unproved, ProofUse.VerifyEmail);
        database.Execute("INSERT INTO company_declaration VALUES ($1, '73282932000074', NULL, $2)", unproved.Id.Value, AccountBed.Start);
        var proved = await Proved();
        var customer = await bed.Customer();
        database.Execute("INSERT INTO customer (id, version, standing) VALUES ($1, 1, 'Good')", customer.Id.Value);
        var invited = (await bed.Accounts.Save(
            Account.Invite(AccountBed.NewEmail(), "Agent", [Role.Operator], AccountBed.Start).Value(), AccountBed.Note)).Value();
        bed.Clock.Advance(Aging.UnprovedLasts);
        await Clear();
        Assert.NotNull(await bed.Accounts.Load(unproved.Id));

        bed.Clock.Advance(TimeSpan.FromSeconds(1));
        await Clear();

        Assert.Null(await bed.Accounts.Load(unproved.Id));
        Assert.Equal((0, 0), (Count("proof"), Count("company_declaration")));
        foreach (var kept in (Account[])[proved, customer, invited]) Assert.NotNull(await bed.Accounts.Load(kept.Id));
    }

    [Fact]
    public async Task The_worker_clears_at_its_start_and_each_day_of_the_clock()
    {
        database.Execute(
            """
            CREATE FUNCTION tell() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_notify('gone', ''); RETURN NULL; END $$;
            CREATE TRIGGER tell AFTER DELETE ON session FOR EACH ROW EXECUTE FUNCTION tell();
            """);
        await using var listener = await database.Source.OpenConnectionAsync();
        await using (var listen = new NpgsqlCommand("LISTEN gone", listener)) await listen.ExecuteNonQueryAsync();
        using var limit = new CancellationTokenSource(Patience.Limit);
        var account = await Proved();
        var (session, _) = await bed.Open(account);
        bed.Clock.Advance(session.IdleUntil - bed.Clock.GetUtcNow() + TimeSpan.FromSeconds(1));

        using var worker = New();
        await worker.StartAsync(CancellationToken.None);
        await listener.WaitAsync(limit.Token);
        (session, _) = await bed.Open(account);
        bed.Clock.Advance(session.IdleUntil - bed.Clock.GetUtcNow() + TimeSpan.FromDays(1));
        await listener.WaitAsync(limit.Token);
        await worker.StopAsync(CancellationToken.None);

        Assert.Equal(0, Count("session"));
    }

    private Aging New() => new(database.Source, bed.Clock, NullLogger<Aging>.Instance);

    private Task<int> Clear() => New().Clear();

    private async Task<Account> Proved() =>
        (await bed.Accounts.Save((await bed.Customer()).VerifyEmail(AccountBed.Start).Value(), AccountBed.Note)).Value();

    private long Count(string rows) => database.Scalar<long>($"SELECT count(*) FROM {rows}");
}
