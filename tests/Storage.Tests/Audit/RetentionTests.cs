using Npgsql;
using Toolbox24.Domain.Audit;
using Toolbox24.Storage.Audit;
using Toolbox24.Testing;

namespace Toolbox24.Storage.Tests.Audit;

/// <summary>What is kept of the log goes by its age, by itself, as the application's own role.</summary>
[Trait("story", "T24-1301")]
public sealed class RetentionTests : IDisposable
{
    private readonly AuditBed bed = new();

    public void Dispose() => bed.Dispose();

    [Fact]
    public async Task Each_kind_of_action_goes_on_its_day_and_not_before_and_the_log_still_verifies()
    {
        foreach (var action in (string[])["SignedIn", "PasswordChanged", "CustomerSuspended", "NobodyHasSaidOf"])
            await bed.Store.Record(bed.Entry(action, facts: ("address", "somebody's")));
        await bed.Chained(0);

        await Passed(AuditBed.Start.AddMonths(12), 0, ["CustomerSuspended", "NobodyHasSaidOf", "PasswordChanged", "SignedIn"]);
        await Passed(AuditBed.Start.AddMonths(12).AddDays(1), 2, ["CustomerSuspended", "NobodyHasSaidOf"]);
        await Passed(AuditBed.Start.AddYears(3), 0, ["CustomerSuspended", "NobodyHasSaidOf"]);
        await Passed(AuditBed.Start.AddYears(3).AddDays(1), 1, ["NobodyHasSaidOf"]);
        await Passed(AuditBed.Start.AddYears(10), 2, ["NobodyHasSaidOf"]);  // the two purges' own facts
        await Passed(AuditBed.Start.AddYears(10).AddDays(1), 1, []);

        Assert.Equal(4L, bed.Database.Scalar<long>("SELECT count(*) FROM audit_entry WHERE object_kind = 'Thing'"));
    }

    [Fact]
    public async Task The_day_s_purge_is_in_the_log_by_the_system()
    {
        await bed.Store.Record(bed.Entry("SignedIn"));
        bed.Clock.Advance(TimeSpan.FromDays(400));

        await bed.NewPurges().PurgeDue();

        var told = Assert.Single(await bed.Queries.Page(new(Action: AuditStore.PurgeAction), 10));
        Assert.Equal(("system", "SignedIn"), (told.Record.Actor, told.Facts!["actions"]));
    }

    [Fact]
    public async Task The_worker_purges_at_its_start_and_each_day_of_the_clock()
    {
        await bed.Store.Record(bed.Entry("SignedIn"));
        bed.Clock.Advance(TimeSpan.FromDays(364));
        await bed.Store.Record(bed.Entry("SignedIn"));
        bed.Clock.Advance(TimeSpan.FromDays(2));
        bed.Database.Execute(
            """
            CREATE FUNCTION tell() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_notify('purged', ''); RETURN NULL; END $$;
            CREATE TRIGGER tell AFTER UPDATE ON audit_payload FOR EACH ROW EXECUTE FUNCTION tell();
            """);
        await using var listener = await bed.Database.Source.OpenConnectionAsync();
        await using (var listen = new NpgsqlCommand("LISTEN purged", listener)) await listen.ExecuteNonQueryAsync();
        using var limit = new CancellationTokenSource(Patience.Limit);

        using var worker = bed.NewPurges();
        await worker.StartAsync(CancellationToken.None);
        await listener.WaitAsync(limit.Token);
        Assert.Equal(1, Gone());

        bed.Clock.Advance(TimeSpan.FromDays(365));
        await listener.WaitAsync(limit.Token);
        Assert.Equal(2, Gone());
        await worker.StopAsync(CancellationToken.None);
    }

    private long Gone() => bed.Database.Scalar<long>(
        "SELECT count(*) FROM audit_payload p JOIN audit_entry e ON e.id = p.entry WHERE p.payload IS NULL AND e.action = 'SignedIn'");

    private async Task Passed(DateTimeOffset to, long purged, string[] kept)
    {
        bed.Clock.Advance(to - bed.Clock.GetUtcNow());

        Assert.Equal((to, purged), (to, await bed.NewPurges().PurgeDue()));

        await bed.Chainer.Chain();
        var facts = (await bed.Queries.Page(new AuditFilter(ObjectKind: "Thing"), 10)).Where(view => view.Facts is not null);
        Assert.Equal(kept, facts.Select(view => view.Record.Action).Order());
        Assert.Empty(await bed.Verify());
    }
}
