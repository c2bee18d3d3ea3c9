using Microsoft.Extensions.DependencyInjection;
using Toolbox24.Domain;
using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Payments;
using Toolbox24.Domain.Rentals;
using Toolbox24.Domain.Sites;
using Toolbox24.Grains.Customers;
using Toolbox24.Grains.Rentals;
using Toolbox24.Silo.Engine;
using Toolbox24.Storage.Accounts;
using Toolbox24.Storage.Time;
using Toolbox24.Testing;

namespace Toolbox24.Grains.Tests.Rentals;

/// <summary>One database for the class, one silo on it, a clock at noon, and a processor whose answers the tests give.</summary>
public class RentalFixture : IAsyncLifetime
{
    public static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    public static readonly CardToken Card = new("ok");

    public TestDatabase Database { get; } = new();

    public MovableClock Clock { get; } = MovableClock.StoppedAt(Noon);

    public TestSilo Silo { get; private set; } = null!;

    public DateTimeOffset Now => Clock.GetUtcNow();

    public async Task InitializeAsync() => Silo = await NewSilo(EngineMode.Only);

    public async Task DisposeAsync()
    {
        await Silo.DisposeAsync();
        Database.Dispose();
    }

    public Task<TestSilo> SecondSilo() => NewSilo(EngineMode.Beside);

    /// <summary>Somebody who may book.</summary>
    public async Task<AccountId> NewCustomer()
    {
        var email = EmailAddress.Read($"client-{Guid.NewGuid():n}@example.fr").Value();
        var account = Account.SignUp(new SignUp(email, null, null, IsAdult: true, AcceptsTerms: true, WantsNews: false), Now).Value();
        account = account with { EmailVerifiedAt = Now, Phone = MobileNumber.Read("0612345678").Value() };
        return (await Silo.Services.GetRequiredService<AccountStore>().Save(account, new AccountNote("SignedUp", "system"))).Value().Id;
    }

    /// <summary>A site with as many units of one tool as asked for.</summary>
    public (SiteId Site, ToolId Tool) NewSite(int units = 1)
    {
        var wall = Database.AddWall(units);
        return (
            new SiteId(Database.Scalar<Guid>("SELECT site_id FROM locker WHERE id = $1", wall[0].Locker.Value)),
            new ToolId(Database.Scalar<Guid>("SELECT tool_id FROM tool_unit WHERE id = $1", wall[0].Unit.Value)));
    }

    /// <summary>One unit of another tool, at a site that there is.</summary>
    public ToolId NewTool(SiteId site)
    {
        var unit = Database.AddUnit();
        Database.Execute("UPDATE tool_unit SET locker_id = $2 WHERE id = $1", unit.Value, Database.AddEmptyLocker(site).Value);
        return new ToolId(Database.Scalar<Guid>("SELECT tool_id FROM tool_unit WHERE id = $1", unit.Value));
    }

    /// <summary>One more unit of a tool.</summary>
    public void NewUnit(SiteId site, ToolId tool)
    {
        var unit = Database.AddUnit();
        Database.Execute(
            "UPDATE tool_unit SET tool_id = $2, locker_id = $3 WHERE id = $1", unit.Value, tool.Value, Database.AddEmptyLocker(site).Value);
    }

    /// <summary>A slot that starts some hours after the next full hour.</summary>
    public Slot SlotIn(double hours, double lasting = 2)
    {
        var next = new DateTimeOffset(Now.Ticks - (Now.Ticks % TimeSpan.TicksPerHour), TimeSpan.Zero).AddHours(1);
        return new(next.AddHours(hours), next.AddHours(hours + lasting));
    }

    public IRentalGrain Grain(RentalId id, TestSilo? silo = null) => (silo ?? Silo).Grains.GetGrain<IRentalGrain>(id.Value);

    public ICustomerGrain Customer(AccountId id) => Silo.Grains.GetGrain<ICustomerGrain>(id.Value);

