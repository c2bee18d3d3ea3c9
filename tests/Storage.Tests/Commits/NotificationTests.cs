using System.Globalization;
using Npgsql;
using Toolbox24.Storage.Commits;
using Toolbox24.Testing;

namespace Toolbox24.Storage.Tests.Commits;

public sealed class NotificationTests(CommitFixture fixture) : IClassFixture<CommitFixture>
{
    private const string End = "end";

    private readonly TestDatabase database = fixture.Database;
    private readonly CommitWriter writer = fixture.Writer;

    [Fact]
    public async Task A_flush_of_many_events_notifies_once_with_the_last_position()
    {
        await using var listener = await Listen();

        var told = await fixture.CommitTogether(() => Enumerable.Range(0, 100).Select(_ => writer.Commit(new Append(Guid.NewGuid()))));
        await Task.WhenAll(told);

        Assert.Equal([LastPosition()], await Heard(listener));
    }

    [Fact]
    public async Task Each_flush_notifies_in_its_turn()
    {
        await using var listener = await Listen();

        var positions = new List<string>();
        for (var i = 0; i < 3; i++)
        {
            await writer.Commit(new Append(Guid.NewGuid()));
            positions.Add(LastPosition());
        }

        Assert.Equal(positions, await Heard(listener));
    }

    [Fact]
    public async Task A_flush_that_appends_no_events_notifies_nobody()
    {
        await using var listener = await Listen();

        await writer.Commit(new Keep(1));

        Assert.Empty(await Heard(listener));
    }

    private string LastPosition() =>
        database.Scalar<long>("SELECT max(position) FROM event").ToString(CultureInfo.InvariantCulture);

    private async Task<NpgsqlConnection> Listen()
    {
        var connection = await database.Source.OpenConnectionAsync();
        await using var listen = new NpgsqlCommand("LISTEN event", connection);
        await listen.ExecuteNonQueryAsync();
        return connection;
    }

    /// <summary>What was said up to now: notifications come in the order of the commits, ours last.</summary>
    private async Task<List<string>> Heard(NpgsqlConnection listener)
    {
        var heard = new List<string>();
        listener.Notification += (_, told) => heard.Add(told.Payload);
        database.Execute($"NOTIFY event, '{End}'");
        while (!heard.Contains(End)) await listener.WaitAsync();
        return heard[..^1];
    }
}
