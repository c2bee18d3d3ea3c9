using System.Security.Claims;
using HotChocolate.Resolvers;
using Microsoft.Extensions.DependencyInjection;

namespace HotChocolate.Execution;

/// <summary>What the resolver of one field may ask for.</summary>
internal sealed class ResolverContext(
    OperationExecution execution, Selection selection, object parent, object?[] arguments) : IResolverContext
{
    public IServiceProvider Services => execution.Services;

    public ClaimsPrincipal User => execution.Request.User;

    public CancellationToken RequestAborted => execution.RequestAborted;

    public T Parent<T>() => (T)parent;

    public T ArgumentValue<T>(string name)
    {
        var index = selection.Arguments.IndexOf(name);
        return index >= 0
            ? InputConverter.To<T>(arguments[index])
            : throw new ArgumentException($"{selection.Field.Name} has no argument {name}.", nameof(name));
    }

    public T Service<T>() where T : notnull => execution.Services.GetRequiredService<T>();

    public T? GetGlobalStateOrDefault<T>(string name) =>
        execution.Request.GlobalState.TryGetValue(name, out var value) && value is T known ? known : default;

    public bool IsSelected(string fieldName) => selection.Selects(fieldName);

    /// <summary>Lets the field's binding work out its value, whatever way it has.</summary>
    public ValueTask<object?> ResolveAsync() => selection.Field.Binding switch
    {
        { Property: { } read } => new(read(parent)),
        { Resolver: { } resolve } => new(resolve(this)),
        { AsyncResolver: { } resolve } => resolve(this),
        _ => new(parent),
    };
}
