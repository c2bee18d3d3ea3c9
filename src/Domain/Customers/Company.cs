namespace Toolbox24.Domain.Customers;

/// <summary>Whether business is done there.</summary>
public enum CompanyState
{
    Open,

    /// <summary>This place of business is closed ("F" in the register), the company may have others.</summary>
    PlaceClosed,

    /// <summary>The company as a whole has ceased ("C" in the register).</summary>
    Ceased,
}

/// <summary>What the register says of one place of business. The name may be that of a person.</summary>
/// <param name="Siret">Which place.</param>
/// <param name="Name">The company's name; null where its owner has asked that it not be made public.</param>
/// <param name="Address">One line; null where it is not public, or not known.</param>
/// <param name="State">Whether business is done there.</param>
public sealed record Company(Siret Siret, string? Name, string? Address, CompanyState State)
{
    /// <summary>The longest name or address that is believed; the register's own stay under it.</summary>
    public const int LongestText = 400;

    public Siren Siren => Siret.Siren;
}
