using System.Diagnostics;
using System.Text;
using System.Text.Json;

namespace Toolbox24.HotChocolate.Tests.Reference;

/// <summary>The reference implementation in a process of its own, asked one question at a time.</summary>
public sealed class ReferenceProcess : IDisposable
{
    private static readonly string Folder = Path.Combine(Root(), "tests", "HotChocolate.Tests", "node");

    private readonly Process process = Start();
    private int questions;

    /// <summary>Asks an operation of node/ops; the values are JSON, as <see cref="Json" /> makes it.</summary>
    public JsonElement Ask(string operation, params (string Name, string Json)[] question)
    {
        var id = ++questions;
        var line = new StringBuilder($"{{\"id\":{id},\"op\":{Json(operation)}");
        foreach (var (name, json) in question) line.Append(',').Append(Json(name)).Append(':').Append(json);
        process.StandardInput.WriteLine(line.Append('}').ToString());
        process.StandardInput.Flush();
        var answer = process.StandardOutput.ReadLine();
        if (answer is null) throw new InvalidOperationException("The reference has ended.");
        var parsed = JsonDocument.Parse(answer).RootElement;
        if (parsed.TryGetProperty("fault", out var fault)) throw new InvalidOperationException(fault.GetString());
        Assert.Equal(id, parsed.GetProperty("id").GetInt32());
        return parsed;
    }

    /// <summary>A text in JSON, in ASCII and with halves of surrogate pairs left as they are.</summary>
    public static string Json(string text)
    {
        var json = new StringBuilder(text.Length + 2).Append('"');
        foreach (var unit in text)
        {
            if (unit is >= ' ' and <= '~' and not ('"' or '\\')) json.Append(unit);
            else json.Append($"\\u{(int)unit:x4}");
        }
        return json.Append('"').ToString();
    }

    public void Dispose()
    {
        // The end of its input is the end of the script.
        process.StandardInput.Close();
        process.WaitForExit();
        process.Dispose();
    }

    private static Process Start()
    {
        if (!Directory.Exists(Path.Combine(Folder, "node_modules")))
            throw new InvalidOperationException("The reference is not installed: run scripts/build.sh.");
        var start = new ProcessStartInfo("node", "reference.js")
        {
            WorkingDirectory = Folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            StandardOutputEncoding = Encoding.UTF8,
        };
        return Process.Start(start)!;
    }

    private static string Root()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Toolbox24.sln"))) folder = Path.GetDirectoryName(folder)!;
        return folder;
    }
}
