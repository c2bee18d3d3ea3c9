using System.Diagnostics;
using System.Text.Json;
using Toolbox24.HotChocolate.Tests.Reference;

namespace Toolbox24.HotChocolate.Tests.AspNetCore;

/// <summary>A script of the folder node, run to its end.</summary>
internal static class NodeScript
{
    /// <summary>The lines of JSON it prints.</summary>
    public static async Task<List<JsonElement>> Run(string script, Uri url)
    {
        var start = new ProcessStartInfo("node", [script, url.ToString()])
        {
            WorkingDirectory = ReferenceProcess.Folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        List<JsonElement> lines = [];
        while (await process.StandardOutput.ReadLineAsync() is { } line) lines.Add(JsonDocument.Parse(line).RootElement);
        await process.WaitForExitAsync();
        if (process.ExitCode != 0) throw new InvalidOperationException(await errors);

        return lines;
    }
}
