namespace Toolbox24.Domain.Customers;

/// <summary>What SIREN and SIRET have in common: so many digits, of which the last is a check digit.</summary>
internal static class RegisterDigits
{
    /// <summary>The digits without the blanks people put between them; null when there is anything else.</summary>
    public static string? Without(string? text)
    {
        if (text is null) return null;

        var digits = string.Concat(text.Where(c => !char.IsWhiteSpace(c)));
        return digits.All(char.IsAsciiDigit) ? digits : null;
    }

    /// <summary>Whether the check digit is right: the Luhn formula (ISO/IEC 7812-1, annex B).</summary>
    public static bool PassLuhn(string digits)
    {
        var sum = 0;
        for (var place = 0; place < digits.Length; place++)
        {
            var digit = digits[^(place + 1)] - '0';
            if (place % 2 == 1) digit = digit > 4 ? (digit * 2) - 9 : digit * 2;
            sum += digit;
        }

        return sum % 10 == 0;
    }

    public static int Sum(string digits) => digits.Sum(c => c - '0');
}
