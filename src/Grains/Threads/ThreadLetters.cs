using Toolbox24.Domain.Notifications;
using Toolbox24.Domain.Rentals;
using Toolbox24.Storage.Accounts;
using Toolbox24.Storage.Rentals;
using Toolbox24.Storage.Threads;

namespace Toolbox24.Grains.Threads;

/// <summary>Writes to customers who have not read what the staff wrote: that there is something to read, not what.</summary>
internal sealed class ThreadLetters(ThreadStore threads, RentalQueries rentals, AccountStore accounts, TimeProvider clock)
{
    /// <summary>Tells a customer, once. Where they have read or written meanwhile, nothing is written.</summary>
    public async Task Tell(RentalId rental)
    {
        if (await threads.Load(rental) is not var (thread, version) || thread.MeetDeadline(clock.GetUtcNow()) is not { } due) return;

        Message[] tell = await accounts.Load(thread.Customer) is { Email: { } email }
            ? [Message.Mail(email, new ThreadUnread(rental.Value.ToString(), (await rentals.Find([rental])).Single().Reference.Value), thread.Customer.Value, due.At)]
            : [];
        await threads.Save(thread.Apply(due), due, version, tell: tell);
    }
}
