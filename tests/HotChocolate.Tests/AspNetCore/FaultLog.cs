using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Toolbox24.HotChocolate.Tests.AspNetCore;

/// <summary>What the server holds to be its own fault.</summary>
internal sealed class FaultLog : ILoggerProvider, ILogger
{
    public ConcurrentQueue<(string Message, Exception? Fault)> Lines { get; } = [];

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

    public void Dispose() { }

    void ILogger.Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (IsEnabled(logLevel)) Lines.Enqueue((formatter(state, exception), exception));
    }
}
