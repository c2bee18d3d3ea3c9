using Microsoft.Extensions.Logging;
using Orleans.Runtime;

namespace Orleans.Embedded;

internal static partial class EngineLog
{
    [LoggerMessage(LogLevel.Information, "The engine runs grains now.")]
    public static partial void Active(this ILogger log);

    [LoggerMessage(LogLevel.Critical, "The lease is lost: {Activations} activations were stopped at once.")]
    public static partial void Fenced(this ILogger log, int activations);

    [LoggerMessage(LogLevel.Critical, "The lease on the database cannot be had; the process stops.")]
    public static partial void LeaseRefused(this ILogger log, Exception exception);

    [LoggerMessage(LogLevel.Warning, "Asking for the lease failed; it is asked for again.")]
    public static partial void LeaseFailed(this ILogger log, Exception exception);

    [LoggerMessage(LogLevel.Warning, "Shutdown ended before {Activations} activations had; they were stopped.")]
    public static partial void NotDrained(this ILogger log, int activations);

    [LoggerMessage(LogLevel.Error, "{Grain} did not activate.")]
    public static partial void ActivationFailed(this ILogger log, GrainId grain, Exception exception);

    [LoggerMessage(LogLevel.Error, "{Grain} failed while deactivating.")]
    public static partial void DeactivationFailed(this ILogger log, GrainId grain, Exception exception);

    [LoggerMessage(LogLevel.Error, "A timer of {Grain} failed.")]
    public static partial void TimerFailed(this ILogger log, GrainId grain, Exception exception);

    [LoggerMessage(LogLevel.Error, "Reminder {Reminder} of {Grain} failed.")]
    public static partial void ReminderFailed(this ILogger log, GrainId grain, string reminder, Exception exception);

    [LoggerMessage(LogLevel.Error, "Reminders could not be read; they are read again.")]
    public static partial void RemindersNotRead(this ILogger log, Exception exception);

    [LoggerMessage(LogLevel.Warning, "Reminder {Reminder} is for {Grain}, which no class here implements.")]
    public static partial void ReminderOfNobody(this ILogger log, GrainId grain, string reminder);
}
