using Toolbox24.Domain.Audit;
using Toolbox24.Storage.Audit;

namespace Toolbox24.Storage.Tests.Audit;

[Trait("story", "T24-911")]
public sealed class AuditQueriesTests : IAsyncLifetime, IDisposable
{
    private static readonly Guid Thing = Guid.CreateVersion7();

    private readonly AuditBed bed = new();

    public static TheoryData<AuditFilter, string> Filters => new()
    {
        { new(), "D C B A" },
        { new(Actor: "one"), "C A" },
        { new(Action: "B"), "B" },
        { new(ObjectKind: "Thing"), "D C B A" },
        { new(ObjectKind: "Other"), "" },
        { new(ObjectId: Thing), "C B" },
        { new(From: AuditBed.Start.AddHours(1)), "D C B" },
        { new(Until: AuditBed.Start.AddHours(1)), "A" },
        { new(From: AuditBed.Start.AddHours(1).ToOffset(TimeSpan.FromHours(5)), Until: AuditBed.Start.AddHours(3)), "C B" },
        { new(Actor: "one", ObjectId: Thing), "C" },
        { new(Actor: "one' OR true --"), "" },
    };

    public async Task InitializeAsync()
    {
        foreach (var (action, actor, about) in ((string, string, Guid?)[])[("A", "one", null), ("B", "two", Thing), ("C", "one", Thing), ("D", "two", null)])
        {
            await bed.Store.Record(bed.Entry(action, actor, about, ("letter", action)));
            bed.Clock.Advance(TimeSpan.FromHours(1));
        }
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => bed.Dispose();

    [Theory]
    [MemberData(nameof(Filters))]
    public async Task Only_what_meets_the_filter_is_shown_newest_first(AuditFilter filter, string expected) =>
        Assert.Equal(expected, string.Join(' ', (await bed.Queries.Page(filter, 10)).Select(view => view.Record.Action)));

    [Fact]
    public async Task An_entry_is_shown_with_its_facts_and_its_place_once_it_has_one()
    {
        var before = (await bed.Queries.Page(new(Action: "A"), 1)).Single();
        await bed.Chainer.Chain();
        var after = (await bed.Queries.Page(new(Action: "A"), 1)).Single();

        Assert.Equal((null, 1L), (before.Position, after.Position));
        Assert.Equal("A", before.Facts!["letter"]);
        Assert.Equal(AuditBed.Start, before.Record.At);
    }

    [Fact]
    public async Task Pages_come_to_the_whole_also_where_instants_are_the_same()
    {
        await bed.Record(5);

        var pages = new List<AuditView>();
        AuditPlace? after = null;
        while (await bed.Queries.Page(new(), 2, after) is { Count: > 0 } page)
        {
            pages.AddRange(page);
            after = new(page[^1].Record.At, page[^1].Record.Id);
        }

        Assert.Equal(await bed.Queries.Page(new(), 100), pages, (one, other) => one.Record == other.Record);
        Assert.Equal(9, pages.Count);
        Assert.Equal(9, await bed.Queries.All(new()).CountAsync());
    }

    [Fact]
    public async Task A_page_is_bounded() =>
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => bed.Queries.Page(new(), AuditQueries.LongestPage + 1));
}
