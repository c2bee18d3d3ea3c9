using Orleans.PostgreSql;
using Toolbox24.Storage.Commits;
using Toolbox24.Testing;

namespace Toolbox24.Embedded.Tests.PostgreSql;

public sealed class ReminderTableTests : IClassFixture<TestDatabase>, IDisposable
{
    private static readonly DateTime Start = new(2030, 3, 31, 0, 59, 59, 123, DateTimeKind.Utc);
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private readonly GrainId grain = GrainId.Create("locker", $"{Guid.NewGuid()}");
    private readonly CommitWriter writer;
    private readonly ReminderTable table;

    public ReminderTableTests(TestDatabase database)
    {
        database.Execute("TRUNCATE reminder");
        writer = new CommitWriter(database.Source);
        table = new ReminderTable(database.Source, writer);
    }

    public void Dispose() => writer.DisposeAsync().AsTask().GetAwaiter().GetResult();

    [Fact]
    public async Task A_reminder_is_read_back_as_it_was_written()
    {
        var etag = await table.UpsertRow(Entry(grain, "due"));

        var read = await table.ReadRow(grain, "due");

        Assert.NotNull(read);
        Assert.Equal((grain, "due", Start, Minute, etag), (read.GrainId, read.ReminderName, read.StartAt, read.Period, read.ETag));
        Assert.Equal(DateTimeKind.Utc, read.StartAt.Kind);
    }

    [Fact]
    public async Task Written_again_it_is_the_new_one_under_another_etag()
    {
        var before = await table.UpsertRow(Entry(grain, "due"));

        var after = await table.UpsertRow(Entry(grain, "due", start: Start.AddDays(1), period: TimeSpan.FromDays(30)));

        Assert.NotEqual(before, after);
        var read = await table.ReadRow(grain, "due");
        Assert.Equal((Start.AddDays(1), TimeSpan.FromDays(30), after), (read!.StartAt, read.Period, read.ETag));
    }

    [Fact]
    public async Task Written_at_once_each_write_gets_its_own_etag()
    {
        var etags = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => table.UpsertRow(Entry(grain, "due"))));

        Assert.Equal(50, etags.Distinct().Count());
    }

    [Fact]
    public async Task A_removal_by_a_stale_etag_is_refused()
    {
        var stale = await table.UpsertRow(Entry(grain, "due"));
        var current = await table.UpsertRow(Entry(grain, "due"));

        Assert.False(await table.RemoveRow(grain, "due", stale));
        Assert.Equal(current, (await table.ReadRow(grain, "due"))!.ETag);
    }

    [Fact]
    public async Task Removed_by_its_etag_it_is_gone_once()
    {
        var etag = await table.UpsertRow(Entry(grain, "due"));
        await table.UpsertRow(Entry(grain, "other"));

        Assert.True(await table.RemoveRow(grain, "due", etag));
        Assert.False(await table.RemoveRow(grain, "due", etag));

        Assert.Null(await table.ReadRow(grain, "due"));
        Assert.NotNull(await table.ReadRow(grain, "other"));
    }

    [Fact]
    public async Task A_reminder_nobody_wrote_is_none()
    {
        Assert.Null(await table.ReadRow(grain, "due"));
        Assert.False(await table.RemoveRow(grain, "due", "1"));
        Assert.Empty((await table.ReadRows(grain)).Reminders);
    }

    [Fact]
    public async Task A_grain_s_reminders_are_its_own()
    {
        foreach (var name in new[] { "a", "b" }) await table.UpsertRow(Entry(grain, name));
        await table.UpsertRow(Entry(GrainId.Create("locker", $"{Guid.NewGuid()}"), "a"));

        var read = await table.ReadRows(grain);

        Assert.Equal(["a", "b"], read.Reminders.Select(row => row.ReminderName).Order());
        Assert.All(read.Reminders, row => Assert.Equal(grain, row.GrainId));
    }

    [Fact]
    public async Task A_range_is_what_lies_above_its_begin_up_to_its_end()
    {
        var hashes = await AddGrains(20);

        Assert.Equal(hashes[6..11], await Range(hashes[5], hashes[10]));
    }

    [Fact]
    public async Task A_range_that_ends_before_it_begins_goes_round()
    {
        var hashes = await AddGrains(20);

        Assert.Equal([.. hashes[..6], .. hashes[11..]], await Range(hashes[10], hashes[5]));
    }

    [Theory]
    [InlineData(0u)]
    [InlineData(12_345u)]
    [InlineData(uint.MaxValue)]
    public async Task A_range_between_equal_bounds_is_everything(uint bound)
    {
        var hashes = await AddGrains(20);

        Assert.Equal(hashes, await Range(bound, bound));
    }

    private static ReminderEntry Entry(GrainId grain, string name, DateTime? start = null, TimeSpan? period = null) =>
        new() { GrainId = grain, ReminderName = name, StartAt = start ?? Start, Period = period ?? Minute };

    /// <summary>Gives so many grains a reminder.</summary>
    /// <returns>The grains' hashes, in order.</returns>
    private async Task<List<uint>> AddGrains(int count)
    {
        var grains = Enumerable.Range(0, count).Select(n => GrainId.Create("locker", $"{n}")).ToList();
        await Task.WhenAll(grains.Select(one => table.UpsertRow(Entry(one, "due"))));
        return [.. grains.Select(one => one.GetUniformHashCode()).Order()];
    }

    private async Task<List<uint>> Range(uint begin, uint end) =>
        [.. (await table.ReadRows(begin, end)).Reminders.Select(row => row.GrainId.GetUniformHashCode()).Order()];
}
