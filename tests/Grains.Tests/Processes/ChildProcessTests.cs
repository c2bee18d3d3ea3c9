using Toolbox24.Testing;

namespace Toolbox24.Grains.Tests.Processes;

public sealed class ChildProcessTests
{
    [Fact]
    public async Task A_child_does_not_outlive_whoever_began_it_and_was_killed()
    {
        var file = Path.GetTempFileName();
        await using var parent = ChildProcess.Dotnet(Built.CrashHost, [], "parent", file);
        await parent.Line("held");
        await using var waiting = ChildProcess.Start("flock", [], file, "true");

        await parent.Kill();

        Assert.Equal(0, (await waiting.Ended()).ExitCode);
        File.Delete(file);
    }
}
