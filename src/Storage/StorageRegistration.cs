using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Toolbox24.Storage.Accounts;
using Toolbox24.Storage.Audit;
using Toolbox24.Storage.Availability;
using Toolbox24.Storage.Catalog;
using Toolbox24.Storage.Commits;
using Toolbox24.Storage.Consumables;
using Toolbox24.Storage.Customers;
using Toolbox24.Storage.Deadlines;
using Toolbox24.Storage.Disputes;
using Toolbox24.Storage.Doors;
using Toolbox24.Storage.Evidence;
using Toolbox24.Storage.Incidents;
using Toolbox24.Storage.Journal;
using Toolbox24.Storage.Lockers;
using Toolbox24.Storage.Notifications;
using Toolbox24.Storage.Outbox;
using Toolbox24.Storage.Passes;
using Toolbox24.Storage.Rentals;
using Toolbox24.Storage.Reporting;
using Toolbox24.Storage.Settings;
using Toolbox24.Storage.Sites;
using Toolbox24.Storage.Threads;

namespace Toolbox24.Storage;

/// <summary>Adds the stores, over whatever <see cref="NpgsqlDataSource"/> and <see cref="IMessageSeal"/> are registered.</summary>
public static class StorageRegistration
{
    public static IServiceCollection AddStores(this IServiceCollection services) => services
        .AddSingleton<CommitWriter>()
        .AddSingleton<SiteStore>()
        .AddSingleton<SiteQueries>()
        .AddSingleton<DeviceStore>()
        .AddSingleton<PairingStore>()
        .AddSingleton<CatalogStore>()
        .AddSingleton<ToolQueries>()
        .AddSingleton<BrowseQueries>()
        .AddSingleton<UnitPassportStore>()
        .AddSingleton<PhotoStore>()
        .AddSingleton<ImportStore>()
        .AddSingleton<ConsumableStore>()
        .AddSingleton<SettlementQueries>()
        .AddSingleton<DisputeStore>()
        .AddSingleton<DisputeQueries>()
        .AddSingleton<DeskSearch>()
        .AddSingleton<DashboardQueries>()
        .AddSingleton<ThreadStore>()
        .AddSingleton<IncidentStore>()
        .AddSingleton<IncidentQueries>()
        .AddSingleton<OnCallStore>()
        .AddSingleton<AmendsStore>()
        .AddSingleton<RefundStore>()
        .AddSingleton<ComplaintQueries>()
        .AddSingleton<EndangeredStore>()
        .AddSingleton<WorkshopQueries>()
        .AddSingleton<ClosingStore>()
        .AddSingleton<ClosingTrials>()
        .AddSingleton<LockerStore>()
        .AddSingleton<UnitStore>()
        .AddSingleton<CalendarQueries>()
        .AddSingleton<StockQueries>()
        .AddSingleton<AlternativeQueries>()
        .AddSingleton<AvailabilityFeed>()
        .AddSingleton<JournalFeed>()
        .AddSingleton<CalendarFeed>()
        .AddSingleton<DoorStore>()
        .AddSingleton<SiteHealthStore>()
        .AddSingleton<SiteHealthFeed>()
        .AddSingleton<PremisesStore>()
        .AddSingleton<DoorFeed>()
        .AddSingleton<DeviceReportStore>()
        .AddSingleton<PassStore>()
        .AddSingleton<EntranceStore>()
        .AddSingleton<KioskQueries>()
        .AddSingleton<KioskWatch>()
        .AddSingleton<EvidenceStore>()
        .AddSingleton<ParameterStore>()
        .AddSingleton<GridStore>()
        .AddSingleton<CurrentSettings>()
        .AddSingleton<GridTrials>()
        .AddSingleton<Quotes>()
        .AddSingleton<UnitPlaces>()
        .AddSingleton<RentalStore>()
        .AddSingleton<RentalQueries>()
        .AddSingleton<RenterQueries>()
        .AddSingleton<ReturnQueue>()
        .AddSingleton<ReturnClaims>()
        .AddSingleton<ChargebackQueries>()
        .AddSingleton<DamageStore>()
        .AddSingleton<QuarantineStore>()
        .AddSingleton<WaitingStore>()
        .AddSingleton<OutboxStore>()
        .AddSingleton<MessageLine>()
        .AddSingleton<MessageStore>()
        .AddSingleton<AccountStore>()
        .AddSingleton<ProofStore>()
        .AddSingleton<SessionStore>()
        .AddSingleton<PasskeyStore>()
        .AddSingleton<StaffStore>()
        .AddSingleton<StaffQueries>()
        .AddSingleton<ViewingStore>()
        .AddSingleton<LiveSessions>()
        .AddSingleton<DataProtectionKeyStore>()
        .AddSingleton<CustomerQueries>()
        .AddSingleton<CustomerStore>()
        .AddSingleton<PersonErasure>()
        .AddSingleton<ThrottleStore>()
        .AddSingleton<AttackWatch>()
        .AddSingleton<AuditStore>()
        .AddSingleton<AuditQueries>()
        .AddSingleton<DatabaseSignals>();

    /// <summary>Adds what works by itself: listening, sending what the outbox holds, meeting deadlines, chaining and purging the audit log.</summary>
    public static IServiceCollection AddStorageWorkers(this IServiceCollection services) => services
        .AddHostedService<DatabaseListener>()
        .AddHostedService(provider => provider.GetRequiredService<AttackWatch>())
        .AddHostedService(provider => provider.GetRequiredService<KioskWatch>())
        .AddSingleton<DeadlineSweeper>()
        .AddHostedService(provider => provider.GetRequiredService<DeadlineSweeper>())
        .AddSingleton<OutboxDispatcher>()
        .AddHostedService(provider => provider.GetRequiredService<OutboxDispatcher>())
        .AddSingleton<EvidenceAging>()
        .AddHostedService(provider => provider.GetRequiredService<EvidenceAging>())
        .AddHostedService<AuditPurges>()
        .AddHostedService<Aging>()
        .AddHostedService<AuditChainer>();
}
