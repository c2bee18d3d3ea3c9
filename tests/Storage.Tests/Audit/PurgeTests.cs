using Toolbox24.Domain.Audit;
using Toolbox24.Storage.Audit;

namespace Toolbox24.Storage.Tests.Audit;

[Trait("story", "T24-1301")]
public sealed class PurgeTests : IDisposable
{
    private static readonly Guid Person = Guid.CreateVersion7();

    private readonly AuditBed bed = new();

    public void Dispose() => bed.Dispose();

    [Fact]
    public async Task Facts_that_are_purged_are_gone_and_the_log_still_verifies()
    {
        await bed.Store.Record(bed.Entry(facts: ("name", "somebody's")));
        await bed.Chained(2);
        bed.Clock.Advance(TimeSpan.FromDays(1));
        await bed.Record(1);

        Assert.Equal(3, await Purge(new(AuditBed.Start.AddHours(1))));
        await bed.Chainer.Chain();

        Assert.Empty(await bed.Verify());
        Assert.Equal(0, bed.Database.Scalar<long>("SELECT count(*) FROM audit_payload WHERE payload LIKE '%somebody%'"));
        Assert.Equal(3, bed.Database.Scalar<long>("SELECT count(*) FROM audit_payload WHERE payload IS NULL AND salt IS NULL"));
        Assert.Equal([1, 2, 3, 4, 5], bed.Positions());
    }

    [Fact]
    public async Task A_purge_is_in_the_log_itself()
    {
        await bed.Chained(1);
        bed.Clock.Advance(TimeSpan.FromDays(1));

        await Purge(new(bed.Clock.GetUtcNow(), ["Try", "Other"]));

        var told = (await bed.Queries.Page(new(Action: AuditStore.PurgeAction), 10)).Single();
        Assert.Equal("Try Other", told.Facts!["actions"]);
        Assert.Equal("system", told.Record.Actor);
    }

    [Fact]
    public async Task A_purge_that_finds_nothing_tells_nothing()
    {
        await bed.Chained(1);

        Assert.Equal(0, await Purge(new(AuditBed.Start)));

        Assert.Empty(await bed.Queries.Page(new(Action: AuditStore.PurgeAction), 10));
    }

    [Fact]
    public async Task Only_the_facts_of_some_actions_are_taken()
    {
        await bed.Store.Record(bed.Entry("SignIn"));
        await bed.Store.Record(bed.Entry("Refund"));

        Assert.Equal(1, await Purge(new(AuditBed.Start.AddHours(1), ["SignIn"])));

        Assert.Equal([("Refund", true), ("SignIn", false)], await Kept());
    }

    [Fact]
    public async Task Only_the_facts_about_a_person_are_taken_by_whom_they_were_done_or_to_whom()
    {
        await bed.Store.Record(bed.Entry("Did", actor: Person.ToString()));
        await bed.Store.Record(bed.Entry("Suffered", about: Person));
        await bed.Store.Record(bed.Entry("Other"));

        Assert.Equal(2, await Purge(new(AuditBed.Start.AddHours(1), Subject: Person)));

        Assert.Equal([("Did", false), ("Other", true), ("Suffered", false)], await Kept());
    }

    [Fact]
    public async Task What_was_purged_is_not_purged_again()
    {
        await bed.Record(2);
        await Purge(new(AuditBed.Start.AddHours(1)));

        Assert.Equal(0, await Purge(new(AuditBed.Start.AddHours(1))));
    }

    private Task<long> Purge(AuditPurge purge)
    {
        // The purge's own entry is later than what it takes.
        bed.Clock.Advance(TimeSpan.FromHours(2));
        return bed.Store.Purge(purge, Guid.CreateVersion7(), bed.Clock.GetUtcNow(), "system");
    }

    private async Task<List<(string, bool)>> Kept() =>
    [
        .. (await bed.Queries.Page(new AuditFilter(Until: AuditBed.Start.AddHours(1)), 10))
            .Select(view => (view.Record.Action, view.Facts is not null)).Order(),
    ];
}
