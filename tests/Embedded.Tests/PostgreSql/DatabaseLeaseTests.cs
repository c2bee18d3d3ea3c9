using Orleans.PostgreSql;
using Toolbox24.Storage.Commits;
using Toolbox24.Testing;

namespace Toolbox24.Embedded.Tests.PostgreSql;

public sealed class DatabaseLeaseTests : IDisposable
{
    private readonly TestDatabase database = new();

    public DatabaseLeaseTests() => database.Execute(Note.Table);

    public void Dispose() => database.Dispose();

    [Fact]
    public async Task The_first_engine_gets_the_lease_and_may_write()
    {
        await using var engine = new Contender(database, "one");

        var lost = await engine.Acquire();

        Assert.False(lost.IsCancellationRequested);
        Assert.Equal(1, engine.Writer.Epoch);
        Assert.Equal(1, await engine.Write(1));
    }

    [Fact]
    public async Task A_second_engine_is_refused_in_one_line_that_names_the_first()
    {
        await using var first = new Contender(database, "one");
        await using var second = new Contender(database, "two");
        await first.Acquire();

        var refused = await Assert.ThrowsAsync<EngineAlreadyRunsException>(() => second.Acquire());

        Assert.Contains("one lease", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', refused.Message);
    }

    [Fact]
    public async Task An_engine_that_was_refused_writes_nothing_and_the_first_goes_on()
    {
        await using var first = new Contender(database, "one");
        await using var second = new Contender(database, "two");
        await first.Acquire();
        await Assert.ThrowsAsync<EngineAlreadyRunsException>(() => second.Acquire());

        await Assert.ThrowsAsync<FencedException>(() => second.Write(2));
        await first.Write(1);

        Assert.Equal([1], database.Column<int>("SELECT id FROM note"));
    }

    [Fact]
    public async Task Engines_of_two_databases_do_not_meet()
    {
        using var elsewhere = new TestDatabase();
        await using var here = new Contender(database, "one");
        await using var there = new Contender(elsewhere, "two");

        await here.Acquire();
        await there.Acquire();

        Assert.Equal((1, 1), (here.Writer.Epoch, there.Writer.Epoch));
    }

    [Fact]
    public async Task A_standby_takes_over_when_the_first_ends()
    {
        await using var first = new Contender(database, "one");
        await using var standby = new Contender(database, "two", standby: true);
        await first.Acquire();

        var waiting = standby.Acquire();
        await first.Write(1);
        Assert.False(waiting.IsCompleted);
        await Assert.ThrowsAsync<FencedException>(() => standby.Write(2));
        await first.End();
        await waiting;

        Assert.Equal(2, standby.Writer.Epoch);
        Assert.Equal(3, await standby.Write(3));
        Assert.Equal([1, 3], database.Column<int>("SELECT id FROM note ORDER BY id"));
    }

    [Fact]
    public async Task A_standby_takes_over_when_the_first_loses_its_connection()
    {
        await using var first = new Contender(database, "one");
        await using var standby = new Contender(database, "two", standby: true);
        await first.Acquire();
        var waiting = standby.Acquire();

        first.Cut();
        await first.Lost;
        await waiting;

        await Assert.ThrowsAsync<FencedException>(() => first.Write(1));
        Assert.Equal(2, await standby.Write(2));
        Assert.Equal([2], database.Column<int>("SELECT id FROM note"));
    }

    [Fact]
    public async Task One_standby_of_several_takes_over_at_a_time()
    {
        await using var first = new Contender(database, "one");
        await using var second = new Contender(database, "two", standby: true);
        await using var third = new Contender(database, "three", standby: true);
        await first.Acquire();
        var waiting = new Dictionary<Task, Contender> { [second.Acquire()] = second, [third.Acquire()] = third };

        await first.End();
        var next = await Task.WhenAny(waiting.Keys);
        var last = waiting.Keys.Single(task => task != next);
        await next;
        Assert.False(last.IsCompleted);
        await waiting[next].End();
        await last;

        Assert.Equal(3, waiting[last].Writer.Epoch);
    }

    [Fact]
    public async Task An_engine_that_lost_its_lease_can_have_it_again()
    {
        await using var engine = new Contender(database, "one", standby: true);
        await engine.Acquire();
        engine.Cut();
        await engine.Lost;
        await Assert.ThrowsAsync<FencedException>(() => engine.Write(1));

        await engine.Acquire();

        Assert.Equal(2, engine.Writer.Epoch);
        Assert.Equal(2, await engine.Write(2));
    }

    [Fact]
    public async Task A_standby_that_gives_up_waiting_is_in_nobody_s_way()
    {
        await using var first = new Contender(database, "one");
        await using var tired = new Contender(database, "two", standby: true);
        await using var standby = new Contender(database, "three", standby: true);
        using var enough = new CancellationTokenSource();
        await first.Acquire();
        var waiting = tired.Acquire(enough.Token);

        await enough.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        var next = standby.Acquire();
        await first.End();

        await next;
        Assert.Equal(1, await standby.Write(1));
    }
}
