using Microsoft.Extensions.DependencyInjection;
using Toolbox24.Api.Audit;
using Toolbox24.Api.Catalog;
using Toolbox24.Api.Catalog.Sheets;
using Toolbox24.Api.Customers;
using Toolbox24.Api.Disputes;
using Toolbox24.Api.Evidence;
using Toolbox24.Api.Incidents;
using Toolbox24.Api.Passes;
using Toolbox24.Api.Rentals;
using Toolbox24.Api.Rentals.OnSite;
using Toolbox24.Api.Settings;
using Toolbox24.Api.Sites;
using Toolbox24.Api.Threads;
using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Passes;

namespace Toolbox24.Api.Accounts;

public static class AccountRegistration
{
    /// <summary>Adds the ways to sign up and in; a <see cref="ServerKey"/> and Data Protection are the host's to add.</summary>
    public static IServiceCollection AddAccountServices(this IServiceCollection services) => services
        .AddPasswords()
        .AddSingleton<Secrets>()
        .AddSingleton<DeviceCookies>()
        .AddSingleton<SecondFactors>()
        .AddSingleton<SessionCookies>()
        .AddSingleton<SignInThrottle>()
        .AddSingleton<Proofs>()
        .AddSingleton<Sessions>()
        .AddSingleton<Passwords>()
        .AddSingleton<SignIns>()
        .AddSingleton<SignUps>()
        .AddSingleton<MagicLinks>()
        .AddSingleton<StepUps>()
        .AddSingleton<OwnAccount>()
        .AddSingleton<OwnSecondFactor>()
        .AddSingleton<StaffAccounts>()
        .AddSingleton<StaffDesk>()
        .AddSingleton<Devices>()
        .AddSingleton<PassKey>()
        .AddSingleton<PassDesk>()
        .AddSingleton<FetchBar>()
        .AddSingleton<KioskDesk>()
        .AddSingleton<AloneDesk>()
        .AddSingleton<PadDesk>()
        .AddSingleton<VisitsAside>()
        .AddSingleton<BlockAlert>()
        .AddSingleton<KioskBriefings>()
        .AddSingleton<Pairings>()
        .AddSingleton<ParameterDesk>()
        .AddSingleton<GridDesk>()
        .AddSingleton<GridTrial>()
        .AddSingleton<CatalogDesk>()
        .AddSingleton<CatalogSheets>()
        .AddSingleton<LiveConnections>()
        .AddSingleton<Readings>()
        .AddSingleton<RentalDesk>()
        .AddSingleton<WallDesk>()
        .AddSingleton<DisputeDesk>()
        .AddSingleton<IncidentDesk>()
        .AddSingleton<ThreadDesk>()
        .AddSingleton<EvidenceTokens>()
        .AddSingleton<EvidenceReceiver>()
        .AddSingleton<DecisionDesk>()
        .AddSingleton<BeforeFinder>()
        .AddSingleton<CustomerDesk>();
}
