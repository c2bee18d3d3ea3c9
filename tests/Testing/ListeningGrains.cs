using System.Reflection;
using Toolbox24.Domain.Payments;
using Toolbox24.Grains.Rentals;

namespace Toolbox24.Testing;

/// <summary>An engine whose rentals only listen to what their payments came to.</summary>
public class ListeningGrains : DispatchProxy
{
    private Func<PaymentAnswer, Task> listen = null!;

    public static IGrainFactory Of(Func<PaymentAnswer, Task> listen) => Make<IGrainFactory>(listen);

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => targetMethod!.Name switch
    {
        nameof(IGrainFactory.GetGrain) => Make<IRentalGrain>(listen),
        nameof(IRentalGrain.PaymentAnswered) => listen((PaymentAnswer)args![0]!),
        var other => throw new NotSupportedException(other),
    };

    private static T Make<T>(Func<PaymentAnswer, Task> listen) where T : class
    {
        var made = Create<T, ListeningGrains>();
        ((ListeningGrains)(object)made).listen = listen;
        return made;
    }
}
