using System.Collections.Immutable;
using System.Diagnostics;
using Orleans.Runtime;

namespace Orleans.Embedded;

/// <summary>What goes along with a call beside its arguments; most calls have none of it.</summary>
internal sealed class Ambient
{
    private readonly ImmutableDictionary<string, object>? values;
    private readonly Activity? activity;
    private readonly Lock gate = new();
    private CancellationTokenRegistration cancellation;
    private bool left;

    private Ambient(ImmutableDictionary<string, object>? values, Activity? activity) =>
        (this.values, this.activity) = (values, activity);

    public static Ambient? Capture(bool always)
    {
        var values = RequestContext.Values;
        var activity = Activity.Current;
        return values is null && activity is null && !always ? null : new Ambient(values, activity);
    }

    /// <summary>Sets the scene for the grain; the pump clears it after the stretch.</summary>
    public void Enter()
    {
        if (values is not null) RequestContext.Values = values;
        if (activity is not null) Activity.Current = activity;
    }

    public void CancelOn(Call call, CancellationToken cancellationToken)
    {
        var registration = cancellationToken.UnsafeRegister(
            static (state, token) => Activation.CancelQueued((Call)state!, token), call);
        lock (gate)
        {
            if (left) registration.Unregister();
            else cancellation = registration;
        }
    }

    public void Leave()
    {
        lock (gate)
        {
            left = true;
            cancellation.Unregister();
        }
    }
}
