using System.Globalization;

namespace Toolbox24.Domain.Customers;

/// <summary>
/// The VAT number that belongs to a French SIREN (CGI, art. 286 ter): FR, a key of two digits, the SIREN. The tax
/// office's key is (12 + 3 × (SIREN mod 97)) mod 97. Whether the company is registered for VAT, it does not say.
/// </summary>
public sealed record VatNumber
{
    private VatNumber(string value) => Value = value;

    /// <summary>Thirteen signs, such as FR44732829320.</summary>
    public string Value { get; }

    public static VatNumber Of(Siren siren)
    {
        ArgumentNullException.ThrowIfNull(siren);
        var number = int.Parse(siren.Value, CultureInfo.InvariantCulture);
        return new(string.Create(CultureInfo.InvariantCulture, $"FR{(12 + (3 * (number % 97))) % 97:00}{siren.Value}"));
    }

    public override string ToString() => Value;
}
