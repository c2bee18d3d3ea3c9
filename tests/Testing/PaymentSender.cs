using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Toolbox24.Domain.Payments;
using Toolbox24.Grains;
using Toolbox24.Integrations.Payments;
using Toolbox24.Storage.Deadlines;
using Toolbox24.Storage.Journal;
using Toolbox24.Storage.Outbox;

namespace Toolbox24.Testing;

/// <summary>The product's way to the card processor, from the outbox to the rental's ear.</summary>
public sealed class PaymentSender : IDisposable
{
    private readonly ServiceProvider services;

    public PaymentSender(NpgsqlDataSource database, Uri processor, TimeProvider clock, Func<PaymentAnswer, Task> told)
    {
        services = new ServiceCollection()
            .AddSingleton(clock)
            .AddSingleton(ListeningGrains.Of(told))
            .AddSingleton<IWorkPermit>(Permit)
            .AddPayments(processor, "a-key-for-this-test", new Uri("https://toolbox24.example"))
            .AddPaymentsChannel()
            .BuildServiceProvider();
        Outbox = new OutboxStore(database);
        Dispatcher = new OutboxDispatcher(
            Outbox, services.GetServices<IOutboxChannel>(), new DatabaseSignals(), clock, NullLogger<OutboxDispatcher>.Instance);
    }

    public IPayments Payments => services.GetRequiredService<IPayments>();

    public OutboxStore Outbox { get; }

    public OutboxDispatcher Dispatcher { get; }

    public WorkPermit Permit { get; } = new();

    /// <summary>Asks for a call as a rental does: by an event, which leaves through the outbox.</summary>
    public static void Ask(TestDatabase database, PaymentRequest request, DateTimeOffset at) => Ask(database, request, EventJson.Write(request), at);

    /// <summary>The same with whatever data.</summary>
    public static void Ask(TestDatabase database, PaymentRequest request, string data, DateTimeOffset at) => database.Execute(
        """
        WITH happened AS (
            INSERT INTO event (stream, version, type, data, at, actor)
            SELECT $1, count(*) + 1, 'PaymentRequested', $2::jsonb, $3, 'system' FROM event WHERE stream = $1
            RETURNING position
        )
        INSERT INTO outbox (event, channel, stream, next_try) SELECT position, 'payments', $1, $3 FROM happened
        """,
        request.Rental.Value, data, at);

    public void Dispose()
    {
        Dispatcher.Dispose();
        services.Dispose();
    }

    public sealed class WorkPermit : IWorkPermit
    {
        public bool IsGranted { get; set; } = true;
    }
}
