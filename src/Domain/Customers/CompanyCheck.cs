using System.Text.Json.Serialization;

namespace Toolbox24.Domain.Customers;

/// <summary>Why the register of companies gave no answer that counts.</summary>
public enum RegisterFault
{
    /// <summary>No connection, or one that broke.</summary>
    Unreachable,

    /// <summary>No answer in time.</summary>
    TooSlow,

    /// <summary>Too many questions, by its count or by ours.</summary>
    Throttled,

    /// <summary>It failed by itself (5xx).</summary>
    Failed,

    /// <summary>It did not take the question (any other status that is not 200).</summary>
    Refused,

    /// <summary>It pointed elsewhere, where nobody is asked.</summary>
    Redirected,

    /// <summary>It answered at greater length than any company has.</summary>
    TooLong,

    /// <summary>Its answer is not what it documents.</summary>
    Unreadable,
}

/// <summary>What asking the register about one SIRET came to.</summary>
/// <param name="Siret">The SIRET asked about.</param>
[JsonDerivedType(typeof(CompanyVerified), nameof(CompanyVerified))]
[JsonDerivedType(typeof(CompanyClosed), nameof(CompanyClosed))]
[JsonDerivedType(typeof(CompanyNotFound), nameof(CompanyNotFound))]
[JsonDerivedType(typeof(CompanyUnavailable), nameof(CompanyUnavailable))]
public abstract record CompanyCheck(Siret Siret)
{
    /// <summary>Decides what an answer means.</summary>
    /// <param name="asked">The SIRET asked about.</param>
    /// <param name="answered">What the register said, of whichever places of business.</param>
    public static CompanyCheck Of(Siret asked, IEnumerable<Company> answered)
    {
        if (answered.FirstOrDefault(company => company.Siret == asked) is not { } found) return new CompanyNotFound(asked);
        if (found.State is not CompanyState.Open) return new CompanyClosed(found);

        // A name that is not public cannot be compared with the customer's: a person does it, on papers.
        return found.Name is null ? new CompanyNotFound(asked) : new CompanyVerified(found);
    }
}

/// <summary>The place of business is open and its company active.</summary>
public sealed record CompanyVerified(Company Company) : CompanyCheck(Company.Siret);

/// <summary>The place of business is closed, or its company has ceased.</summary>
public sealed record CompanyClosed(Company Company) : CompanyCheck(Company.Siret);

/// <summary>The register does not know this SIRET, or keeps whose it is to itself.</summary>
public sealed record CompanyNotFound(Siret Siret) : CompanyCheck(Siret);

/// <summary>The register gave no answer that counts.</summary>
/// <param name="Siret">The SIRET asked about.</param>
/// <param name="Why">What went wrong.</param>
/// <param name="RetryAfter">How long it asked to be left alone, if it did.</param>
public sealed record CompanyUnavailable(Siret Siret, RegisterFault Why, TimeSpan? RetryAfter = null) : CompanyCheck(Siret);
