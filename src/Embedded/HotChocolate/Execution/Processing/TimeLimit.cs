using Microsoft.Extensions.DependencyInjection;

namespace HotChocolate.Execution;

/// <summary>
/// How long a request may take, by the machine's own time: a server whose clock is moved has not worked for longer. It is measured from the
/// first who asks on: most requests are done before anyone does.
/// </summary>
internal sealed class TimeLimit(TimeSpan timeout, IServiceProvider services, CancellationToken callerGone) : IDisposable
{
    private readonly Lock starting = new();
    private CancellationTokenSource? source;
    private CancellationTokenRegistration registration;
    private CancellationToken token;

    public TimeSpan Timeout => timeout;

    /// <summary>Ends when the time is over or the caller has gone.</summary>
    public CancellationToken Token
    {
        get
        {
            lock (starting)
            {
                if (source is null) Start();
                return token;
            }
        }
    }

    public bool IsOver => callerGone.IsCancellationRequested || token.IsCancellationRequested;

    public bool IsTimeOver => IsOver && !callerGone.IsCancellationRequested;

    public void ThrowIfOver()
    {
        callerGone.ThrowIfCancellationRequested();
        token.ThrowIfCancellationRequested();
    }

    public void Dispose()
    {
        registration.Dispose();
        source?.Dispose();
    }

    private void Start()
    {
        source = new CancellationTokenSource(timeout, services.GetKeyedService<TimeProvider>(nameof(RequestExecutorOptions.ExecutionTimeout)) ?? TimeProvider.System);
        token = source.Token;
        registration = callerGone.UnsafeRegister(static started => ((CancellationTokenSource)started!).Cancel(), source);
    }
}
