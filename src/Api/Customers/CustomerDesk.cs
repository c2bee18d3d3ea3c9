using System.Security.Claims;
using Toolbox24.Api.Accounts;
using Toolbox24.Domain;
using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Customers;
using Toolbox24.Grains.Customers;
using Toolbox24.Storage.Accounts;

namespace Toolbox24.Api.Customers;

/// <summary>A customer after a change, or why there was none.</summary>
[VisibleWithField]
public sealed record CustomerPayload(Customer? Customer, Refusal? Refusal)
{
    public static implicit operator CustomerPayload(Refusal refusal) => new(null, refusal);

    public static CustomerPayload Of(Result<Customer> result) =>
        result.Succeeded(out var customer, out var refusal) ? new CustomerPayload(customer, null) : refusal;
}

/// <summary>Asks customers' grains in the name of whoever is signed in.</summary>
public sealed class CustomerDesk(IGrainFactory grains, SignUps signUps, SignInThrottle throttle, AccountStore accounts, TimeProvider clock)
{
    /// <summary>Somebody of the staff changes how a customer stands: they prove again that it is them.</summary>
    public async Task<CustomerPayload> ByStaff(
        ClaimsPrincipal user, AccountId customer, Func<ICustomerGrain, Decider, Task<Result<Customer>>> change)
    {
        ArgumentNullException.ThrowIfNull(change);
        var viewer = Viewer.Required(user);
        if (viewer.RefuseUnlessProved(clock.GetUtcNow()) is { } prove) return prove;

        return CustomerPayload.Of(await change(Grain(customer), viewer.Decider));
    }

    /// <summary>A customer says to be of a company.</summary>
    public async Task<CustomerPayload> Declare(Viewer viewer, string number, string? name)
    {
        ArgumentNullException.ThrowIfNull(viewer);
        if (!Siret.Read(number).Succeeded(out var siret, out var wrong)) return wrong;
        if (await accounts.Load(viewer.Account) is { IsEmailVerified: false }) return new EmailNotVerified();
        if (!(await throttle.Company(viewer.Account)).Succeeded(out var tried, out var wait)) return wait;

        var declared = await Grain(viewer.Account).DeclareCompany(viewer.Decider, siret, name);
        if (!declared.Succeeded(out _, out _)) await throttle.NotMade(tried);
        return CustomerPayload.Of(declared);
    }

    /// <summary>Makes an account and notes its company with it. The answer does not say whether there was an account.</summary>
    public async Task<DonePayload> SignUp(SignUpProfessionalInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (!Siret.Read(input.Siret).Succeeded(out var siret, out var wrong)) return wrong;
        if (input.CompanyName is { } name && Names.Refuse(name) is { } unnamed) return unnamed;

        var person = new SignUpInput(input.Email, input.Password, input.Name, input.IsAdult, input.AcceptsTerms, input.WantsNews);
        return await signUps.SignUp(person, new CompanyDeclaration(siret, input.CompanyName));
    }

    private ICustomerGrain Grain(AccountId customer) => grains.GetGrain<ICustomerGrain>(customer.Value);
}
