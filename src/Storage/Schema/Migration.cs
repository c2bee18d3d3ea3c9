using System.Security.Cryptography;
using System.Text;

namespace Toolbox24.Storage.Schema;

/// <summary>One numbered step of the schema, with its way back.</summary>
/// <param name="Number">Position in the sequence, from 1.</param>
/// <param name="Name">What the step is about, from its file name.</param>
/// <param name="Up">The SQL that takes the step.</param>
/// <param name="Down">The SQL that takes it back.</param>
public sealed record Migration(int Number, string Name, string Up, string Down)
{
    private const string Folder = "migrations/";

    /// <summary>SHA-256 of <see cref="Up"/>, so that an edit after the fact is noticed.</summary>
    public string Checksum => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Up)));

    /// <summary>The steps built into this assembly, in order.</summary>
    public static IReadOnlyList<Migration> All { get; } =
    [
        .. typeof(Migration).Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Folder, StringComparison.Ordinal) && name.EndsWith(".up.sql", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(Parse),
    ];

    private static Migration Parse(string resource)
    {
        var file = resource[Folder.Length..^".up.sql".Length];
        return new Migration(
            int.Parse(file[..4], System.Globalization.CultureInfo.InvariantCulture),
            file[5..],
            Read(resource),
            Read($"{Folder}{file}.down.sql"));
    }

    private static string Read(string resource)
    {
        using var stream = typeof(Migration).Assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"The migration file {resource} is missing.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
