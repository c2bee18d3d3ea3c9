using System.Diagnostics;

namespace Toolbox24.Domain.Customers;

/// <summary>What is known of the company a customer says to be of.</summary>
public enum CompanyStatus
{
    /// <summary>The register was not asked yet.</summary>
    Unchecked,

    /// <summary>The register knows it and it is open.</summary>
    Verified,

    /// <summary>The register knows it and it is closed: the customer is told.</summary>
    Closed,

    /// <summary>The register does not know it, or does not say: a person looks at papers.</summary>
    NotFound,

    /// <summary>The register was asked and has not answered yet.</summary>
    Unavailable,

    /// <summary>A person has looked at papers, and they did not prove it.</summary>
    Rejected,
}

/// <summary>
/// How the company behind an account stands. Unless it is verified, the account is usable as a personal one.
/// </summary>
/// <param name="Siret">The SIRET the customer gave.</param>
/// <param name="Status">What is known.</param>
/// <param name="Name">The company's name in the register, which may be a person's; null where it was not told.</param>
/// <param name="CheckedAt">When the register was last asked, whether or not it answered; null before the first time.</param>
/// <param name="NextCheck">When to ask it again; null when there is nothing to ask.</param>
public sealed record CompanyStanding(
    Siret Siret, CompanyStatus Status, string? Name, DateTimeOffset? CheckedAt, DateTimeOffset? NextCheck)
{
    /// <summary>How long to wait after the first time the register did not answer; twice as long each time after.</summary>
    public static readonly TimeSpan FirstWait = TimeSpan.FromMinutes(1);

    /// <summary>The longest wait, whatever the register asks for.</summary>
    public static readonly TimeSpan LongestWait = TimeSpan.FromDays(1);

    /// <summary>How long what the register has said of an open company is believed.</summary>
    public static readonly TimeSpan Believed = TimeSpan.FromDays(30);

    /// <summary>Whether the account may be used as a professional one.</summary>
    public bool IsProfessional => Status is CompanyStatus.Verified;

    /// <summary>The standing of a SIRET that was just given: to be checked at once.</summary>
    public static CompanyStanding Given(Siret siret, DateTimeOffset now) =>
        new(siret, CompanyStatus.Unchecked, Name: null, CheckedAt: null, NextCheck: now);

    /// <summary>
    /// The standing after a check. One of another SIRET changes nothing: the customer has given a new one meanwhile.
    /// </summary>
    public CompanyStanding Checked(CompanyCheck check, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(check);
        if (check.Siret != Siret) return this;

        return check switch
        {
            CompanyVerified(var company) => Answered(CompanyStatus.Verified, company.Name, now) with { NextCheck = now + Believed },
            CompanyClosed(var company) => Answered(CompanyStatus.Closed, company.Name, now),
            CompanyNotFound => Answered(CompanyStatus.NotFound, name: null, now),
            CompanyUnavailable unavailable => Unanswered(unavailable.RetryAfter, now),
            _ => throw new UnreachableException($"{check.GetType().Name} is no check of a company."),
        };
    }

    /// <summary>The standing after a person has looked at papers, which the register is not asked about again.</summary>
    /// <param name="isAccepted">Whether the papers prove it.</param>
    /// <param name="name">What the company is called in them; null where nobody said.</param>
    /// <param name="now">When.</param>
    public CompanyStanding Reviewed(bool isAccepted, string? name, DateTimeOffset now) =>
        Answered(isAccepted ? CompanyStatus.Verified : CompanyStatus.Rejected, isAccepted ? name : null, now);

    private CompanyStanding Answered(CompanyStatus status, string? name, DateTimeOffset now) =>
        new(Siret, status, name, CheckedAt: now, NextCheck: null);

    // What the register once said stands while it is out of reach.
    private CompanyStanding Unanswered(TimeSpan? asked, DateTimeOffset now) => this with
    {
        Status = Status is CompanyStatus.Unchecked ? CompanyStatus.Unavailable : Status,
        CheckedAt = now,
        NextCheck = now + Wait(asked ?? TimeSpan.Zero),
    };

    // The last wait can be read off the standing: it was counted from the check before. What is longer was no wait.
    private TimeSpan Wait(TimeSpan asked)
    {
        var last = NextCheck - CheckedAt is { } wait && wait <= LongestWait ? wait : TimeSpan.Zero;
        var next = last >= LongestWait ? LongestWait : last * 2;
        return TimeSpan.FromTicks(Math.Clamp(Math.Max(next.Ticks, asked.Ticks), FirstWait.Ticks, LongestWait.Ticks));
    }
}
