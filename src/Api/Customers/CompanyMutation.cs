using System.Security.Claims;
using Toolbox24.Api.Accounts;
using Toolbox24.Domain.Accounts;

namespace Toolbox24.Api.Customers;

/// <summary>Asks for an account of one's own, for a company.</summary>
/// <param name="Email">Where a link is sent that proves it.</param>
/// <param name="Password">At least 12 characters, any characters.</param>
/// <param name="Name">What to be called.</param>
/// <param name="IsAdult">The person declares to be 18 or older.</param>
/// <param name="AcceptsTerms">The terms are accepted.</param>
/// <param name="Siret">The company's number; the register is asked about it.</param>
/// <param name="CompanyName">What the company is called.</param>
/// <param name="WantsNews">Marketing, asked apart; can be withdrawn at any time.</param>
public sealed record SignUpProfessionalInput(
    string Email, string Password, string? Name, bool IsAdult, bool AcceptsTerms, string Siret, string? CompanyName, bool WantsNews = false);

/// <summary>Says to be of a company.</summary>
/// <param name="Siret">The company's number; the register is asked about it.</param>
/// <param name="Name">What the company is called.</param>
public sealed record DeclareCompanyInput(string Siret, string? Name);

/// <summary>What a person found in the papers of a company.</summary>
/// <param name="Customer">Whose company.</param>
/// <param name="Accept">Whether they prove it.</param>
/// <param name="Reason">Why; a customer who is not accepted reads it: 3 to 500 characters.</param>
public sealed record ReviewCompanyInput(AccountId Customer, bool Accept, string Reason);

[MutationType]
public static class CompanyMutation
{
    /// <summary>
    /// Makes an account as signUp does, for a company: until the register has verified it, the account is a personal one. The
    /// answer does not say whether there was an account.
    /// </summary>
    [AllowAnonymous]
    public static Task<DonePayload> SignUpProfessional(SignUpProfessionalInput input, CustomerDesk desk) => desk.SignUp(input);

    /// <summary>Says to be of a company; once the register has verified it, the account is a professional one.</summary>
    [Authorize(Policy = Policies.Writes)]
    public static Task<CustomerPayload> DeclareCompany(DeclareCompanyInput input, ClaimsPrincipal user, CustomerDesk desk) =>
        desk.Declare(Viewer.Required(user), input.Siret, input.Name);

    /// <summary>Accepts or rejects a company that the register does not know, by its papers; the customer is told.</summary>
    [Authorize(Policy = Policies.Writes, Roles = [nameof(Role.Operator), nameof(Role.Administrator)])]
    public static Task<CustomerPayload> ReviewCompany(ReviewCompanyInput input, ClaimsPrincipal user, CustomerDesk desk) =>
        desk.ByStaff(user, input.Customer, (customer, by) => customer.ReviewCompany(by, input.Accept, input.Reason));
}
