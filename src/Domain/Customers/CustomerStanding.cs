using System.Text.Json.Serialization;

namespace Toolbox24.Domain.Customers;

public enum StandingKind
{
    Good,

    /// <summary>No booking and no extension; a live rental may always be returned.</summary>
    Suspended,

    /// <summary>A higher deposit and a human look at each return, for a time.</summary>
    Watched,
}

/// <summary>What a customer's standing asks of their rentals.</summary>
/// <param name="DepositFactor">What the deposit is multiplied by.</param>
/// <param name="IsReviewed">Whether a person looks at every return.</param>
public sealed record RentalTerms(decimal DepositFactor, bool IsReviewed)
{
    public static RentalTerms Usual { get; } = new(1m, IsReviewed: false);
}

/// <summary>What being watched comes to.</summary>
/// <param name="DepositFactor">What the deposit is multiplied by.</param>
/// <param name="Months">How long it lasts.</param>
public sealed record WatchRules(decimal DepositFactor, int Months)
{
    public static WatchRules Default { get; } = new(1.5m, Months: 6);
}

/// <summary>How much a customer is trusted.</summary>
/// <param name="Kind">How much.</param>
/// <param name="Reason">Why not fully, in the words of the staff; shown to the customer.</param>
/// <param name="Since">Since when not fully.</param>
/// <param name="Until">When a watch ends by itself: that instant is no longer watched.</param>
public sealed record CustomerStanding(StandingKind Kind, string? Reason, DateTimeOffset? Since, DateTimeOffset? Until)
{
    public static CustomerStanding Good { get; } = new(StandingKind.Good, null, null, null);

    public static CustomerStanding Suspended(string reason, DateTimeOffset since) => new(StandingKind.Suspended, reason, since, null);

    public static CustomerStanding Watched(string reason, DateTimeOffset since, DateTimeOffset until, decimal depositFactor) =>
        new(StandingKind.Watched, reason, since, until) { DepositFactor = depositFactor };

    /// <summary>What deposits are multiplied by: as it was when the watch began, for as long as it lasts.</summary>
    public decimal DepositFactor { get; init; } = 1;

    [JsonIgnore]
    public RentalTerms Terms => Kind == StandingKind.Watched ? new(DepositFactor, IsReviewed: true) : RentalTerms.Usual;

    /// <summary>The standing at an instant: a watch that is over counts no more, even before that is written.</summary>
    public CustomerStanding At(DateTimeOffset now) => Until <= now ? Good : this;
}
