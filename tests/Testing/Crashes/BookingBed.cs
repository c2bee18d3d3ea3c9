using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Toolbox24.Domain;
using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Disputes;
using Toolbox24.Domain.Doors;
using Toolbox24.Domain.Notifications;
using Toolbox24.Domain.Rentals;
using Toolbox24.Domain.Sites;
using Toolbox24.Grains;
using Toolbox24.Grains.Disputes;
using Toolbox24.Grains.Lockers;
using Toolbox24.Grains.Rentals;
using Toolbox24.Integrations.Doors;
using Toolbox24.Integrations.Notifications;
using Toolbox24.Integrations.Payments;
using Toolbox24.Silo.Engine;
using Toolbox24.Storage;
using Toolbox24.Storage.Accounts;
using Toolbox24.Storage.Journal;
using Toolbox24.Storage.Outbox;
using Toolbox24.Storage.Rentals;
using Toolbox24.Storage.Sites;
using Toolbox24.Storage.Time;

namespace Toolbox24.Testing.Crashes;

/// <summary>
/// The product on a database of one site with one tool in one locker or several, the simulator around it, and everything that works by itself done when
/// it is asked for: the same in the process that is killed and in the one that goes on.
/// </summary>
public sealed class BookingBed : IAsyncDisposable
{
    private static readonly Uri Web = new("https://toolbox24.example");

    private readonly TestSilo silo;
    private readonly NpgsqlDataSource database;
    private readonly List<OutboxDispatcher> dispatchers;
    private readonly HttpClient bank = new();
    private readonly SemaphoreSlim turn = new(1);
    private readonly LockerId locker;

    private BookingBed(TestSilo silo, RentalId id, LockerId locker, DateTimeOffset start, bool isAgain, StopPoint point)
    {
        (this.silo, this.locker, Id, Start, IsAgain) = (silo, locker, id, start, isAgain);
        database = silo.Services.GetRequiredService<NpgsqlDataSource>();

        // One for each channel, one after the other: what is done is done in the same order each time.
        dispatchers = [.. silo.Services.GetServices<IOutboxChannel>().Select(channel => new OutboxDispatcher(
            new OutboxStore(database), [new CountedChannel(channel, point, turn)], new DatabaseSignals(), silo.Clock, NullLogger<OutboxDispatcher>.Instance))];
    }

    /// <summary>The rental it is about.</summary>
    public RentalId Id { get; }

    /// <summary>Another one, of somebody else.</summary>
    public RentalId OtherId { get; } = new(Guid.Parse("00000000-0000-7000-8000-000000000001"));

    /// <summary>When all began.</summary>
    public DateTimeOffset Start { get; }

    /// <summary>Whether it goes on with what another process had begun.</summary>
    public bool IsAgain { get; }

    public DateTimeOffset Now => silo.Clock.GetUtcNow();

    public IRentalGrain Grain => silo.Grains.GetGrain<IRentalGrain>(Id.Value);

    /// <summary>The first locker there is.</summary>
    internal ILockerGrain Locker => silo.Grains.GetGrain<ILockerGrain>(locker.Value);

    internal DoorId Door => new(locker.Value);

    /// <summary>The only dispute there is.</summary>
    public IDisputeGrain Dispute => silo.Grains.GetGrain<IDisputeGrain>(DisputeId.Value);

    public DisputeId DisputeId { get; } = new(Guid.Parse("00000000-0000-7000-8000-000000000002"));

    /// <summary>Who the rental is of, before the lockers; and whoever had the tool before them.</summary>
    internal Visitor Visitor => new(this, Id);

    internal Visitor OtherVisitor => new(this, OtherId);

    internal RememberedLocks Locks => silo.Services.GetRequiredService<RememberedLocks>();

