namespace Toolbox24.Silo.Configuration;

/// <summary>The process cannot start, for reasons its operator can put right: one line each, and exit code 1.</summary>
internal sealed class StartRefused(params IReadOnlyList<string> problems) : Exception(string.Join("; ", problems))
{
    /// <summary>Runs the process; a refusal is told on stderr without a stack trace.</summary>
    public static async Task<int> OrRun(Func<Task> process)
    {
        try
        {
            await process();
            return 0;
        }
        catch (StartRefused refused)
        {
            foreach (var problem in refused.Problems) await Console.Error.WriteLineAsync($"toolbox24: {problem}");
            return 1;
        }
    }

    public IReadOnlyList<string> Problems { get; } = problems;
}
