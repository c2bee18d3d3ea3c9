namespace Toolbox24.Domain.Customers;

/// <summary>
/// The number of a company in the French register: nine digits that pass the Luhn formula (INSEE, definition of the
/// SIREN number). That it passes does not say that the company exists.
/// </summary>
public sealed record Siren
{
    public const int Length = 9;

    /// <exception cref="ArgumentException">These are not nine digits, or their check digit is wrong.</exception>
    public Siren(string value)
    {
        if (!IsSiren(value)) throw new ArgumentException("Not a SIREN.", nameof(value));
        Value = value;
    }

    /// <summary>Nine digits.</summary>
    public string Value { get; }

    /// <summary>Reads what a person typed; blanks do not count. Refuses with <see cref="WrongSiren"/>.</summary>
    public static Result<Siren> Read(string? text) =>
        RegisterDigits.Without(text) is { } digits && IsSiren(digits) ? new Siren(digits) : new WrongSiren(text);

    public override string ToString() => Value;

    internal static bool IsSiren(string? value) =>
        value is { Length: Length } && value.All(char.IsAsciiDigit) && RegisterDigits.PassLuhn(value);
}
