using Toolbox24.Storage;
using Toolbox24.Storage.Time;
using Toolbox24.Testing;

namespace Toolbox24.CrashHost;

/// <summary>Makes the calls to the processor that are due, and tells each answer, but takes in none: it is killed before.</summary>
internal static class PaymentCaller
{
    public static async Task Run(string database, Uri processor)
    {
        await using var source = Databases.Open(database, "payment caller");
        using var sender = new PaymentSender(source, processor, new MovableClock(TimeProvider.System), async answer =>
        {
            await Console.Out.WriteLineAsync($"answered {answer.Request.Key} {answer.Outcome}");
            await Task.Delay(Timeout.Infinite);
        });
        using var minute = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        await sender.Dispatcher.SendDue(minute.Token);
    }
}
