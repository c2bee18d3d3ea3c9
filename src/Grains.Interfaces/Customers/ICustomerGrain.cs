using Toolbox24.Domain;
using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Customers;
using Toolbox24.Domain.Rentals;

namespace Toolbox24.Grains.Customers;

/// <summary>
/// One customer, by their account's id: the only writer of how they stand and of how many rentals they have. Whatever it
/// answers to a change is durable. <see cref="UnknownCustomer"/> where no account of a customer has this id. What a person decides
/// takes that person, and <see cref="NotTheirsToDecide"/> answers the wrong one; the rest is asked by grains and workers.
/// </summary>
[Alias("customer")]
public interface ICustomerGrain : IGrainWithGuidKey
{
    [Alias("get")]
    Task<Result<Customer>> Get();

    /// <summary>The customer, where they may book and extend now; why not otherwise.</summary>
    [Alias("may-book")]
    Task<Result<Customer>> MayBook();

    /// <summary>Lets the customer have one more rental, until the promise expires. Asking again for a rental changes nothing.</summary>
    [Alias("admit")]
    Task<Result<Admitted>> Admit(AskAdmission promise);

    /// <summary>Makes a promise last longer. Idempotent.</summary>
    [Alias("extend")]
    Task<Result<Admission>> Extend(RentalId rental, DateTimeOffset expiresAt);

    /// <summary>Makes an admission last until it is released. Idempotent.</summary>
    [Alias("confirm")]
    Task<Result<Admission>> Confirm(RentalId rental);

    /// <summary>Ends an admission: the hold was given up, or the rental is over; <see cref="NotAdmitted"/> where there is none.</summary>
    [Alias("release")]
    Task<Result<Admission>> Release(RentalId rental);

    /// <summary>Takes back a promise of which nothing came: it does not count; <see cref="NotAdmitted"/> where there is none.</summary>
    [Alias("take-back")]
    Task<Result<Admission>> TakeBack(RentalId rental);

    /// <summary>Does what is due by itself: ends watches and holds, finishes erasures. Idempotent.</summary>
    [Alias("meet-deadlines")]
    Task MeetDeadlines();

    /// <summary>The customer says to be of a company; the register is asked within seconds.</summary>
    [Alias("declare-company")]
    Task<Result<Customer>> DeclareCompany(Decider by, Siret siret, string? name);

    /// <summary>Takes in the company they said to be of as they signed up. Idempotent.</summary>
    [Alias("take-declaration")]
    Task TakeDeclaration();

    /// <summary>The company, while the register is to be asked about it; <see cref="NoCompanyToCheck"/> otherwise.</summary>
    [Alias("company-to-check")]
    Task<Result<CompanyStanding>> CompanyToCheck();

    /// <summary>Takes in what asking the register came to. Idempotent.</summary>
    [Alias("check-company")]
    Task<Result<Customer>> CheckCompany(CompanyCheck check);

    /// <summary>A person has looked at the papers of a company that the register does not know.</summary>
    [Alias("review-company")]
    Task<Result<Customer>> ReviewCompany(Decider by, bool isAccepted, string reason);

    [Alias("suspend")]
    Task<Result<Customer>> Suspend(Decider by, string reason);

    /// <summary>The tools of a rental of theirs count as lost: they book nothing more. Idempotent.</summary>
    [Alias("suspend-for-loss")]
    Task<Result<Customer>> SuspendForLoss(RentalReference rental);

    [Alias("reinstate")]
    Task<Result<Customer>> Reinstate(Decider by, string reason);

    [Alias("watch")]
    Task<Result<Customer>> Watch(Decider by, string reason);

    [Alias("unwatch")]
    Task<Result<Customer>> Unwatch(Decider by, string reason);

    /// <summary>Erases who the customer was; their id stays. Repeated, it finishes what was begun.</summary>
    /// <param name="by">Who wants it.</param>
    /// <param name="open">What is open elsewhere between them and us.</param>
    [Alias("anonymise")]
    Task<Result<Customer>> Anonymise(Decider by, OpenBusiness open);
}
