namespace Toolbox24.Domain.Customers;

/// <summary>
/// How long what the audit log says of somebody is kept after they are forgotten: access logs 12 months (CPCE, art. L34-1 and
/// R10-13; CNIL recommends 6 to 12), what the staff did 3 years, all else not at all. The entries stay for ever, without it.
/// </summary>
public static class ErasureRules
{
    private static readonly HashSet<string> Access = ["SignedIn", "SessionsEnded", "RefreshTokenReused"];

    private static readonly HashSet<string> Staff =
    [
        nameof(CustomerSuspended), nameof(CustomerReinstated), nameof(CustomerWatched), nameof(CustomerUnwatched), nameof(CompanyReviewed),
        nameof(CustomerAnonymised), CustomerConsulted, "ViewingBegan", "CustomerViewed", "ViewingEnded",
    ];

    /// <summary>Somebody of the staff has looked at a customer's card.</summary>
    public const string CustomerConsulted = nameof(CustomerConsulted);

    /// <summary>Before when the facts of an action are to go.</summary>
    public static DateTimeOffset GoesBefore(string action, DateTimeOffset now) =>
        Access.Contains(action) ? now.AddMonths(-12)
        : Staff.Contains(action) ? now.AddYears(-3)
        : now;
}
