using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Toolbox24.Grains.Tests.Rentals.Visits;

/// <summary>What went wrong where nobody is answered: a deadline that could not be met, a fault of the engine.</summary>
internal sealed class LoggedErrors : ILoggerProvider, ILogger
{
    private readonly ConcurrentQueue<string> all = [];

    /// <summary>What was logged since this was asked last.</summary>
    public IEnumerable<string> Take()
    {
        while (all.TryDequeue(out var error)) yield return error;
    }

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Error;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (IsEnabled(logLevel)) all.Enqueue($"{formatter(state, exception)} {exception}");
    }

    public void Dispose()
    {
    }
}
