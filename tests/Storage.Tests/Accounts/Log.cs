using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Toolbox24.Storage.Tests.Accounts;

/// <summary>Keeps what is logged.</summary>
internal sealed class Log<T> : ILogger<T>
{
    public ConcurrentQueue<string> Lines { get; } = [];

    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    void ILogger.Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        Lines.Enqueue($"{logLevel} {formatter(state, exception)}");
}
