using System.Collections.Frozen;
using System.Text;

namespace Toolbox24.Domain.Accounts;

/// <summary>
/// A password's characters: what one keyboard sends as "é" and another as "e" and an accent is the same password
/// (NIST SP 800-63B: normalise before hashing). The process runs without ICU, where <see cref="string.Normalize()"/>
/// changes nothing, so the letters of Western Europe are put together here; all others are taken as they come.
/// </summary>
public static class PasswordText
{
    private static readonly (char Mark, string Pairs)[] Marks =
    [
        ('\u0300', "AÀEÈIÌOÒUÙaàeèiìoòuù"), ('\u0301', "AÁEÉIÍOÓUÚYÝaáeéiíoóuúyý"), ('\u0302', "AÂEÊIÎOÔUÛaâeêiîoôuû"),
        ('\u0303', "AÃNÑOÕaãnñoõ"), ('\u0308', "AÄEËIÏOÖUÜYŸaäeëiïoöuüyÿ"), ('\u030A', "AÅaå"), ('\u0327', "CÇcç"),
    ];

    private static readonly FrozenDictionary<(char Letter, char Mark), char> Composites =
        (from mark in Marks from pair in mark.Pairs.Chunk(2) select KeyValuePair.Create((pair[0], mark.Mark), pair[1]))
        .ToFrozenDictionary();

    private static readonly FrozenDictionary<char, char> Letters =
        Composites.ToFrozenDictionary(composite => composite.Value, composite => composite.Key.Letter);

    /// <summary>The form that is measured and hashed: letters and their accents put together, nothing else changed.</summary>
    public static string Composed(string password)
    {
        var text = new StringBuilder(password.Length);
        foreach (var c in password)
        {
            if (text.Length > 0 && Composites.TryGetValue((text[^1], c), out var composite)) text[^1] = composite;
            else text.Append(c);
        }

        return text.ToString();
    }

    /// <summary>How long a password is: Unicode code points, as NIST SP 800-63B counts.</summary>
    public static int Length(string password) => password.EnumerateRunes().Count();

    /// <summary>What a password is compared by: small letters without accents, and no separators.</summary>
    public static string Key(string text) => string.Concat(
        from c in Composed(text).ToLowerInvariant()
        where !char.IsWhiteSpace(c) && c is not ('-' or '_' or '.' or ',' or '\'' or '’')
        select Letters.GetValueOrDefault(c, c));

    /// <summary>Signs read as the letters they stand in for: "p@ssw0rd" is "password".</summary>
    public static string Unmasked(string key) => string.Concat(key.Select(c => c switch
    {
        '@' or '4' => 'a',
        '0' => 'o',
        '1' or '!' => 'i',
        '3' or '€' => 'e',
        '5' or '$' => 's',
        '7' => 't',
        _ => c,
    }));
}
