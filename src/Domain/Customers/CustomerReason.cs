namespace Toolbox24.Domain.Customers;

/// <summary>What a reason that is given to a customer must respect.</summary>
public static class CustomerReason
{
    public const int Shortest = 3;
    public const int Longest = 500;

    /// <summary>Why this cannot be a reason; null where it can.</summary>
    public static Refusal? Refuse(string? reason)
    {
        var length = reason?.Trim().Length ?? 0;
        if (length is < Shortest or > Longest) return new ReasonOutOfBounds(length, Shortest, Longest);

        return reason!.Any(char.IsControl) ? new UnprintableReason() : null;
    }
}
