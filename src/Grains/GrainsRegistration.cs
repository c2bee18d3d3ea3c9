using Microsoft.Extensions.DependencyInjection;
using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Incidents;
using Toolbox24.Domain.Rentals;
using Toolbox24.Grains.Customers;
using Toolbox24.Grains.Disputes;
using Toolbox24.Grains.Doors;
using Toolbox24.Grains.Evidence;
using Toolbox24.Grains.Incidents;
using Toolbox24.Grains.Lockers;
using Toolbox24.Grains.Passes;
using Toolbox24.Grains.Payments;
using Toolbox24.Grains.Rentals;
using Toolbox24.Grains.Sites;
using Toolbox24.Grains.Threads;
using Toolbox24.Storage.Deadlines;
using Toolbox24.Storage.Outbox;
using Toolbox24.Storage.Rentals;

namespace Toolbox24.Grains;

/// <summary>Adds what the grains need beside the stores, and says which deadlines they meet.</summary>
public static class GrainsRegistration
{
    public static IServiceCollection AddGrains(this IServiceCollection services) => services
        .AddSingleton<Keepers>()
        .AddSingleton<Evacuation>()
        .AddSingleton<Recalls>()
        .AddSingleton<RentalCalendars>()
        .AddSingleton<RentalLetters>()
        .AddSingleton<WaitingOffers>()
        .AddSingleton<CompanyChecks>()
        .AddSingleton<DisputeLetters>()
        .AddSingleton<OnCallAlerts>()
        .AddSingleton<KioskAccounts>()
        .AddSingleton<ThreadLetters>()
        .AddSingleton(provider => ThreadsDue(provider.GetRequiredService<ThreadLetters>()))
        .AddSingleton<IOutboxChannel, IncidentsChannel>()
        .AddSingleton(provider => AlertsDue(provider.GetRequiredService<OnCallAlerts>()))
        .AddSingleton<IOutboxChannel, LockersChannel>()
        .AddSingleton<IOutboxChannel, DisputeRefundsChannel>()
        .AddSingleton<IOutboxChannel, RefundsChannel>()
        .AddSingleton<IOutboxChannel, CreditNotesChannel>()
        .AddSingleton(provider => DisputesDue(provider.GetRequiredService<IGrainFactory>()))
        .AddSingleton(provider => SitesDue(provider.GetRequiredService<IGrainFactory>()))
        .AddSingleton(provider => HoldsToExpire(provider.GetRequiredService<IGrainFactory>()))
        .AddSingleton(provider => RentalsDue(provider.GetRequiredService<IGrainFactory>()))
        .AddSingleton(provider => LateTools(provider.GetRequiredService<IGrainFactory>()))
        .AddSingleton(provider => WaitingDue(provider.GetRequiredService<WaitingOffers>()))
        .AddSingleton(provider => DoorsDue(provider.GetRequiredService<IGrainFactory>()))
        .AddSingleton(provider => EntrancesDue(provider.GetRequiredService<IGrainFactory>()))
        .AddSingleton<IOutboxChannel, LostKiosksChannel>()
        .AddSingleton<IOutboxChannel, VisitsDoneChannel>()
        .AddSingleton<IOutboxChannel, SiteHealthChannel>()
        .AddSingleton<IOutboxChannel, PremisesChannel>()
        .AddSingleton(provider => StaysDue(provider.GetRequiredService<IGrainFactory>()))
        .AddSingleton<IReturnScoring, ScoringWithoutPhotos>()
        .AddSingleton<IOutboxChannel, ReturnScoringChannel>()
        .AddSingleton<IOutboxChannel, QuarantineChannel>()
        .AddSingleton<IOutboxChannel, LockersFullChannel>()
        .AddSingleton<IOutboxChannel, LossesChannel>()
        .AddSingleton(provider => CustomersDue(provider.GetRequiredService<IGrainFactory>()))
        .AddSingleton(provider => CompaniesDeclared(provider.GetRequiredService<IGrainFactory>()))
        .AddSingleton(CompaniesToCheck);

    /// <summary>Sends what rentals ask of the processor, which is added apart.</summary>
    public static IServiceCollection AddPaymentsChannel(this IServiceCollection services) =>
        services.AddSingleton<IOutboxChannel, PaymentsChannel>();

    /// <summary>Hands what is asked of doors to their locks, which are added apart, and what these say to the doors.</summary>
    public static IServiceCollection AddDoorChannels(this IServiceCollection services) => services
        .AddSingleton<IOutboxChannel, DoorsChannel>()
        .AddSingleton<IOutboxChannel, LockersAskedChannel>()
        .AddSingleton<IOutboxChannel, DoorAnswersChannel>()
        .AddSingleton<IOutboxChannel, DeviceReportsChannel>();

