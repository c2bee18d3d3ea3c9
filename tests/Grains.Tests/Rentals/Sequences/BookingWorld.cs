using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Orleans.Configuration;
using Orleans.Timers;
using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Evidence;
using Toolbox24.Domain.Rentals;
using Toolbox24.Domain.Sites;
using Toolbox24.Grains.Customers;
using Toolbox24.Grains.Lockers;
using Toolbox24.Grains.Rentals;
using Toolbox24.Integrations.Customers;
using Toolbox24.Integrations.Notifications;
using Toolbox24.Integrations.Payments;
using Toolbox24.Silo.Engine;
using Toolbox24.Storage.Accounts;
using Toolbox24.Storage.Deadlines;
using Toolbox24.Storage.Journal;
using Toolbox24.Storage.Notifications;
using Toolbox24.Storage.Outbox;
using Toolbox24.Storage.Time;
using Toolbox24.Testing;

namespace Toolbox24.Grains.Tests.Rentals.Sequences;

/// <summary>A shop of the world: what can be asked for there, and the lockers of its wall, some of them empty.</summary>
internal sealed record Shop(SiteId Site, ToolId[] Tools, PackId Pack, UnitId[] Units, List<LockerId> Lockers);

/// <summary>
/// A few shops and customers, and an engine that leaves out grains nobody has called for a minute and is itself left for a new one
/// now and then. What is delivered may be delivered again.
/// </summary>
internal sealed class BookingWorld : IAsyncDisposable
{
    private readonly Random random;
    private readonly Action<IServiceCollection> beside;
    private TestSilo silo = null!;
    private OutboxDispatcher dispatcher = null!;
    private DeadlineSweeper sweeper = null!;

    private BookingWorld(int seed, DateTimeOffset begin, Action<IServiceCollection> beside)
    {
        (random, this.beside) = (new(seed), beside);
        Clock = MovableClock.StoppedAt(begin);
        Processor = new(Clock, new Random(seed + 1));

        // Nothing here is about lost power; what is durable, others test.
        Database.Execute($"ALTER DATABASE {Database.Scalar<string>("SELECT current_database()::text")} SET synchronous_commit = off");
        Database.Source.Clear();
    }

    public TestDatabase Database { get; } = new();

    public MovableClock Clock { get; }

    public DateTimeOffset Now => Clock.GetUtcNow();

    public MemoryProcessor Processor { get; }

    public MessageBox Messages { get; } = new();

    public List<AccountId> Customers { get; } = [];

    public List<Shop> Shops { get; } = [];

    /// <summary>How often an acknowledgement was lost.</summary>
    public int Repeated { get; private set; }

    /// <summary>Opens it; <paramref name="beside" /> adds to each of its engines.</summary>
    public static async Task<BookingWorld> Open(
        int seed, DateTimeOffset begin, int shops, int tools, int units, int customers, Action<IServiceCollection>? beside = null)
    {
        var world = new BookingWorld(seed, begin, beside ?? (_ => { }));
        await world.Start();
        for (var i = 0; i < shops; i++) world.AddShop(tools, units);
        for (var i = 0; i < customers; i++) await world.AddCustomer(i);
        return world;
    }

    public IRentalGrain Rental(RentalId id) => silo.Grains.GetGrain<IRentalGrain>(id.Value);

    public ICustomerGrain Customer(AccountId id) => silo.Grains.GetGrain<ICustomerGrain>(id.Value);

    public ILockerGrain Locker(LockerId id) => silo.Grains.GetGrain<ILockerGrain>(id.Value);

    public T Grain<T>(Guid id) where T : IGrainWithGuidKey => silo.Grains.GetGrain<T>(id);

    public T Service<T>() where T : notnull => silo.Services.GetRequiredService<T>();

    /// <summary>A photo of a tool that is kept.</summary>
    public Task<EvidenceId> KeepPhoto(RentalId rental, UnitId unit) => Database.Source.Keep(rental, unit, Now);

