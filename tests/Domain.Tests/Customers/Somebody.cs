using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Customers;
using Toolbox24.Domain.Rentals;

namespace Toolbox24.Domain.Tests.Customers;

/// <summary>A customer who may book, and what they ask for.</summary>
internal static class Somebody
{
    public static readonly DateTimeOffset Noon = new(2026, 8, 31, 12, 0, 0, TimeSpan.Zero);

    public static readonly Siret Menuiserie = new("00000002600013");

    /// <summary>They have proved their address and number.</summary>
    public static Account Reachable { get; } = Verified();

    public static Customer Newcomer { get; } = Customer.New(Reachable.Id);

    public static Decider Oneself { get; } = new(Reachable.Id, [Role.Customer]);

    public static Decider Operator { get; } = new(AccountId.New(Noon), [Role.Operator]);

    public static Decider Administrator { get; } = new(AccountId.New(Noon), [Role.Administrator]);

    /// <summary>The customer after a decision that must not be refused.</summary>
    public static Customer After(this Customer customer, Func<Customer, Result<CustomerEvent>> decide) =>
        customer.Apply(decide(customer).Value());

    public static AskAdmission Ask(DateTimeOffset now) => new(RentalId.New(now), now.AddMinutes(10));

    public static Result<CustomerEvent> Admit(this Customer customer, AskAdmission promise, DateTimeOffset now) =>
        customer.Admit(promise, Reachable, CustomerLimits.Default, now);

    private static Account Verified()
    {
        var email = EmailAddress.Read("client@example.fr").Value();
        var request = new SignUp(email, null, null, IsAdult: true, AcceptsTerms: true, WantsNews: false);
        return Account.SignUp(request, Noon).Value() with
        {
            EmailVerifiedAt = Noon,
            Phone = MobileNumber.Read("06 12 34 56 78").Value(),
        };
    }
}
