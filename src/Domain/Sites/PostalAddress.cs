namespace Toolbox24.Domain.Sites;

/// <summary>Where a site is; France only.</summary>
public sealed record PostalAddress(string Street, string PostalCode, string City)
{
    public Refusal? Refuse()
    {
        if (Names.Refuse(Street) is { } street) return street;
        if (!IsPostalCode(PostalCode)) return new WrongPostalCode(PostalCode);

        return Names.Refuse(City);
    }

    private static bool IsPostalCode(string? code) => code is { Length: 5 } && code.All(char.IsAsciiDigit);
}
