using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Rentals;

namespace Toolbox24.Domain.Customers;

/// <summary>Something that happened to a customer. What is about the person is not written to the journal.</summary>
public abstract record CustomerEvent(AccountId Customer, DateTimeOffset At)
{
    /// <summary>What the audit log keeps of it, erasable; null where it is no sensitive action.</summary>
    [JsonIgnore]
    public virtual IReadOnlyDictionary<string, string?>? Facts => null;

    private protected static Dictionary<string, string?> Reasoned(string reason) => new() { ["reason"] = reason };
}

public sealed record CustomerSuspended(AccountId Customer, [property: JsonIgnore] string Reason, DateTimeOffset At) : CustomerEvent(Customer, At)
{
    [JsonIgnore]
    public override IReadOnlyDictionary<string, string?>? Facts => Reasoned(Reason);
}

public sealed record CustomerReinstated(AccountId Customer, [property: JsonIgnore] string Reason, DateTimeOffset At) : CustomerEvent(Customer, At)
{
    [JsonIgnore]
    public override IReadOnlyDictionary<string, string?>? Facts => Reasoned(Reason);
}

public sealed record CustomerWatched(
    AccountId Customer, [property: JsonIgnore] string Reason, DateTimeOffset Until, decimal DepositFactor, DateTimeOffset At)
    : CustomerEvent(Customer, At)
{
    [JsonIgnore]
    public override IReadOnlyDictionary<string, string?>? Facts => Reasoned(Reason);
}

public sealed record CustomerUnwatched(AccountId Customer, [property: JsonIgnore] string Reason, DateTimeOffset At) : CustomerEvent(Customer, At)
{
    [JsonIgnore]
    public override IReadOnlyDictionary<string, string?>? Facts => Reasoned(Reason);
}

/// <summary>The watch's time was over.</summary>
public sealed record WatchEnded(AccountId Customer, DateTimeOffset At) : CustomerEvent(Customer, At);

public sealed record CompanyDeclared(
    AccountId Customer, [property: JsonIgnore] Siret Siret, [property: JsonIgnore] string? Name, DateTimeOffset At) : CustomerEvent(Customer, At)
{
    [JsonIgnore]
    public override IReadOnlyDictionary<string, string?>? Facts => new Dictionary<string, string?> { ["siret"] = Siret.Value };
}

/// <summary>The register was asked, whether or not it answered.</summary>
/// <param name="Customer">Whose company.</param>
/// <param name="Before">What was known before.</param>
/// <param name="Company">What is known now.</param>
/// <param name="At">When.</param>
public sealed record CompanyChecked(
    AccountId Customer, CompanyStatus Before, [property: JsonIgnore] CompanyStanding Company, DateTimeOffset At) : CustomerEvent(Customer, At)
{
    public CompanyStatus Status => Company.Status;
}

/// <summary>A person looked at papers.</summary>
public sealed record CompanyReviewed(
    AccountId Customer, bool IsAccepted, [property: JsonIgnore] CompanyStanding Company, [property: JsonIgnore] string Reason, DateTimeOffset At)
    : CustomerEvent(Customer, At)
{
    [JsonIgnore]
    public override IReadOnlyDictionary<string, string?>? Facts => new Dictionary<string, string?>
    {
        ["accepted"] = IsAccepted ? "true" : "false",
        ["siret"] = Company.Siret.Value,
        ["reason"] = Reason,
    };
}

public sealed record CustomerAnonymised(AccountId Customer, DateTimeOffset At) : CustomerEvent(Customer, At)
{
    [JsonIgnore]
    public override IReadOnlyDictionary<string, string?>? Facts => ImmutableDictionary<string, string?>.Empty;
}

/// <summary>All that was to be erased beside the customer is erased.</summary>
public sealed record CustomerErased(AccountId Customer, DateTimeOffset At) : CustomerEvent(Customer, At);

public sealed record RentalAdmitted(AccountId Customer, RentalId Rental, DateTimeOffset ExpiresAt, DateTimeOffset At) : CustomerEvent(Customer, At);

/// <summary>The promise lasts longer.</summary>
public sealed record AdmissionExtended(AccountId Customer, RentalId Rental, DateTimeOffset ExpiresAt, DateTimeOffset At) : CustomerEvent(Customer, At);

public sealed record AdmissionConfirmed(AccountId Customer, RentalId Rental, DateTimeOffset At) : CustomerEvent(Customer, At);

public sealed record AdmissionReleased(AccountId Customer, RentalId Rental, DateTimeOffset At) : CustomerEvent(Customer, At);

/// <summary>Lockers could not promise what was asked for: it is as if nobody had asked.</summary>
public sealed record AdmissionTakenBack(AccountId Customer, RentalId Rental, DateTimeOffset At) : CustomerEvent(Customer, At);

public sealed record AdmissionsExpired(AccountId Customer, ImmutableArray<RentalId> Rentals, DateTimeOffset At) : CustomerEvent(Customer, At)
{
    public bool Equals(AdmissionsExpired? other) => base.Equals(other) && Rentals.AsSpan().SequenceEqual(other.Rentals.AsSpan());

    public override int GetHashCode() => HashCode.Combine(base.GetHashCode(), Rentals.Length);
}
