using Npgsql;
using Toolbox24.Storage.Commits;
using Toolbox24.Testing;

namespace Toolbox24.Storage.Tests.Commits;

/// <summary>A unit that is alone in its flush: tried again once, and only where another flush was in its way.</summary>
public sealed class LoneUnitTests : IClassFixture<CommitFixture>
{
    // A sequence counts what is taken back as well.
    private const string FailingTimes =
        """
        DROP SEQUENCE IF EXISTS attempt;
        CREATE SEQUENCE attempt;
        CREATE OR REPLACE FUNCTION try_it(state text, failures int) RETURNS integer LANGUAGE plpgsql AS $$
        BEGIN
            IF nextval('attempt') <= failures THEN RAISE EXCEPTION 'in the way' USING ERRCODE = state; END IF;
            RETURN 7;
        END $$
        """;

    private readonly TestDatabase database;
    private readonly CommitWriter writer;

    public LoneUnitTests(CommitFixture fixture)
    {
        (database, writer) = (fixture.Database, fixture.Writer);
        database.Execute(FailingTimes);
    }

    [Theory]
    [InlineData(PostgresErrorCodes.DeadlockDetected)]
    [InlineData(PostgresErrorCodes.SerializationFailure)]
    [InlineData(PostgresErrorCodes.UniqueViolation)]
    public async Task What_another_flush_stood_in_the_way_of_is_tried_again(string state)
    {
        Assert.Equal(7, await writer.Commit(Failing(state, times: 1)));

        Assert.Equal(2, Attempts);
    }

    [Theory]
    [InlineData(PostgresErrorCodes.DeadlockDetected, 2)]
    [InlineData(PostgresErrorCodes.SerializationFailure, 2)]
    [InlineData(PostgresErrorCodes.UniqueViolation, 2)]
    [InlineData(PostgresErrorCodes.CheckViolation, 1)]
    [InlineData(PostgresErrorCodes.RaiseException, 1)]
    public async Task What_goes_on_failing_is_told_after_the_second_time_and_what_is_its_own_fault_at_once(string state, int attempts)
    {
        var told = await Assert.ThrowsAsync<PostgresException>(() => writer.Commit(Failing(state, times: 9)));

        Assert.Equal((state, attempts), (told.SqlState, Attempts));
    }

    private long Attempts => database.Scalar<long>("SELECT last_value FROM attempt");

    private static Scripted Failing(string state, int times) =>
        new(0) { Answers = $"SELECT try_it('{state}', {times}) FROM unnest($1) AS asked (id)" };
}