    /// <summary>Opens the bed, or opens it again where another process was killed.</summary>
    /// <param name="database">A database with a site, a tool, and its units.</param>
    /// <param name="simulator">The world outside.</param>
    /// <param name="start">When all begins, or began.</param>
    /// <param name="point">Counts what is done.</param>
    /// <param name="at">What the clock shows, where another process was killed.</param>
    public static async Task<BookingBed> Open(string database, Uri simulator, DateTimeOffset start, StopPoint point, DateTimeOffset? at = null)
    {
        var messages = new SimulatedMessages(point.Client(simulator));
        var processor = point.Client(simulator);
        processor.DefaultRequestHeaders.Authorization = new("Bearer", "a-key-for-this-test");
        var silo = await TestSilo.Start(database, MovableClock.StoppedAt(at ?? start), EngineMode.Standby, builder => builder.Services
            .AddSingleton(_ => point.Watch(Databases.AsApplication(database)))
            .AddSingleton(new WebLinks(Web))
            .AddSingleton<IMailProvider>(messages).AddSingleton<IOutboxChannel, MailChannel>()
            .AddSingleton<ISmsProvider>(messages).AddSingleton<IOutboxChannel, SmsChannel>()
            .AddSingleton<IPushProvider>(messages).AddSingleton<IOutboxChannel, PushChannel>()
            .AddSingleton<IPayments>(new CardProcessor(processor, Web)).AddPaymentsChannel()
            .AddSingleton<DeviceReports>().AddDoorChannels()
            .AddSingleton<RememberedLocks>().AddSingleton<ILockerHardware>(services => services.GetRequiredService<RememberedLocks>())
            .AddNobodyOutside());

        // The world outside knows many beds: each is called after its site.
        await using var site = silo.Services.GetRequiredService<NpgsqlDataSource>().CreateCommand("SELECT site_id, id FROM locker ORDER BY id LIMIT 1");
        await using var row = await site.ExecuteReaderAsync();
        await row.ReadAsync();
        return new(silo, new RentalId(row.GetGuid(0)), new LockerId(row.GetGuid(1)), start, isAgain: at is not null, point);
    }

    /// <summary>The rental; null before it is held.</summary>
    public async Task<Rental?> Rental() => (await Grain.Get()).Succeeded(out var rental, out _) ? rental : null;

    internal T Service<T>() where T : notnull => silo.Services.GetRequiredService<T>();

    /// <summary>The code on a unit.</summary>
    public async Task<CodePlate> PlateOf(UnitId unit)
    {
        await using var command = database.CreateCommand("SELECT code FROM tool_unit WHERE id = $1");
        command.Parameters.AddWithValue(unit.Value);
        return new((string)(await command.ExecuteScalarAsync())!);
    }

    /// <summary>One more unit of the site's tool: in a locker, or in the workshop.</summary>
    public Task AddUnit(LockerId? locker = null) => Execute(
        "INSERT INTO tool_unit (id, tool_id, code, locker_id) SELECT $1, tool_id, 'SPARE', $2 FROM tool_unit LIMIT 1",
        Guid.CreateVersion7(Now), (object?)locker?.Value ?? DBNull.Value);

    /// <summary>One more locker, with nothing in it.</summary>
    public async Task<LockerId> AddLocker()
    {
        var added = new LockerId(Guid.CreateVersion7(Now));
        await Execute("INSERT INTO locker SELECT $1, site_id, 'Z', 'M', 500, 400, 300 FROM locker LIMIT 1", added.Value);
        return added;
    }

    /// <summary>The unit that was there first, and the one that came after.</summary>
    internal async Task<(UnitId First, UnitId Second)> Units()
    {
        await using var command = database.CreateCommand("SELECT array_agg(id ORDER BY code = 'SPARE') FROM tool_unit");
        var units = (Guid[])(await command.ExecuteScalarAsync())!;
        return (new(units[0]), new(units[1]));
    }

    public IRentalGrain GrainOf(RentalId id) => silo.Grains.GetGrain<IRentalGrain>(id.Value);

    /// <summary>Somebody who may book and wants to be told on every channel; the same one at each call with the same name.</summary>
    public async Task<AccountId> Customer(string name)
    {
        var accounts = silo.Services.GetRequiredService<AccountStore>();
        var email = EmailAddress.Read($"{name}-{Id.Value:n}@example.fr").Value();
        if (await accounts.Find(email) is { } known) return known.Id;

        var account = Account.SignUp(new SignUp(email, null, null, IsAdult: true, AcceptsTerms: true, WantsNews: false), Now).Value();
        account = account with
        {
            EmailVerifiedAt = Now,
            Phone = MobileNumber.Read($"06{(uint)account.Id.GetHashCode() % 100_000_000:00000000}").Value(),
            Preferences = account.Preferences.Set(NotificationEvent.BookingConfirmed, MessageChannel.Sms, wanted: true).Value(),
        };
        return (await accounts.Save(account, new AccountNote("SignedUp", "system"))).Value().Id;
    }

    /// <summary>The site's tool, or several of it, for a slot.</summary>
    public async Task<HoldRental> Wish(string customer, Slot slot, int tools = 1)
    {
        await using var command = database.CreateCommand(
            "SELECT l.site_id, u.tool_id FROM tool_unit u JOIN locker l ON l.id = u.locker_id LIMIT 1");
        await using var row = await command.ExecuteReaderAsync();
        await row.ReadAsync();
        var one = new WishedItem(new ToolId(row.GetGuid(1)), null);
        var wish = new RentalWish(new SiteId(row.GetGuid(0)), [.. Enumerable.Repeat(one, tools)], slot);
        return new(await Customer(customer), wish, ExpectedRent: null, ExpectedDeposit: null);
    }