    /// <summary>Has all deadlines met that are due, as the sweeper does each second.</summary>
    public Task Sweep() => sweeper.Sweep();

    /// <summary>Sends what is to be sent.</summary>
    public Task Send() => dispatcher.SendDue();

    /// <summary>Ends the engine, and starts another.</summary>
    public async Task Restart()
    {
        await Stop();
        await Start();
    }

    public async ValueTask DisposeAsync()
    {
        await Stop();
        Database.Dispose();
    }

    private async Task Start()
    {
        silo = await NewSilo();
        sweeper = ActivatorUtilities.CreateInstance<DeadlineSweeper>(silo.Services);
        dispatcher = new OutboxDispatcher(
            new OutboxStore(Database.Source), silo.Services.GetServices<IOutboxChannel>().Select(channel => new ForgetfulChannel(channel, this)),
            new DatabaseSignals(), Clock, NullLogger<OutboxDispatcher>.Instance);
    }

    private async Task Stop()
    {
        dispatcher.Dispose();
        sweeper.Dispose();
        await silo.DisposeAsync();
    }

    private void AddShop(int tools, int units)
    {
        var site = Database.AddSite();
        var made = Enumerable.Range(0, tools).Select(number => Database.AddTool($"{site.Value} {number}")).ToArray();
        var standing = made.SelectMany(tool => Enumerable.Range(0, units).Select(_ => Database.AddUnit(site, tool))).ToList();
        Shops.Add(new(
            site, made, Database.AddPack($"{site.Value}", made[..2]), [.. standing.Select(one => one.Unit)],
            [.. standing.Select(one => one.Locker), Database.AddEmptyLocker(site), Database.AddEmptyLocker(site)]));
    }

    private async Task AddCustomer(int number)
    {
        var email = EmailAddress.Read($"client-{number}@example.fr").Value();
        var account = Account.SignUp(new SignUp(email, null, null, IsAdult: true, AcceptsTerms: true, WantsNews: false), Now).Value();
        account = account with { EmailVerifiedAt = Now, Phone = MobileNumber.Read("0612345678").Value() };
        Customers.Add((await Service<AccountStore>().Save(account, new AccountNote("SignedUp", "system"))).Value().Id);
    }

    // A dozen of them may be open at once, and the server gives out no more connections than it has.
    private Task<TestSilo> NewSilo() => TestSilo.Start($"{Database.ConnectionString};Maximum Pool Size=8", Clock, EngineMode.Standby, builder => beside(builder.Services
        .Configure<GrainCollectionOptions>(options => (options.CollectionAge, options.CollectionQuantum) = (TimeSpan.FromMinutes(1), TimeSpan.FromSeconds(30)))
        .AddSingleton<IReminderRegistry, NoReminders>()
        .AddSingleton<IMessageSeal, OpenSeal>()
        .AddSingleton(new WebLinks(new Uri("https://toolbox24.example")))
        .AddSingleton<IMailProvider>(Messages).AddSingleton<IOutboxChannel, MailChannel>()
        .AddSingleton<ISmsProvider>(Messages).AddSingleton<IOutboxChannel, SmsChannel>()
        .AddSingleton<IPushProvider>(Messages).AddSingleton<IOutboxChannel, PushChannel>()
        .AddSingleton<IPayments>(Processor).AddPaymentsChannel()
        .AddCompanyRegister(new Uri("http://127.0.0.1:9"), "Toolbox24/1.0 (tests)", TimeSpan.FromSeconds(1))));

    /// <summary>Delivers, and now and then that is not noted.</summary>
    private sealed class ForgetfulChannel(IOutboxChannel channel, BookingWorld world) : IOutboxChannel
    {
        private readonly Random random = new(world.random.Next());

        public string Name => channel.Name;

        public async Task Deliver(OutboxMessage message, CancellationToken cancellationToken)
        {
            await channel.Deliver(message, cancellationToken);
            lock (random)
            {
                if (random.Next(25) != 0) return;
                world.Repeated++;
            }

            throw new TimeoutException("nobody took note");
        }
    }
}
