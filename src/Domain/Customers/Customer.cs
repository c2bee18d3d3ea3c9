using System.Collections.Immutable;
using System.Diagnostics;
using System.Text.Json.Serialization;
using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Rentals;

namespace Toolbox24.Domain.Customers;

public enum CustomerKind
{
    Personal,

    /// <summary>Rents for a company that was verified.</summary>
    Professional,
}

/// <summary>What is open between a customer and us that the customer itself does not know of.</summary>
public sealed record OpenBusiness(int Rentals, int Deposits, int Disputes)
{
    public static OpenBusiness None { get; } = new(0, 0, 0);
}

/// <summary>What somebody may do as a customer. How they prove who they are is their account's, which has the same id.</summary>
/// <param name="Id">Who.</param>
/// <param name="Standing">How much they are trusted; ask <see cref="CustomerStanding.At"/>.</param>
/// <param name="Company">The company they say to be of; null for a person.</param>
/// <param name="CompanyGivenName">What they call it; null where they did not say.</param>
/// <param name="Admissions">The rentals they were let have, as far as they still matter; oldest first.</param>
/// <param name="AnonymisedAt">Since when nobody is to know who it was.</param>
/// <param name="ErasedAt">Since when nobody can: account, messages and the rest are erased.</param>
public sealed partial record Customer(
    AccountId Id, CustomerStanding Standing, CompanyStanding? Company, string? CompanyGivenName, ImmutableArray<Admission> Admissions,
    DateTimeOffset? AnonymisedAt, DateTimeOffset? ErasedAt)
{
    /// <summary>How long after the register was asked, or is to be asked for the first time, another company may be declared.</summary>
    public static readonly TimeSpan BetweenCompanies = TimeSpan.FromMinutes(1);

    /// <summary>What everybody is who has an account: a person in good standing.</summary>
    public static Customer New(AccountId id) => new(id, CustomerStanding.Good, null, null, [], null, null);

    [JsonIgnore]
    public CustomerKind Kind => Company is { IsProfessional: true } ? CustomerKind.Professional : CustomerKind.Personal;

    /// <summary>When something is to happen by itself, apart from asking the register; null when nothing is.</summary>
    [JsonIgnore]
    public DateTimeOffset? NextDeadline => new[]
    {
        Standing.Until,
        AnonymisedAt is not null && ErasedAt is null ? AnonymisedAt : null,
        Admissions.Min(admission => admission.ExpiresAt),
    }.Min();

    public bool Equals(Customer? other) =>
        other is not null && (Id, Standing, Company, CompanyGivenName, AnonymisedAt, ErasedAt)
            == (other.Id, other.Standing, other.Company, other.CompanyGivenName, other.AnonymisedAt, other.ErasedAt)
        && Admissions.AsSpan().SequenceEqual(other.Admissions.AsSpan());

    public override int GetHashCode() => HashCode.Combine(Id, Standing, Company, Admissions.Length);

    // Decisions: of operators and administrators, unless said otherwise

    public Result<CustomerEvent> Suspend(Decider by, string reason, DateTimeOffset now)
    {
        if (RefuseUnlessDesk(by) is { } refused) return refused;
        if (AnonymisedAt is not null) return new AccountClosed();
        if (CustomerReason.Refuse(reason) is { } wrong) return wrong;
        if (Standing is { Kind: StandingKind.Suspended, Since: { } since }) return new AlreadySuspended(since);

        return new CustomerSuspended(Id, reason.Trim(), now);
    }

    /// <summary>Who has lost tools books nothing more, until somebody says otherwise; null where they cannot already.</summary>
    /// <param name="rental">The reference of the rental whose tools did not come back.</param>
    /// <param name="now">When.</param>
    public CustomerSuspended? SuspendForLoss(RentalReference rental, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(rental);
        return AnonymisedAt is not null || Standing.Kind == StandingKind.Suspended
            ? null
            : new(Id, $"Outils déclarés perdus, location {rental.Value}", now);
    }

    public Result<CustomerEvent> Reinstate(Decider by, string reason, DateTimeOffset now)
    {
        if (RefuseUnlessDesk(by) is { } refused) return refused;
        if (CustomerReason.Refuse(reason) is { } wrong) return wrong;
        if (Standing.Kind != StandingKind.Suspended) return new NotSuspended();

        return new CustomerReinstated(Id, reason.Trim(), now);
    }

    /// <summary>Watches from now on for as long as the rules say, whether or not they were watched before.</summary>
    public Result<CustomerEvent> Watch(Decider by, string reason, WatchRules rules, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(rules);
        if (RefuseUnlessDesk(by) is { } refused) return refused;
        if (AnonymisedAt is not null) return new AccountClosed();
        if (CustomerReason.Refuse(reason) is { } wrong) return wrong;
        if (Standing is { Kind: StandingKind.Suspended, Since: { } since }) return new AlreadySuspended(since);

        return new CustomerWatched(Id, reason.Trim(), now.AddMonths(rules.Months), rules.DepositFactor, now);
    }

    public Result<CustomerEvent> Unwatch(Decider by, string reason, DateTimeOffset now)
    {
        if (RefuseUnlessDesk(by) is { } refused) return refused;
        if (CustomerReason.Refuse(reason) is { } wrong) return wrong;
        if (Standing.At(now).Kind != StandingKind.Watched) return new NotWatched();

        return new CustomerUnwatched(Id, reason.Trim(), now);
    }

    /// <summary>Ends a watch whose time is over; null where there is none.</summary>
    public WatchEnded? EndWatch(DateTimeOffset now) => Standing.Until <= now ? new WatchEnded(Id, now) : null;

    /// <summary>Says to be of a company, which the register is then asked about: the customer's own word.</summary>
    public Result<CustomerEvent> DeclareCompany(Decider by, Siret siret, string? name, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(by);
        if (by.RefuseUnless(Id) is { } refused) return refused;
        if (AnonymisedAt is not null) return new AccountClosed();
        if (name is not null && Names.Refuse(name) is { } wrong) return wrong;
        if (Company is { IsProfessional: true } verified && verified.Siret == siret) return new CompanyAlreadyVerified();
        if ((Company?.CheckedAt ?? Company?.NextCheck) + BetweenCompanies is { } again && now < again) return new CompanyCheckedJustNow(again);

        return new CompanyDeclared(Id, siret, name?.Trim(), now);
    }

    /// <summary>Takes in what asking the register came to; null where nothing was to be asked any more.</summary>
    public CompanyChecked? Check(CompanyCheck check, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(check);
        if (CompanyToCheck(now) != check.Siret) return null;

        return new CompanyChecked(Id, Company!.Status, Company.Checked(check, now), now);
    }

    /// <summary>The company to ask the register about now; null where there is none.</summary>
    public Siret? CompanyToCheck(DateTimeOffset now) => AnonymisedAt is null && Company?.NextCheck <= now ? Company.Siret : null;

    /// <summary>Somebody of the staff has looked at papers, for the register does not know the company.</summary>
    public Result<CustomerEvent> ReviewCompany(Decider by, bool isAccepted, string reason, DateTimeOffset now)
    {
        if (RefuseUnlessDesk(by) is { } refused) return refused;
        if (CustomerReason.Refuse(reason) is { } wrong) return wrong;
        if (AnonymisedAt is not null || Company is not { Status: CompanyStatus.NotFound } company) return new NoCompanyToReview();

        return new CompanyReviewed(Id, isAccepted, company.Reviewed(isAccepted, CompanyGivenName, now), reason.Trim(), now);
    }

    /// <summary>Forgets who it was.</summary>
    /// <param name="by">Who wants it: an administrator.</param>
    /// <param name="open">What is open elsewhere.</param>
    /// <param name="now">When.</param>
    public Result<CustomerEvent> Anonymise(Decider by, OpenBusiness open, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(by);
        ArgumentNullException.ThrowIfNull(open);
        if (by.RefuseUnless(Role.Administrator) is { } refused) return refused;
        if (AnonymisedAt is not null) return new AccountClosed();

        var still = new StillInBusiness(Math.Max(open.Rentals, Live(now).Count()), open.Deposits, open.Disputes);
        return still is { Rentals: 0, Deposits: 0, Disputes: 0 } ? new CustomerAnonymised(Id, now) : still;
    }

    private static NotTheirsToDecide? RefuseUnlessDesk(Decider by)
    {
        ArgumentNullException.ThrowIfNull(by);
        return by.RefuseUnless(Role.Operator, Role.Administrator);
    }

    // Transitions

    public Customer Apply(CustomerEvent happened) => happened switch
    {
        CustomerSuspended e => this with { Standing = CustomerStanding.Suspended(e.Reason, e.At) },
        CustomerWatched e => this with { Standing = CustomerStanding.Watched(e.Reason, e.At, e.Until, e.DepositFactor) },
        CustomerReinstated or CustomerUnwatched or WatchEnded => this with { Standing = CustomerStanding.Good },
        CompanyDeclared e => this with { Company = CompanyStanding.Given(e.Siret, e.At), CompanyGivenName = e.Name },
        CompanyChecked e => this with { Company = e.Company },
        CompanyReviewed e => this with { Company = e.Company },
        CustomerAnonymised e => New(Id) with { AnonymisedAt = e.At },
        CustomerErased e => this with { ErasedAt = e.At },
        RentalAdmitted e => Admitted(e),
        AdmissionExtended e => Changed(e.Rental, admission => admission with { ExpiresAt = e.ExpiresAt }, e.At),
        AdmissionConfirmed e => Changed(e.Rental, admission => admission.Confirm(), e.At),
        AdmissionReleased e => Changed(e.Rental, admission => admission.End(), e.At),
        AdmissionTakenBack e => this with { Admissions = Admissions.RemoveAll(admission => admission.Rental == e.Rental && admission.IsLive(e.At)) },
        AdmissionsExpired e => e.Rentals.Aggregate(this, (customer, rental) => customer.Changed(rental, admission => admission.End(), e.At)),
        _ => throw new UnreachableException($"{happened.GetType().Name} does not apply to a customer."),
    };
}
