using System.ComponentModel;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Runtime;

namespace Orleans.Embedded;

/// <summary>Gives generated code what a grain's constructor asks for.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct GrainActivator
{
    private readonly Activation activation;

    internal GrainActivator(Activation activation) => this.activation = activation;

    public IGrainContext Context => activation;

    public T Service<T>()
        where T : notnull => activation.ActivationServices.GetRequiredService<T>();

    public T Service<T>(object key)
        where T : notnull => activation.ActivationServices.GetRequiredKeyedService<T>(key);

    public IPersistentState<T> State<T>(string stateName, string? storageName)
    {
        var state = PersistentState<T>.Create(activation, stateName, storageName);
        activation.Add(state);
        return state;
    }
}
