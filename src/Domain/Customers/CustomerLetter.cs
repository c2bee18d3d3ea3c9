using Toolbox24.Domain.Notifications;

namespace Toolbox24.Domain.Customers;

/// <summary>What a customer is told of what happened to them.</summary>
public static class CustomerLetter
{
    /// <summary>The mail that goes with an event; null where none does.</summary>
    public static MessageContent? About(CustomerEvent happened) => happened switch
    {
        CustomerSuspended e => new AccountSuspended(e.Reason),
        CustomerReinstated e => new AccountReinstated(e.Reason),
        CustomerWatched e => new AccountWatched(e.Reason, e.Until),
        CustomerUnwatched e => new WatchLifted(e.Reason),
        CompanyChecked { Before: not CompanyStatus.Verified, Company: { Status: CompanyStatus.Verified } company } =>
            new Notifications.CompanyVerified(Named(company), company.Siret.Value),
        CompanyChecked { Company: { Status: CompanyStatus.Closed } company } =>
            new Notifications.CompanyClosed(Named(company), company.Siret.Value),
        CompanyChecked { Before: CompanyStatus.Unchecked, Company: { Status: CompanyStatus.Unavailable } company } =>
            new CompanyToBeChecked(company.Siret.Value),
        CompanyReviewed { IsAccepted: true, Company: var company } => new CompanyAccepted(Named(company), company.Siret.Value),
        CompanyReviewed { Company: var company } e => new CompanyNotAccepted(company.Siret.Value, e.Reason),
        _ => null,
    };

    private static string Named(CompanyStanding company) => company.Name ?? "votre entreprise";
}
