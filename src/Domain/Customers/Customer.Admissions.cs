using System.Collections.Immutable;
using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Lockers;
using Toolbox24.Domain.Rentals;

namespace Toolbox24.Domain.Customers;

/// <summary>How many rentals a customer may have: a promise with an expiry, as a locker's is.</summary>
public sealed partial record Customer
{
    /// <summary>For how long holds are counted.</summary>
    public static readonly TimeSpan HoldsCounted = TimeSpan.FromHours(1);

    /// <summary>Why this customer can neither book nor extend now; null where they can.</summary>
    public Refusal? RefuseBooking(Account account, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(account);
        if (AnonymisedAt is not null || !account.IsActive) return new AccountClosed();
        if (Standing is { Kind: StandingKind.Suspended, Since: { } since }) return new BookingSuspended(Standing.Reason, since);
        if (!account.IsEmailVerified) return new EmailNotVerified();

        return account.Phone is null ? new PhoneMissing() : null;
    }

    /// <summary>Lets a customer have a rental that they were not let have yet: ask <see cref="Of"/> first.</summary>
    public Result<CustomerEvent> Admit(AskAdmission promise, Account account, CustomerLimits limits, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(promise);
        ArgumentNullException.ThrowIfNull(limits);
        if (RefuseBooking(account, now) is { } refused) return refused;
        if (promise.ExpiresAt <= now || promise.ExpiresAt - now > limits.LongestHold)
            return new HoldExpiryOutOfBounds(now, now + limits.LongestHold);

        if (Live(now).Count() >= limits.Rentals) return new TooManyRentals(limits.Rentals);
        if (Admissions.Count(admission => admission.IsHeld(now)) >= limits.Holds) return new TooManyHolds(limits.Holds);

        List<DateTimeOffset> lately = [.. Admissions.Select(admission => admission.AskedAt).Where(asked => Counts(asked, now)).Order()];
        if (lately.Count >= limits.HoldsAnHour)
            return new TooManyHoldsLately(limits.HoldsAnHour, lately[lately.Count - limits.HoldsAnHour] + HoldsCounted);

        return new RentalAdmitted(Id, promise.Rental, promise.ExpiresAt.ToUniversalTime(), now);
    }

    /// <summary>Makes a promise last longer, whatever the standing has become meanwhile.</summary>
    public Result<CustomerEvent> Extend(RentalId rental, DateTimeOffset expiresAt, CustomerLimits limits, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(limits);
        if (Of(rental, now) is not { Status: AdmissionStatus.Held }) return new NotAdmitted(rental);
        if (expiresAt <= now || expiresAt - now > limits.LongestHold) return new HoldExpiryOutOfBounds(now, now + limits.LongestHold);

        return new AdmissionExtended(Id, rental, expiresAt.ToUniversalTime(), now);
    }

    /// <summary>Keeps a promise that was made, whatever the standing has become meanwhile.</summary>
    public Result<CustomerEvent> Confirm(RentalId rental, DateTimeOffset now)
    {
        if (Of(rental, now) is null) return new NotAdmitted(rental);

        return new AdmissionConfirmed(Id, rental, now);
    }

    /// <summary>Ends a promise, or a rental that is over.</summary>
    public Result<CustomerEvent> Release(RentalId rental, DateTimeOffset now)
    {
        if (Of(rental, now) is null) return new NotAdmitted(rental);

        return new AdmissionReleased(Id, rental, now);
    }

    /// <summary>Takes back a promise of which nothing came, since lockers could not make theirs: it never counts.</summary>
    public Result<CustomerEvent> TakeBack(RentalId rental, DateTimeOffset now)
    {
        if (Of(rental, now) is null) return new NotAdmitted(rental);

        return new AdmissionTakenBack(Id, rental, now);
    }

    /// <summary>Ends the holds whose time has come; null where there are none.</summary>
    public AdmissionsExpired? Expire(DateTimeOffset now)
    {
        ImmutableArray<RentalId> expired = [.. Admissions.Where(admission => admission.ExpiresAt <= now).Select(admission => admission.Rental)];
        return expired.IsEmpty ? null : new AdmissionsExpired(Id, expired, now);
    }

    /// <summary>The live admission of a rental; null where there is none.</summary>
    public Admission? Of(RentalId rental, DateTimeOffset now) => Live(now).FirstOrDefault(admission => admission.Rental == rental);

    private IEnumerable<Admission> Live(DateTimeOffset now) => Admissions.Where(admission => admission.IsLive(now));

    private Customer Admitted(RentalAdmitted happened)
    {
        var before = Changed(happened.Rental, admission => admission.End(), happened.At);
        var admission = new Admission(happened.Rental, AdmissionStatus.Held, happened.At, happened.ExpiresAt);
        return before with { Admissions = before.Admissions.Add(admission) };
    }

    private Customer Changed(RentalId rental, Func<Admission, Admission> change, DateTimeOffset at) => this with
    {
        Admissions =
        [
            .. Admissions
                .Select(admission => admission.Rental == rental && admission.Status != AdmissionStatus.Ended ? change(admission) : admission)
                .Where(admission => admission.Status != AdmissionStatus.Ended || Counts(admission.AskedAt, at)),
        ],
    };

    private static bool Counts(DateTimeOffset asked, DateTimeOffset now) => now - asked < HoldsCounted;
}
