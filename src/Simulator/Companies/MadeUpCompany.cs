namespace Toolbox24.Simulator.Companies;

/// <summary>A place of business. Open is "A" in the register, closed "F".</summary>
internal sealed record Place(string Siret, string Street, string PostalCode, string City, bool IsOpen = true)
{
    public string Address => $"{Street} {PostalCode} {City}";
}

/// <summary>A company of the simulated register; its first place of business is its seat.</summary>
/// <param name="Siren">Its number.</param>
/// <param name="Name">As the register writes it.</param>
/// <param name="Places">At least one.</param>
/// <param name="IsActive">Active is "A" in the register, ceased "C".</param>
/// <param name="IsPublic">Where it is not, the register masks texts.</param>
internal sealed record MadeUpCompany(string Siren, string Name, Place[] Places, bool IsActive = true, bool IsPublic = true)
{
    /// <summary>
    /// The whole register. Its numbers begin with 000 000, which no company's does; only La Poste's own is real, for
    /// its SIRETs are the only ones that do without the Luhn formula.
    /// </summary>
    public static MadeUpCompany[] All { get; } =
    [
        new("000000018", "PLATRERIE DEMO", [new("00000001800010", "1 RUE DE LA DEMO", "69003", "LYON")]),
        new("000000026", "MENUISERIE DEMO",
        [
            new("00000002600013", "2 RUE DE LA DEMO", "69003", "LYON"),
            new("00000002600021", "20 QUAI DE LA DEMO", "38000", "GRENOBLE"),
            new("00000002600039", "200 IMPASSE DE LA DEMO", "42000", "SAINT-ETIENNE", IsOpen: false),
        ]),
        new("000000034", "COUVERTURE DEMO",
            [new("00000003400017", "3 RUE DE LA DEMO", "69003", "LYON", IsOpen: false)], IsActive: false),
        new("000000042", "PEINTURE DEMO",
            [new("00000004200010", "4 RUE DE LA DEMO", "69003", "LYON")], IsPublic: false),
        new("356000000", "LA POSTE (DEMO)",
        [
            new("35600000000048", "5 RUE DE LA DEMO", "75015", "PARIS"),
            new("35600000049837", "6 RUE DE LA DEMO", "69003", "LYON"),
        ]),
    ];
}
