using Microsoft.Extensions.Logging;
using Orleans.Runtime;

namespace Orleans.Embedded;

/// <summary>Takes calls to grains for as long as this process may run them.</summary>
internal sealed class Engine : IDisposable
{
    private readonly long responseTimeout;
    private volatile GrainDirectory directory;
    private volatile EngineStatus status;
    private CancellationTokenSource halting = new();

    public Engine(
        IServiceProvider services, TimeProvider time, GrainTypes types, EngineLimits limits, ILogger<Engine> log)
    {
        (Services, Time, Log) = (services, time, log);
        directory = new GrainDirectory(this);
        responseTimeout = (long)limits.ResponseTimeout.TotalMilliseconds;
        ActivationTimeout = (long)limits.ActivationTimeout.TotalMilliseconds;
        DeactivationTimeout = (long)limits.DeactivationTimeout.TotalMilliseconds;
        QueueLimit = limits.QueueLength;
        References = new GrainReferences(this, types);
        Idle = new IdleCollector(this, limits);
        Counters = new EngineCounters(this);
    }

    public IServiceProvider Services { get; }

    public TimeProvider Time { get; }

    public ILogger Log { get; }

    public GrainReferences References { get; }

    public ResponseSweep Sweep { get; } = new();

    public IdleCollector Idle { get; }

    public EngineCounters Counters { get; }

    public int QueueLimit { get; }

    /// <summary>In milliseconds, as on the sweep's clock.</summary>
    public long ActivationTimeout { get; }

    /// <inheritdoc cref="ActivationTimeout" />
    public long DeactivationTimeout { get; }

    public EngineStatus Status => status;

    public GrainDirectory Directory => directory;

    /// <summary>Cancelled when activations are not to go on.</summary>
    public CancellationToken Halting => halting.Token;

    /// <summary>Sends a call towards the activation it went to last time, and returns the one it went to.</summary>
    public Activation? Send(Call call, GrainId id, GrainImplementation type, Activation? last, CancellationToken cancel)
    {
        if (cancel.IsCancellationRequested)
        {
            call.Cancel(cancel);
            return last;
        }

        var sender = Activation.OfThisTurn;
        call.SentFrom(sender?.Running);
        call.Ambient = Ambient.Capture(always: cancel.CanBeCanceled);
        call.Deadline = Environment.TickCount64 + (call.Method.ResponseTimeout ?? responseTimeout);
        if (IsClosedTo(sender))
        {
            call.Fail(Unavailable.Because(status));
            return last;
        }

        var target = last?.Accept(call) == Admission.Accepted ? last : Deliver(call, id, type);
        if (cancel.CanBeCanceled && !call.HasEnded) call.Ambient!.CancelOn(call, cancel);
        return target;
    }

    /// <summary>Puts a call into the queue of its grain, bringing the grain to memory if it is not there.</summary>
    public Activation? Deliver(Call call, GrainId id, GrainImplementation type)
    {
        while (true)
        {
            if (directory.Find(id, type) is not { } activation)
            {
                call.Fail(Unavailable.Because(status));
                return null;
            }

            switch (activation.Accept(call))
            {
                case Admission.Accepted:
                    return activation;
                case Admission.QueueIsFull:
                    Counters.Overloaded();
                    call.Fail(new LimitExceededException($"{id} is full for {call.Method}: {QueueLimit} calls wait."));
                    return activation;
                case Admission.HasEnded:
                    continue;
            }
        }
    }

    public void Open()
    {
        halting = new CancellationTokenSource();
        directory = new GrainDirectory(this);
        status = EngineStatus.Active;
        Log.Active();
    }

    /// <summary>Stops all turns at once: another process may run these grains from now on.</summary>
    public void Fence()
    {
        if (status == EngineStatus.Active) status = EngineStatus.Fenced;
        Log.Fenced(directory.Count);
        Halt(Unavailable.Fenced());
    }

    /// <summary>Lets everything that was asked for be done, and ends every activation properly.</summary>
    public async Task Drain(CancellationToken cancellationToken)
    {
        status = EngineStatus.Stopping;
        var reason = new DeactivationReason(DeactivationReasonCode.ShuttingDown, "The process is stopping.");
        try
        {
            // What runs last may call grains that have ended already, hence more than one round.
            while (directory.Count > 0)
            {
                var all = directory.All;
                foreach (var activation in all) activation.RequestEnd(reason, afterQueue: true);
                await Task.WhenAll(all.Select(activation => activation.WhenEnded())).WaitAsync(cancellationToken);
            }
        }
        catch (OperationCanceledException)
        {
            Log.NotDrained(directory.Count);
        }

        Halt(Unavailable.Because(status));
    }

    public void Dispose()
    {
        Idle.Dispose();
        Sweep.Dispose();
        Counters.Dispose();
        Halt(Unavailable.Because(EngineStatus.Stopping));
    }

    private void Halt(Exception reason)
    {
        directory.Close(reason);
        halting.Cancel();
    }

    // While stopping, what is under way may still call; a fenced stretch of code may not, whoever holds the lease now.
    private bool IsClosedTo(Activation? sender) => sender switch
    {
        { IsHalted: true } => true,
        not null => status is not (EngineStatus.Active or EngineStatus.Stopping),
        null => status != EngineStatus.Active,
    };
}
