using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Customers;
using Toolbox24.Domain.Rentals;
using Toolbox24.Grains.Customers;
using Toolbox24.Integrations.Customers;
using Toolbox24.Silo.Engine;
using Toolbox24.Storage.Accounts;
using Toolbox24.Storage.Notifications;
using Toolbox24.Storage.Time;
using Toolbox24.Testing;

namespace Toolbox24.Grains.Tests.Customers;

/// <summary>One database for the class, one silo on it with a register of its own, and a clock that stands at noon.</summary>
public sealed class CustomerFixture : IAsyncLifetime
{
    public static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    public TestDatabase Database { get; } = new();

    public MovableClock Clock { get; } = MovableClock.StoppedAt(Noon);

    public StubRegister Register { get; private set; } = null!;

    public Decider Operator { get; } = new(AccountId.New(Noon), [Role.Operator]);

    public Decider Administrator { get; } = new(AccountId.New(Noon), [Role.Administrator]);

    public TestSilo Silo { get; private set; } = null!;

    public DateTimeOffset Now => Clock.GetUtcNow();

    public async Task InitializeAsync()
    {
        Register = await StubRegister.Start();
        Silo = await NewSilo(EngineMode.Only);
    }

    public async Task DisposeAsync()
    {
        await Silo.DisposeAsync();
        await Register.DisposeAsync();
        Database.Dispose();
    }

    public Task<TestSilo> SecondSilo() => NewSilo(EngineMode.Beside);

    public ICustomerGrain Grain(AccountId id, TestSilo? silo = null) => (silo ?? Silo).Grains.GetGrain<ICustomerGrain>(id.Value);

    /// <summary>Somebody who may book.</summary>
    public async Task<AccountId> NewCustomer(bool isReachable = true)
    {
        var email = EmailAddress.Read($"client-{Guid.NewGuid():n}@example.fr").Value();
        var account = Account.SignUp(new SignUp(email, null, null, IsAdult: true, AcceptsTerms: true, WantsNews: false), Now).Value();
        if (isReachable) account = account with { EmailVerifiedAt = Now, Phone = MobileNumber.Read("0612345678").Value() };
        return (await Silo.Services.GetRequiredService<AccountStore>().Save(account, new AccountNote("SignedUp", "system"))).Value().Id;
    }

    public AskAdmission Ask() => new(RentalId.New(Now), Now.AddMinutes(10));

    public List<string> EventsOf(AccountId id) =>
        Database.Column<string>("SELECT type FROM event WHERE stream = customer_stream($1) ORDER BY version", id.Value);

    public List<string> LettersTo(AccountId id) => Database.Column<string>(
        "SELECT m.template FROM message m JOIN event e ON e.stream = m.id WHERE m.account_id = $1 ORDER BY e.position", id.Value);

    /// <summary>Sweeps as the sweeper does each second, and waits for the register's answers.</summary>
    public async Task Sweep(TestSilo? silo = null)
    {
        await (silo ?? Silo).Sweep();
        await (silo ?? Silo).Services.GetRequiredService<CompanyChecks>().Settled();
    }

    private Task<TestSilo> NewSilo(EngineMode mode) => TestSilo.Start(Database, Clock, mode, Add);

    private void Add(IHostApplicationBuilder builder) => builder.Services
        .AddSingleton<IMessageSeal, OpenSeal>()
        .AddCompanyRegister(Register.Address, "Toolbox24/1.0 (tests)", TimeSpan.FromSeconds(30));
}
