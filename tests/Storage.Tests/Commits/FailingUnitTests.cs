using Npgsql;
using Toolbox24.Storage.Commits;
using Toolbox24.Testing;

namespace Toolbox24.Storage.Tests.Commits;

public sealed class FailingUnitTests(CommitFixture fixture) : IClassFixture<CommitFixture>
{
    private readonly TestDatabase database = fixture.Database;
    private readonly CommitWriter writer = fixture.Writer;

    [Fact]
    public async Task A_unit_the_database_refuses_takes_nobody_else_down()
    {
        var told = await fixture.CommitTogether(() => new[]
        {
            writer.Commit(new Keep(1)), writer.Commit(new Divide(3)), writer.Commit(new Divide(0)), writer.Commit(new Keep(2)),
        });

        var refused = await Assert.ThrowsAsync<PostgresException>(() => told[2]);
        Assert.Equal(PostgresErrorCodes.DivisionByZero, refused.SqlState);
        var others = await Task.WhenAll(told[0], told[1], told[3]);
        Assert.Equal([1, 4, 2], others);
        Assert.Equal([1, 2], database.Column<int>("SELECT id FROM kept WHERE id < 10 ORDER BY id"));
    }

    [Fact]
    public async Task Of_two_units_that_break_a_constraint_together_the_first_stands()
    {
        var told = await fixture.CommitTogether(() => new[]
        {
            writer.Commit(new Keep(10)), writer.Commit(new Keep(10)), writer.Commit(new Keep(11)),
        });

        var refused = await Assert.ThrowsAsync<PostgresException>(() => told[1]);
        Assert.Equal(PostgresErrorCodes.UniqueViolation, refused.SqlState);
        var others = await Task.WhenAll(told[0], told[2]);
        Assert.Equal([10, 11], others);
        Assert.Equal([10, 11], database.Column<int>("SELECT id FROM kept WHERE id IN (10, 11) ORDER BY id"));
    }

    [Fact]
    public async Task A_unit_that_fails_at_the_commit_takes_nobody_else_down()
    {
        var told = await fixture.CommitTogether(() => new[] { writer.Commit(new Keep(20, Needs: 404)), writer.Commit(new Keep(21)) });

        await Assert.ThrowsAsync<PostgresException>(() => told[0]);
        Assert.Equal(21, await told[1]);
        Assert.Equal([21], database.Column<int>("SELECT id FROM kept WHERE id IN (20, 21)"));
    }

    [Theory]
    [InlineData(100, typeof(InvalidOperationException))]
    [InlineData(110, typeof(KeyNotFoundException))]
    [InlineData(120, typeof(FormatException))]
    public async Task A_unit_that_cannot_be_bound_fails_alone_with_its_own_error(int id, Type kind)
    {
        var bug = (Exception)Activator.CreateInstance(kind)!;
        var told = await fixture.CommitTogether(() => new[]
        {
            writer.Commit(new Scripted(id)), writer.Commit(new Scripted(id + 1) { OnBind = () => throw bug }), writer.Commit(new Keep(id + 2)),
        });

        Assert.Same(bug, await Assert.ThrowsAsync(kind, () => told[1]));
        var others = await Task.WhenAll(told[0], told[2]);
        Assert.Equal([id, id + 2], others);
    }

    [Fact]
    public async Task A_text_that_cannot_be_stored_fails_alone()
    {
        var told = await fixture.CommitTogether(() => new[]
        {
            writer.Commit(new Keep(30, Text: "\0")), writer.Commit(new Keep(31, Text: "\ud800")), writer.Commit(new Keep(32, Text: "né")),
        });

        await Assert.ThrowsAsync<PostgresException>(() => told[0]);
        await Assert.ThrowsAnyAsync<ArgumentException>(() => told[1]);
        Assert.Equal(32, await told[2]);
    }

    [Fact]
    public async Task A_unit_whose_answer_cannot_be_read_is_written_once_and_said_to_be_uncertain()
    {
        var told = await fixture.CommitTogether(() => new[]
        {
            writer.Commit(new Scripted(40)), writer.Commit(new Scripted(41) { OnRead = row => row.GetString(0).Length }),
            writer.Commit(new Keep(42)),
        });

        await Assert.ThrowsAsync<UncertainCommitException>(() => told[1]);
        var others = await Task.WhenAll(told[0], told[2]);
        Assert.Equal([40, 42], others);
        Assert.Equal([40, 41, 42], database.Column<int>("SELECT id FROM kept WHERE id BETWEEN 40 AND 42 ORDER BY id"));
    }

    [Theory]
    [InlineData(51, "WITH kept AS (INSERT INTO kept (id, text) SELECT id, '' FROM unnest($1) AS asked (id)) SELECT 1 WHERE false")]
    [InlineData(52, "WITH kept AS (INSERT INTO kept (id, text) SELECT id, '' FROM unnest($1) AS asked (id)) SELECT generate_series(1, 3)")]
    public async Task A_statement_with_too_few_or_too_many_answers_leaves_its_units_uncertain(int id, string answers)
    {
        var told = await fixture.CommitTogether(() => new[]
        {
            writer.Commit(new Scripted(id) { Answers = answers }), writer.Commit(new Keep(id + 10)),
        });

        await Assert.ThrowsAsync<UncertainCommitException>(() => told[0]);
        Assert.Equal(id + 10, await told[1]);
    }

    [Fact]
    public async Task The_writer_goes_on_after_any_failure()
    {
        await Assert.ThrowsAsync<PostgresException>(() => writer.Commit(new Divide(0)));
        await Assert.ThrowsAsync<KeyNotFoundException>(
            () => writer.Commit(new Scripted(70) { OnBind = () => throw new KeyNotFoundException() }));
        await Assert.ThrowsAsync<UncertainCommitException>(
            () => writer.Commit(new Scripted(71) { OnRead = _ => throw new FormatException() }));
        await Assert.ThrowsAsync<PostgresException>(() => writer.Commit(new Scripted(72) { Answers = "SELEC" }));

        Assert.Equal(73, await writer.Commit(new Keep(73)));
    }
}