    /// <summary>Waits for the site's tool; what is offered is the rental it is about.</summary>
    public async Task Wait(string customer, Slot slot)
    {
        var (who, wish, _, _, _) = await Wish(customer, slot);
        var entry = WaitingEntry.Join(who, wish, wish.Items.Select(item => item.Tool!.Value), [], isFree: false, Now, WaitingRules.Default).Value();
        await silo.Services.GetRequiredService<WaitingStore>().Save(entry with { Id = Id }, "WaitingJoined", Now, "system");
    }

    /// <summary>Closes the locker that the rental's first unit stands in, now or later; once.</summary>
    public async Task CloseLocker(DateTimeOffset? from = null)
    {
        var lockers = new List<(SiteId Site, LockerId Locker)>();
        await using (var command = database.CreateCommand(
            """
            SELECT l.site_id, l.id FROM rental_item i JOIN tool_unit u ON u.id = i.unit_id JOIN locker l ON l.id = u.locker_id
            WHERE i.rental_id = $1 AND NOT EXISTS (SELECT FROM closing) ORDER BY i.number LIMIT 1
            """))
        {
            command.Parameters.AddWithValue(Id.Value);
            await using var row = await command.ExecuteReaderAsync();
            while (await row.ReadAsync()) lockers.Add((new(row.GetGuid(0)), new(row.GetGuid(1))));
        }

        foreach (var (site, locker) in lockers)
        {
            var closing = Closing.Begin(new(site, locker, "Serrure cassée", from ?? Now, Until: null), Now).Value();
            (await silo.Services.GetRequiredService<ClosingStore>().Save(closing, new("ClosingBegun", "system", Now))).Value();
        }
    }

    /// <summary>The customer at their bank, where it asks for them.</summary>
    public async Task Authenticate(Rental rental)
    {
        foreach (var address in rental.Payments.Select(payment => payment.Action).OfType<Uri>())
        {
            using var form = new FormUrlEncodedContent([new("succeed", "true")]);
            using var answer = await bank.PostAsync(new Uri($"{address}/authenticate"), form);
        }
    }

    public void AdvanceTo(DateTimeOffset instant) => silo.Clock.Advance(instant > Now ? instant - Now : TimeSpan.Zero);

    public Task Sweep() => silo.Sweep();

    /// <summary>
    /// Has everything done that is due, and waits for what is to be tried again or looked after: that is what a killed process
    /// leaves, and the only thing that takes time here.
    /// </summary>
    public async Task Settle()
    {
        do
        {
            do await Sweep();
            while (await Send() > 0);
        }
        while (await Waits() is { } again && Advanced(again));
    }

    public async ValueTask DisposeAsync()
    {
        bank.Dispose();
        foreach (var dispatcher in dispatchers) dispatcher.Dispose();
        turn.Dispose();
        await silo.DisposeAsync();
    }

    private async Task Execute(string sql, params object[] values)
    {
        await using var command = database.CreateCommand(sql);
        foreach (var value in values) command.Parameters.AddWithValue(value);
        await command.ExecuteNonQueryAsync();
    }

    private async Task<int> Send()
    {
        var sent = await Locks.Say();
        foreach (var dispatcher in dispatchers) sent += await dispatcher.SendDue();
        return sent;
    }

    private bool Advanced(DateTimeOffset instant)
    {
        AdvanceTo(instant);
        return true;
    }

    /// <summary>When the first of what was begun is taken up again; null where all is done.</summary>
    private async Task<DateTimeOffset?> Waits()
    {
        if (await Rental() is { Step: not null, StepSince: { } since }) return since + BookingRules.StepAgain;

        await using var command = database.CreateCommand("SELECT min(next_try) FROM outbox WHERE status = 'Pending' AND channel = ANY ($1) AND next_try > $2");
        command.Parameters.AddWithValue(silo.Services.GetServices<IOutboxChannel>().Select(channel => channel.Name).ToArray());
        command.Parameters.AddWithValue(Now);
        return await command.ExecuteScalarAsync() is DateTime next ? next : null;
    }

    /// <summary>A channel that tells when it has taken a message and nothing has been done with it; it delivers one at a time.</summary>
    private sealed class CountedChannel(IOutboxChannel channel, StopPoint point, SemaphoreSlim turn) : IOutboxChannel
    {
        public string Name => channel.Name;

        public bool IsOpen => channel.IsOpen;

        public async Task Deliver(OutboxMessage message, CancellationToken cancellationToken)
        {
            await turn.WaitAsync(cancellationToken);
            try
            {
                point.Pass($"{Name} taken");
                await channel.Deliver(message, cancellationToken);
            }
            finally
            {
                turn.Release();
            }
        }
    }
}
