using System.Text;

namespace HotChocolate.Language;

/// <summary>
/// Gives the same string for the same name: documents repeat a few hundred names, and equal references compare fastest.
/// A name that falls on the place of another replaces it, so the pool never grows.
/// </summary>
internal static class NamePool
{
    private const int Places = 2048;

    // What a client invents should not stay in memory for being long.
    private const int LongestKept = 64;

    private static readonly string?[] Names = new string?[Places];

    public static string Get(ReadOnlySpan<byte> name)
    {
        if (name.Length > LongestKept) return Encoding.ASCII.GetString(name);
        ref var place = ref Names[Hash(name) % Places];
        var known = Volatile.Read(ref place);
        if (known is not null && Ascii.Equals(name, known)) return known;
        var added = Encoding.ASCII.GetString(name);
        Volatile.Write(ref place, added);
        return added;
    }

    private static uint Hash(ReadOnlySpan<byte> name)
    {
        var hash = 2166136261u;
        foreach (var letter in name) hash = (hash ^ letter) * 16777619u;
        return hash ^ (hash >> 15);
    }
}
