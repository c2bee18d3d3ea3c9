using System.Diagnostics;
using System.Threading.Channels;

namespace Toolbox24.Silo.Tests.Processes;

/// <summary>A process of this test, with nothing in its environment that the test has not said.</summary>
internal sealed class ChildProcess : IAsyncDisposable
{
    private static readonly string[] Inherited = ["PATH", "HOME", "DOTNET_ROOT", "LANG", "TMPDIR", "CI"];
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    private readonly Process process;
    private readonly Channel<string> output = Channel.CreateUnbounded<string>();
    private readonly Task<string> errors;

    private ChildProcess(Process process)
    {
        this.process = process;
        errors = process.StandardError.ReadToEndAsync();
        _ = ReadOutput();
    }

    public static ChildProcess Dotnet(string program, Dictionary<string, string> environment) => Start("dotnet", program, environment);

    public static ChildProcess Start(string file, string argument, Dictionary<string, string> environment)
    {
        var start = new ProcessStartInfo(file, [argument])
        {
            WorkingDirectory = Built.Root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var name in start.Environment.Keys.Except(Inherited).ToList()) start.Environment.Remove(name);
        foreach (var (name, value) in environment) start.Environment[name] = value;
        return new ChildProcess(Process.Start(start)!);
    }

    public int Id => process.Id;

    /// <summary>Its lines on stderr and its exit code, once it has ended.</summary>
    public async Task<(int ExitCode, string[] Errors)> Ended()
    {
        await process.WaitForExitAsync().WaitAsync(Limit);
        return (process.ExitCode, (await errors).Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    /// <summary>The first line on stdout that holds the text.</summary>
    public async Task<string> Line(string text)
    {
        using var limit = new CancellationTokenSource(Limit);
        await foreach (var line in output.Reader.ReadAllAsync(limit.Token))
            if (line.Contains(text, StringComparison.Ordinal)) return line;

        throw new InvalidOperationException($"ended without saying '{text}': {await errors}");
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited) process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        process.Dispose();
    }

    private async Task ReadOutput()
    {
        while (await process.StandardOutput.ReadLineAsync() is { } line) output.Writer.TryWrite(line);
        output.Writer.Complete();
    }
}
