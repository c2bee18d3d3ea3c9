using Npgsql;

namespace Toolbox24.Simulator;

/// <summary>Answers that need the database, and say so where it cannot be had.</summary>
internal static class WithDatabase
{
    public static async Task<IResult> Answer(Func<Task<IResult>> act)
    {
        try
        {
            return await act();
        }
        catch (PostgresException failure) when (failure.SqlState == PostgresErrorCodes.UndefinedTable)
        {
            return Refused.Unavailable("the database has no clock yet: the silo migrates it at its start");
        }
        catch (NpgsqlException)
        {
            return Refused.Unavailable("the database is unreachable");
        }
    }
}