    public static HoldRental Wish(AccountId customer, SiteId site, Slot slot, params ToolId[] tools) => new(
        customer, new RentalWish(site, [.. tools.Select(tool => new WishedItem(tool, null))], slot), ExpectedRent: null, ExpectedDeposit: null);

    /// <summary>Holds the tool of a site of its own.</summary>
    public async Task<Rental> Held(Slot? slot = null)
    {
        var (site, tool) = NewSite();
        return await Held(await NewCustomer(), site, slot ?? SlotIn(24), tool);
    }

    public async Task<Rental> Held(AccountId customer, SiteId site, Slot slot, params ToolId[] tools) =>
        (await Grain(RentalId.New(Now)).Hold(Wish(customer, site, slot, tools))).Value();

    public async Task<Rental> Paying(Rental held) => (await Grain(held.Id).Pay(held.Customer, Paying(held.Price.Deposit))).Value();

    public static PayRental Paying(Euros deposit, string card = "ok") =>
        new(new CardToken(card), BookingRules.Default.TermsVersion, IsExpress: true, deposit);

    public async Task<Rental> Booked(Rental held)
    {
        await Paying(held);
        return await AnswerAll(held.Id);
    }

    /// <summary>Says yes to whatever the processor is asked for a rental, until it is asked no more.</summary>
    public async Task<Rental> AnswerAll(RentalId id)
    {
        while (true)
        {
            var rental = (await Grain(id).Get()).Value();
            var asked = rental.Payments.Select(payment => payment.Pending).OfType<PaymentRequest>().ToList();
            if (asked.Count == 0) return rental;
            foreach (var request in asked) await Answer(request, Yes(request.Call));
        }
    }

    /// <summary>Answers what is asked for one purpose.</summary>
    public async Task<Rental> Answer(RentalId id, PaymentPurpose purpose, PaymentOutcome? outcome = null)
    {
        var rental = (await Grain(id).Get()).Value();
        var asked = rental.Payments.Last(payment => payment.Purpose == purpose && payment.Pending is not null).Pending!;
        await Answer(asked, outcome ?? Yes(asked.Call));
        return (await Grain(id).Get()).Value();
    }

    public List<string> EventsOf(RentalId id) => Database.Column<string>("SELECT type FROM event WHERE stream = $1 ORDER BY version", id.Value);

    /// <summary>What is promised to a rental: its kinds and spans, by start.</summary>
    public List<string> ClaimsOf(RentalId id) => Database.Column<string>(
        """
        SELECT kind || ' ' || to_char(lower(during) AT TIME ZONE 'UTC', 'DD HH24:MI') || ' ' || to_char(upper(during) AT TIME ZONE 'UTC', 'DD HH24:MI')
        FROM slot_claim WHERE rental_id = $1 ORDER BY during
        """,
        id.Value);

    private Task Answer(PaymentRequest request, PaymentOutcome outcome) =>
        Grain(request.Rental).PaymentAnswered(new PaymentAnswer(request, outcome, Now));

    private PaymentOutcome Yes(PaymentCall call) => call switch
    {
        AuthoriseCard => new Authorised($"pi_{Guid.NewGuid():n}", Now.AddDays(7)),
        ChargeCard => new Charged($"pi_{Guid.NewGuid():n}"),
        SaveCard => new CardSaved($"seti_{Guid.NewGuid():n}", new CardToken("saved")),
        CaptureAmount capture => new Captured(capture.Amount),
        VoidIntent => new Voided(),
        RefundAmount refund => new Refunded(refund.Amount),
        _ => throw new ArgumentException("Say what comes of it.", nameof(call)),
    };

    private Task<TestSilo> NewSilo(EngineMode mode) =>
        TestSilo.Start(Database, Clock, mode, builder => Add(builder.Services.AddNobodyOutside()));

    /// <summary>Adds to each silo.</summary>
    protected virtual void Add(IServiceCollection services)
    {
    }
}
