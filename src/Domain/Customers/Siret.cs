namespace Toolbox24.Domain.Customers;

/// <summary>
/// The number of one place of business: the company's SIREN, then five digits, passing the Luhn formula as a whole
/// (INSEE, definition of the SIRET number). La Poste has more places than the formula leaves numbers for: there it is
/// enough that the digits add up to a multiple of five.
/// </summary>
public sealed record Siret
{
    public const int Length = 14;

    private const string LaPoste = "356000000";

    /// <exception cref="ArgumentException">These are not fourteen digits, or their check digit is wrong.</exception>
    public Siret(string value)
    {
        if (!IsSiret(value)) throw new ArgumentException("Not a SIRET.", nameof(value));
        Value = value;
    }

    /// <summary>Fourteen digits.</summary>
    public string Value { get; }

    /// <summary>The company this place of business belongs to.</summary>
    public Siren Siren => new(Value[..Siren.Length]);

    /// <summary>Reads what a person typed; blanks do not count. Refuses with <see cref="WrongSiret"/>.</summary>
    public static Result<Siret> Read(string? text) =>
        RegisterDigits.Without(text) is { } digits && IsSiret(digits) ? new Siret(digits) : new WrongSiret(text);

    public override string ToString() => Value;

    private static bool IsSiret(string? value) =>
        value is { Length: Length }
        && value.All(char.IsAsciiDigit)
        && Siren.IsSiren(value[..Siren.Length])
        && (RegisterDigits.PassLuhn(value) || IsOfLaPoste(value));

    private static bool IsOfLaPoste(string value) =>
        value.StartsWith(LaPoste, StringComparison.Ordinal) && RegisterDigits.Sum(value) % 5 == 0;
}
