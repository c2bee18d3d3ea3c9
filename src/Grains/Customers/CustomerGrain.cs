using Toolbox24.Domain;
using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Customers;
using Toolbox24.Domain.Notifications;
using Toolbox24.Domain.Rentals;
using Toolbox24.Storage.Accounts;
using Toolbox24.Storage.Customers;
using Toolbox24.Storage.Settings;

namespace Toolbox24.Grains.Customers;

/// <summary>Decides from the customer in memory, commits, moves on.</summary>
internal sealed partial class CustomerGrain(
    CustomerStore customers, AccountStore accounts, PersonErasure erasure, CompanyChecks checks, CurrentSettings settings,
    LiveSessions sessions, TimeProvider clock)
    : Grain, ICustomerGrain, IRemindable
{
    private const string Reminder = "deadline";
    private const int Attempts = 5;

    private static readonly TimeSpan Again = TimeSpan.FromMinutes(1);

    /// <summary>What the database said last; null until it was asked, and where there is no such customer.</summary>
    private CustomerState? memory;

    private AccountId Id => new(this.GetPrimaryKey());

    public Task<Result<Customer>> Get() => Turn<Customer>((customer, _) => Task.FromResult<Result<Customer>>(customer));

    public Task<Result<Customer>> DeclareCompany(Decider by, Siret siret, string? name) => Decide(by, (customer, now) =>
        customer.DeclareCompany(by, siret, name, now));

    public async Task TakeDeclaration()
    {
        // Until the address is proved it may be a stranger's word.
        if (await accounts.Load(Id) is not { IsEmailVerified: true }) return;
        if (await customers.Declared(Id) is { } said) await DeclareCompany(new Decider(Id, [Role.Customer]), said.Siret, said.Name);
    }

    public Task<Result<CompanyStanding>> CompanyToCheck() => Turn<CompanyStanding>((customer, now) => Task.FromResult<Result<CompanyStanding>>(
        customer.CompanyToCheck(now) is null ? new NoCompanyToCheck() : customer.Company!));

    public Task<Result<Customer>> CheckCompany(CompanyCheck check) => Turn<Customer>(async (customer, now) =>
        customer.Check(check, now) is { } happened ? await Commit(happened) : customer);

    public Task<Result<Customer>> ReviewCompany(Decider by, bool isAccepted, string reason) => Decide(by, (customer, now) =>
        customer.ReviewCompany(by, isAccepted, reason, now));

    public Task<Result<Customer>> Suspend(Decider by, string reason) => Decide(by, (customer, now) => customer.Suspend(by, reason, now));

    public Task<Result<Customer>> SuspendForLoss(RentalReference rental) => Turn<Customer>(async (customer, now) =>
        customer.SuspendForLoss(rental, now) is { } happened ? await Commit(happened) : customer);

    public Task<Result<Customer>> Reinstate(Decider by, string reason) => Decide(by, (customer, now) => customer.Reinstate(by, reason, now));

    public async Task<Result<Customer>> Watch(Decider by, string reason)
    {
        var rules = (await settings.At(clock.GetUtcNow())).Rules.Watch;
        return await Decide(by, (customer, now) => customer.Watch(by, reason, rules, now));
    }

    public Task<Result<Customer>> Unwatch(Decider by, string reason) => Decide(by, (customer, now) => customer.Unwatch(by, reason, now));

    public Task<Result<Customer>> Anonymise(Decider by, OpenBusiness open) => Turn<Customer>(async (customer, now) =>
    {
        if (!await sessions.Lives(by.Session)) return new SessionEnded();

        // What was begun is finished.
        if (customer.Anonymise(by, open, now).Succeeded(out var happened, out var refusal)) customer = await Commit(happened, by);
        else if (refusal is not AccountClosed) return refusal;

        return await Erase(customer, now, by with { Session = null });
    });

    public Task MeetDeadlines() => Turn<Customer>(async (customer, now) =>
    {
        // Asked because the database says that something is due: if memory knows of nothing, memory is stale.
        if (!(customer.NextDeadline <= now)) customer = await Read() ?? customer;
        if (customer.EndWatch(now) is { } ended) customer = await Commit(ended);
        return await Erase(await Expire(customer, now), now);
    });

    public async Task ReceiveReminder(string reminderName, TickStatus status)
    {
        await MeetDeadlines();
        if ((await CompanyToCheck()).Succeeded(out _, out _)) checks.Begin(Id);
        if (memory?.Customer is not { } customer || Wakes(customer) is null) await Remind(null);
    }

    private Task<Result<Customer>> Decide(Decider by, Func<Customer, DateTimeOffset, Result<CustomerEvent>> decide) =>
        Turn<Customer>(async (customer, now) =>
            !await sessions.Lives(by.Session) ? new SessionEnded()
            : decide(customer, now).Succeeded(out var happened, out var refusal) ? await Commit(happened, by) : refusal);

    /// <summary>Decides again from what is stored where memory was stale; throws the activation away where that goes on.</summary>
    private async Task<Result<T>> Turn<T>(Func<Customer, DateTimeOffset, Task<Result<T>>> decide) where T : class
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                var now = clock.GetUtcNow();
                if ((memory?.Customer ?? await Read()) is not { } customer) return new UnknownCustomer(Id);

                return await decide(await Expire(customer, now), now);
            }
            catch (StaleCustomerException) when (attempt < Attempts)
            {
                memory = null;
            }
            catch
            {
                DeactivateOnIdle();
                throw;
            }
        }
    }

    private async Task<Customer> Commit(CustomerEvent happened, Decider? by = null)
    {
        var (before, version) = memory!;
        var after = before.Apply(happened);
        if (!await customers.Save(after, happened, version, Name(by), await Letters(happened), by?.Session)) throw new StaleCustomerException(Id);

        memory = new(after, version + 1);
        if (Wakes(after) is { } due && due != Wakes(before)) await Remind(due);
        return after;
    }

    private async Task<Message[]> Letters(CustomerEvent happened) =>
        CustomerLetter.About(happened) is { } content && await accounts.Load(Id) is { Email: { } email }
            ? [Message.Mail(email, content, Id.Value, happened.At)]
            : [];

    private async Task<Customer> Expire(Customer customer, DateTimeOffset now) =>
        customer.Expire(now) is { } expired ? await Commit(expired) : customer;

    private async Task<Customer> Erase(Customer customer, DateTimeOffset now, Decider? by = null)
    {
        if (customer is not { AnonymisedAt: not null, ErasedAt: null }) return customer;

        await erasure.Erase(Id, Name(by), now);
        return await Commit(new CustomerErased(Id, now), by);
    }

    private static string Name(Decider? by) => by?.Id.Value.ToString() ?? Actor.Current;

    private async Task<Customer?> Read() => (memory = await customers.Load(Id))?.Customer;

    /// <summary>Looks whether memory is what is stored, for an answer that promises something and writes nothing.</summary>
    private async Task MakeSure()
    {
        var known = memory!.Version;
        await Read();
        if (memory?.Version != known) throw new StaleCustomerException(Id);
    }

    /// <summary>What a reminder is worth: a hold ends by itself, and the sweeper clears it away.</summary>
    private static DateTimeOffset? Wakes(Customer customer) =>
        (customer with { Admissions = [] }).NextDeadline is { } deadline && !(customer.Company?.NextCheck < deadline)
            ? deadline
            : customer.Company?.NextCheck;

    /// <summary>Has itself woken then and each minute after. What is due within a minute the sweeper sees sooner.</summary>
    private async Task Remind(DateTimeOffset? due)
    {
        if (due is { } at) await this.RegisterOrUpdateReminder(Reminder, Wait(at), Again);
        else if (await this.GetReminder(Reminder) is { } old) await this.UnregisterReminder(old);
    }

    private TimeSpan Wait(DateTimeOffset due) => TimeSpan.FromTicks(Math.Max((due - clock.GetUtcNow()).Ticks, Again.Ticks));
}
