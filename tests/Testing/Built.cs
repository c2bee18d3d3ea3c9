namespace Toolbox24.Testing;

/// <summary>Where the build has put things: the tests run what is delivered, not a copy of it.</summary>
public static class Built
{
    private static readonly DirectoryInfo Here = new(AppContext.BaseDirectory.TrimEnd('/'));

    public static string Root { get; } = Up(Here, folder => File.Exists(Path.Combine(folder, "Toolbox24.sln")));

    public static string Silo => Program("Silo");

    public static string Simulator => Program("Simulator");

    public static string CrashHost => Program("CrashHost");

    private static string Program(string name) =>
        Path.Combine(Here.Parent!.Parent!.FullName, name, Here.Name, $"Toolbox24.{name}.dll");

    private static string Up(DirectoryInfo from, Func<string, bool> found)
    {
        var folder = from;
        while (!found(folder.FullName)) folder = folder.Parent ?? throw new DirectoryNotFoundException("no solution above the tests");
        return folder.FullName;
    }
}
