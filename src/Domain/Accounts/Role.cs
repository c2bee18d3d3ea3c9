namespace Toolbox24.Domain.Accounts;

/// <summary>What a person may be towards the product; one person may be several.</summary>
public enum Role
{
    /// <summary>Books and rents.</summary>
    Customer,

    /// <summary>Reviews returns, decides on deposits, opens doors, answers.</summary>
    Operator,

    /// <summary>Inspects, cleans, charges, restocks and swaps on site.</summary>
    FieldAgent,

    /// <summary>Sets rules and prices, invites and off-boards staff.</summary>
    Administrator,

    /// <summary>Reads money: invoices, credit notes, the ledger.</summary>
    Accountant,

    /// <summary>Reads verdicts and trains scoring.</summary>
    DataScientist,
}

/// <summary>Questions about roles.</summary>
public static class Roles
{
    /// <summary>Whether the role is that of somebody who works for us: it is worth nothing without a second factor.</summary>
    public static bool IsStaff(this Role role) => role != Role.Customer;
}
