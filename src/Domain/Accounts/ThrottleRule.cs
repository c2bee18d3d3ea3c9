namespace Toolbox24.Domain.Accounts;

/// <summary>How often something may be tried for one value: one account, one address, one telephone number.</summary>
/// <param name="Scope">What is tried, and of what the value is one; counted apart from every other scope.</param>
/// <param name="Allowed">Tries without a wait.</param>
/// <param name="Within">
/// Quota: no more tries than allowed in any stretch of that length. Growing delays: how long after the last one all is
/// forgotten.
/// </param>
/// <param name="FirstDelay">The wait after the last try allowed, doubled by each one more; null makes it a quota.</param>
/// <param name="LongestDelay">Where the doubling ends: no one is ever locked out for good.</param>
/// <param name="EndsWithSuccess">One success and all failures before it are forgotten; else only the try itself is.</param>
public sealed record ThrottleRule(
    string Scope, int Allowed, TimeSpan Within, TimeSpan? FirstDelay = null, TimeSpan? LongestDelay = null,
    bool EndsWithSuccess = false)
{
    /// <summary>Whether the value is where a client comes from, and not who it is.</summary>
    public bool CountsNetworks => Scope.EndsWith(" address", StringComparison.Ordinal);

    /// <summary>Five tries, then 1, 2, 4, 8 and at most 15 minutes; a day without a failure and it starts anew.</summary>
    public static ThrottleRule Growing(string scope, bool endsWithSuccess = false) => new(
        scope, Allowed: 5, Within: TimeSpan.FromDays(1), TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(15), endsWithSuccess);

    /// <summary>PINs typed at a kiosk: after those allowed 30 seconds, then 1, 2, 4, 8 and at most 15 minutes.</summary>
    /// <param name="scope">What is counted.</param>
    /// <param name="allowed">Tries without a wait.</param>
    /// <param name="within">So long without a failure, and it starts anew.</param>
    public static ThrottleRule OfPins(string scope, int allowed, TimeSpan within) =>
        new(scope, allowed, within, TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(15));
}

/// <summary>One counter: a rule and the value it counts for.</summary>
public sealed record ThrottleKey(ThrottleRule Rule, string Value)
{
    /// <summary>An e-mail address or number as it is counted: however it is typed, it is the same.</summary>
    public static string Plain(string typed) => typed.Trim().ToLowerInvariant();
}
