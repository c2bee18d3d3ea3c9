using System.Diagnostics;

namespace Toolbox24.Testing;

/// <summary>A program of this build, run as a process of its own and ended with it.</summary>
public sealed class ChildProcess : IDisposable
{
    private readonly Process process;

    private ChildProcess(Process process) => this.process = process;

    /// <summary>Starts <c>Toolbox24.{program}.dll</c> of the same build.</summary>
    public static ChildProcess Start(string program, params string[] arguments)
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "..", "..", program, Path.GetFileName(AppContext.BaseDirectory.TrimEnd('/')));
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true };
        start.ArgumentList.Add(Path.Combine(folder, $"Toolbox24.{program}.dll"));
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        return new ChildProcess(Process.Start(start)!);
    }

    /// <summary>Reads lines until there are as many as asked for.</summary>
    public async Task<List<string>> Lines(int count, TimeSpan patience)
    {
        using var limit = new CancellationTokenSource(patience);
        var lines = new List<string>(count);
        while (lines.Count < count && await process.StandardOutput.ReadLineAsync(limit.Token) is { } line) lines.Add(line);
        return lines;
    }

    /// <summary>Kills it as a crash would (SIGKILL), and reads what it had said before.</summary>
    public async Task<List<string>> Kill()
    {
        process.Kill();
        await process.WaitForExitAsync();
        return [.. (await process.StandardOutput.ReadToEndAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries)];
    }

    public void Dispose()
    {
        if (!process.HasExited) process.Kill();
        process.Dispose();
    }
}
