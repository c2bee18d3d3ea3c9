using System.Globalization;

namespace Toolbox24.Domain.Accounts;

/// <summary>
/// An address mail can be sent to: a dot-atom and a host name, the practical part of RFC 5321 §4.1.2. No display names,
/// no quoted parts, no address literals; a domain in other letters is kept as the punycode that the wire wants.
/// </summary>
public sealed record EmailAddress
{
    /// <summary>RFC 5321 §4.5.3.1.3: a path of 256 octets, its angle brackets included.</summary>
    public const int Longest = 254;

    private const int LongestLocal = 64;
    private const int LongestLabel = 63;
    private const string Atoms = "!#$%&'*+-/=?^_`{|}~.";

    private EmailAddress(string local, string domain) => Value = $"{local}@{domain}";

    /// <summary>The address as it is written in a mail.</summary>
    public string Value { get; }

    /// <summary>Two spellings of one account have the same key. RFC 5321 lets a host tell letter cases apart; none does.</summary>
    public string Key => Value.ToLowerInvariant();

    /// <summary>Enough to know one's own address again: c•••@example.fr.</summary>
    public string Masked => $"{Value[0]}•••{Value[Value.IndexOf('@', StringComparison.Ordinal)..]}";

    public static Result<EmailAddress> Read(string? text)
    {
        if (string.IsNullOrEmpty(text)) return new EmailMissing();
        if (text.Any(char.IsControl)) return new EmailUnprintable();

        var typed = text.Trim();
        if (typed.Length == 0) return new EmailMissing();
        if (typed.Length > Longest) return new EmailTooLong(typed.Length, Longest);
        if (typed.Split('@') is not [var local, var domain]) return new EmailMalformed();
        if (!IsLocal(local) || Host(domain) is not { } host) return new EmailMalformed();

        var length = local.Length + 1 + host.Length;
        return length > Longest ? new EmailTooLong(length, Longest) : new EmailAddress(local, host);
    }

    /// <summary>Masked, for it ends up in logs.</summary>
    public override string ToString() => Masked;

    private static bool IsLocal(string local) =>
        local.Length is > 0 and <= LongestLocal
        && local.All(c => char.IsAsciiLetterOrDigit(c) || Atoms.Contains(c, StringComparison.Ordinal))
        && !local.Split('.').Contains("");

    /// <summary>The host in lower case and punycode; null where no host can have this name.</summary>
    private static string? Host(string domain)
    {
        // Nothing but these: what IDNA would fold or drop (other dots, marks, joiners) could make two names look like one.
        if (!domain.All(c => char.IsLetterOrDigit(c) || c is '-' or '.')) return null;

        try
        {
            var host = new IdnMapping { UseStd3AsciiRules = true }.GetAscii(domain.ToLowerInvariant());
            return IsHost(host) ? host : null;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private static bool IsHost(string host)
    {
        var labels = host.Split('.');
        return labels.Length > 1
            && labels.All(label => label.Length is > 0 and <= LongestLabel && label[0] != '-' && label[^1] != '-')
            && !labels[^1].All(char.IsAsciiDigit);
    }
}
