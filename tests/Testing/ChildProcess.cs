using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Threading.Channels;

namespace Toolbox24.Testing;

/// <summary>A process of this test, with nothing in its environment that the test has not said. It does not outlive this one.</summary>
public sealed class ChildProcess : IAsyncDisposable
{
    // The last ones are explained where they are set, in scripts/suites.sh.
    private static readonly string[] Inherited =
    [
        "PATH", "HOME", "DOTNET_ROOT", "LANG", "TMPDIR", "CI",
        "DOTNET_TieredPGO", "DOTNET_TC_CallCountThreshold", "DOTNET_ThreadPool_UnfairSemaphoreSpinLimit",
    ];

    private static readonly BlockingCollection<Task<Process>> Beginnings = [];

    private readonly Process process;
    private readonly Channel<string> output = Channel.CreateUnbounded<string>();
    private readonly Task<string> errors;

    /// <summary>Begins them all on one thread: a child is killed when the thread ends that began it, and this one ends with the process.</summary>
    static ChildProcess() => new Thread(BeginAll) { IsBackground = true }.Start();

    private ChildProcess(Process process)
    {
        this.process = process;
        errors = process.StandardError.ReadToEndAsync();
        _ = ReadOutput();
    }

    /// <summary>Starts a program of this build; see <see cref="Built"/>.</summary>
    public static ChildProcess Dotnet(string program, Dictionary<string, string> environment, params string[] arguments) =>
        Start("dotnet", environment, [program, .. arguments]);

    public static ChildProcess Start(string file, Dictionary<string, string> environment, params string[] arguments)
    {
        var start = new ProcessStartInfo("setpriv", ["--pdeathsig", "KILL", file, .. arguments])
        {
            WorkingDirectory = Built.Root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var name in start.Environment.Keys.Except(Inherited).ToList()) start.Environment.Remove(name);
        foreach (var (name, value) in environment) start.Environment[name] = value;
        var beginning = new Task<Process>(() => Process.Start(start)!);
        Beginnings.Add(beginning);
        return new ChildProcess(beginning.GetAwaiter().GetResult());
    }

    /// <summary>Its lines on stderr and its exit code, once it has ended.</summary>
    public async Task<(int ExitCode, string[] Errors)> Ended()
    {
        await process.WaitForExitAsync().WaitAsync(Patience.Limit);
        return (process.ExitCode, (await errors).Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    /// <summary>The first line on stdout that holds the text.</summary>
    public async Task<string> Line(string text) =>
        (await LinesUntil(text))[^1];

    /// <summary>The lines on stdout down to the first that holds the text.</summary>
    public Task<List<string>> LinesUntil(string text) =>
        LinesUntil((_, line) => line.Contains(text, StringComparison.Ordinal), $"'{text}'");

    /// <summary>So many lines on stdout.</summary>
    public Task<List<string>> Lines(int count) => LinesUntil((read, _) => read == count, $"{count} lines");

    /// <summary>All that it says on stdout until it ends.</summary>
    public async Task<List<string>> Output()
    {
        using var limit = new CancellationTokenSource(Patience.Limit);
        return await output.Reader.ReadAllAsync(limit.Token).ToListAsync(limit.Token);
    }

    /// <summary>Writes what it says from now on to a file, for whoever looks into a failure.</summary>
    public async Task KeepLog(string path)
    {
        await using var log = new StreamWriter(path, append: false) { AutoFlush = true };
        await foreach (var line in output.Reader.ReadAllAsync()) await log.WriteLineAsync(line);
    }

    /// <summary>Does to it what Ctrl-C does.</summary>
    public void Interrupt()
    {
        using var kill = Process.Start("/bin/kill", ["-INT", process.Id.ToString(CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }

    /// <summary>Kills it as a crash would (SIGKILL).</summary>
    /// <returns>What it had said before and nobody has read.</returns>
    public async Task<List<string>> Kill()
    {
        process.Kill();
        return await output.Reader.ReadAllAsync().ToListAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited) process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        process.Dispose();
    }

    private static void BeginAll()
    {
        foreach (var beginning in Beginnings.GetConsumingEnumerable()) beginning.RunSynchronously();
    }

    private async Task<List<string>> LinesUntil(Func<int, string, bool> isLast, string wanted)
    {
        using var limit = new CancellationTokenSource(Patience.Limit);
        var lines = new List<string>();
        await foreach (var line in output.Reader.ReadAllAsync(limit.Token))
        {
            lines.Add(line);
            if (isLast(lines.Count, line)) return lines;
        }

        throw new InvalidOperationException($"ended without saying {wanted}: {await errors}");
    }

    private async Task ReadOutput()
    {
        while (await process.StandardOutput.ReadLineAsync() is { } line) output.Writer.TryWrite(line);
        output.Writer.Complete();
    }
}
