using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Toolbox24.Domain.Accounts;
using Toolbox24.Integrations.Customers;

namespace Toolbox24.Grains.Customers;

/// <summary>
/// Asks the register about companies when their deadline has come, outside of the customers' own turns: nobody waits for the
/// register. Killed before the answer is committed, the deadline still stands, and the register is asked again.
/// </summary>
public sealed partial class CompanyChecks(IGrainFactory grains, CompanyRegister register, ILogger<CompanyChecks> log)
{
    private readonly ConcurrentDictionary<AccountId, Task> asking = new();

    /// <summary>Begins to ask about one customer's company, unless that is under way.</summary>
    public void Begin(AccountId customer)
    {
        var began = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        if (asking.TryAdd(customer, began.Task)) _ = Task.Run(() => Finish(customer, began));
    }

    /// <summary>Waits until nobody is being asked about.</summary>
    public Task Settled() => Task.WhenAll(asking.Values);

    /// <summary>Asks about one customer's company, if it is due, and has the answer committed.</summary>
    public async Task Check(AccountId customer)
    {
        var grain = grains.GetGrain<ICustomerGrain>(customer.Value);
        if (!(await grain.CompanyToCheck()).Succeeded(out var company, out _)) return;

        await grain.CheckCompany(await register.Check(company.Siret));
    }

    private async Task Finish(AccountId customer, TaskCompletionSource began)
    {
        try
        {
            await Check(customer);
        }
        catch (Exception error)
        {
            NotChecked(customer.Value, error);
        }

        asking.TryRemove(customer, out _);
        began.SetResult();
    }

    [LoggerMessage(LogLevel.Error, "The company of customer {Customer} was not checked; trying again in a second")]
    private partial void NotChecked(Guid customer, Exception error);
}
