using Microsoft.Extensions.DependencyInjection;
using Orleans.Timers;
using Toolbox24.Domain.Payments;
using Toolbox24.Domain.Rentals;
using Toolbox24.Grains.Tests.Rentals.Sequences;
using Toolbox24.Storage.Deadlines;
using Toolbox24.Testing;

namespace Toolbox24.Grains.Tests.Rentals.OnSite;

/// <summary>Rentals whose reminders are all lost, and the sweeper that works by itself.</summary>
public sealed class LostReminderFixture : WallFixture
{
    /// <summary>
    /// Lets time pass from one deadline of a rental to the next, and sees each met within a minute of the clock. What the processor is asked
    /// it says yes to, but to deposits where they are declined.
    /// </summary>
    /// <param name="rental">Whose.</param>
    /// <param name="until">Until then, and not further; for ever where null.</param>
    /// <param name="isDeclined">Whether no deposit can be blocked.</param>
    public async Task LiveOn(Rental rental, DateTimeOffset? until = null, bool isDeclined = false)
    {
        while (Due(rental) is { } due && !(due > until))
        {
            if (due > Now) Clock.Advance(due - Now);
            for (var waited = TimeSpan.Zero; Due(rental) == due; waited += TimeSpan.FromSeconds(1))
            {
                Assert.True(waited < TimeSpan.FromMinutes(1), $"What was due at {due:O} is not met at {Now:O} after {string.Join(' ', EventsOf(rental.Id))}");
                await Second();
            }

            if (isDeclined && (await Read(rental)).Deposit is { Pending: not null }) await Answer(rental.Id, PaymentPurpose.Deposit, new Declined("insufficient_funds"));
            await AnswerAll(rental.Id);
        }

        if (until > Now) Clock.Advance(until.Value - Now);
    }

    protected override void Add(IServiceCollection services)
    {
        base.Add(services);
        services.AddSingleton<IReminderRegistry, NoReminders>()
            .AddSingleton<DeadlineSweeper>().AddHostedService(provider => provider.GetRequiredService<DeadlineSweeper>());
    }

    private DateTimeOffset? Due(Rental rental) => Database.Column<DateTime>(
        "SELECT next_deadline FROM rental WHERE id = $1 AND next_deadline IS NOT NULL", rental.Id.Value) is [var due] ? due : null;

    /// <summary>A second passes, and the sweeper has looked.</summary>
    private async Task Second()
    {
        Clock.Advance(TimeSpan.FromSeconds(1));
        var sweeper = Silo.Services.GetRequiredService<DeadlineSweeper>();
        using var limit = new CancellationTokenSource(Patience.Limit);
        using var look = new PeriodicTimer(TimeSpan.FromMilliseconds(5));
        while (!(sweeper.LastSweep >= Now)) await look.WaitForNextTickAsync(limit.Token);
    }
}
