namespace Toolbox24.Storage.Tests;

public sealed class GatheredReadsTests
{
    private readonly List<int[]> read = [];
    private readonly Queue<Given> given = new();

    [Fact]
    public async Task Who_asks_while_a_reading_is_under_way_is_read_with_all_others_in_the_next()
    {
        var (first, second) = (Answer(), Answer());
        var reads = new GatheredReads<int, string>(Read, Number);

        var one = reads.Find(1);
        await first.Asked;
        Task<string?>[] later = [reads.Find(1), reads.Find(2), reads.Find(3), reads.Find(2)];
        first.Give("1");
        Assert.Equal("1", await one);
        await second.Asked;
        second.Give("1", "2");

        Assert.Equal(new[] { "1", "2", null, "2" }, await Task.WhenAll(later));
        Assert.Equal([[1], [1, 2, 3]], read);
    }

    [Fact]
    public async Task A_reading_that_fails_fails_for_those_who_were_in_it_only()
    {
        var (first, second) = (Answer(), Answer());
        var reads = new GatheredReads<int, string>(Read, Number);

        var one = reads.Find(1);
        await first.Asked;
        var later = reads.Find(1);
        first.Fail();
        second.Give("1");

        await Assert.ThrowsAsync<TimeoutException>(() => one);
        Assert.Equal("1", await later);
    }

    private static int Number(string row) => int.Parse(row, System.Globalization.CultureInfo.InvariantCulture);

    private Given Answer()
    {
        var answer = new Given();
        given.Enqueue(answer);
        return answer;
    }

    private Task<List<string>> Read(int[] keys)
    {
        read.Add(keys);
        return given.Dequeue().Take();
    }

    private sealed class Given
    {
        private readonly TaskCompletionSource asked = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource<List<string>> rows = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Asked => asked.Task;

        public void Give(params string[] found) => rows.SetResult([.. found]);

        public void Fail() => rows.SetException(new TimeoutException());

        public Task<List<string>> Take()
        {
            asked.SetResult();
            return rows.Task;
        }
    }
}