    /// <summary>Tells rentals of each photo and video that is kept.</summary>
    public static IServiceCollection AddEvidenceChannel(this IServiceCollection services) =>
        services.AddSingleton<IOutboxChannel, EvidenceChannel>();

    private static DeadlineSource DoorsDue(IGrainFactory grains) => new(
        "door",
        "SELECT id FROM door WHERE next_deadline <= $1 ORDER BY next_deadline LIMIT 1000",
        door => grains.GetGrain<IDoorGrain>(door).MeetDeadlines());

    private static DeadlineSource EntrancesDue(IGrainFactory grains) => new(
        "entrance",
        "SELECT site_id FROM entrance WHERE next_deadline <= $1 ORDER BY next_deadline LIMIT 1000",
        site => grains.GetGrain<IEntranceGrain>(site).MeetDeadlines());

    private static DeadlineSource StaysDue(IGrainFactory grains) => new(
        "stay",
        "SELECT site_id FROM premises WHERE next_deadline <= $1 ORDER BY next_deadline LIMIT 1000",
        site => grains.GetGrain<IPremisesGrain>(site).MeetDeadlines());

    private static DeadlineSource AlertsDue(OnCallAlerts alerts) => new(
        "alert",
        "SELECT id FROM incident WHERE next_alert <= $1 ORDER BY next_alert LIMIT 1000",
        incident => alerts.Tell(new IncidentId(incident)));

    private static DeadlineSource ThreadsDue(ThreadLetters letters) => new(
        "thread",
        "SELECT rental_id FROM thread WHERE letter_at <= $1 ORDER BY letter_at LIMIT 1000",
        rental => letters.Tell(new RentalId(rental)));

    private static DeadlineSource DisputesDue(IGrainFactory grains) => new(
        "dispute",
        "SELECT id FROM dispute WHERE next_deadline <= $1 ORDER BY next_deadline LIMIT 1000",
        dispute => grains.GetGrain<IDisputeGrain>(dispute).MeetDeadlines());

    /// <summary>Before all others: where a site is silent, clocks stand still.</summary>
    private static DeadlineSource SitesDue(IGrainFactory grains) => new(
        "site",
        "SELECT site_id FROM site_health WHERE next_deadline <= $1 ORDER BY next_deadline LIMIT 1000",
        site => grains.GetGrain<ISiteGrain>(site).MeetDeadlines());

    private static DeadlineSource HoldsToExpire(IGrainFactory grains) => new(
        "hold",
        """
        SELECT u.locker_id FROM slot_claim c JOIN tool_unit u ON u.id = c.unit_id
        WHERE c.expires_at <= $1 AND u.locker_id IS NOT NULL
        GROUP BY u.locker_id ORDER BY min(c.expires_at) LIMIT 1000
        """,
        locker => grains.GetGrain<ILockerGrain>(locker).Expire());

    private static DeadlineSource RentalsDue(IGrainFactory grains) => new(
        "rental",
        "SELECT id FROM rental WHERE next_deadline <= $1 ORDER BY next_deadline LIMIT 1000",
        rental => grains.GetGrain<IRentalGrain>(rental).MeetDeadlines());

    /// <summary>Rentals that are about to begin whose tools others have still, and those that were told so and need not fear any more.</summary>
    private static DeadlineSource LateTools(IGrainFactory grains) => new(
        "late tool", UnitPlaces.LateSql, rental => grains.GetGrain<IRentalGrain>(rental).LookForLateTools());

    private static DeadlineSource WaitingDue(WaitingOffers offers) => new(
        "waiting", WaitingStore.DueSql, entry => offers.Offer(new RentalId(entry)));

    private static DeadlineSource CustomersDue(IGrainFactory grains) => new(
        "customer",
        "SELECT id FROM customer WHERE next_deadline <= $1 ORDER BY next_deadline LIMIT 1000",
        customer => grains.GetGrain<ICustomerGrain>(customer).MeetDeadlines());

    private static DeadlineSource CompaniesDeclared(IGrainFactory grains) => new(
        "declaration",
        """
        SELECT d.account_id FROM company_declaration d JOIN account a ON a.id = d.account_id AND a.email_verified_at IS NOT NULL
        WHERE d.declared_at <= $1 ORDER BY d.declared_at LIMIT 1000
        """,
        customer =>
        {
            Actor.Current = customer.ToString();
            return grains.GetGrain<ICustomerGrain>(customer).TakeDeclaration();
        });

    /// <summary>Only begun: the other deadlines do not wait for the register.</summary>
    private static DeadlineSource CompaniesToCheck(IServiceProvider services) => new(
        "company",
        "SELECT id FROM customer WHERE company_next_check <= $1 ORDER BY company_next_check LIMIT 1000",
        customer =>
        {
            services.GetRequiredService<CompanyChecks>().Begin(new AccountId(customer));
            return Task.CompletedTask;
        });
}
