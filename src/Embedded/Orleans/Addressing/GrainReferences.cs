using Orleans.Runtime;

namespace Orleans.Embedded;

/// <summary>Makes references to grains.</summary>
internal sealed class GrainReferences(Engine engine, GrainTypes types) : IGrainFactory
{
    public GrainTypes Types => types;

    public TGrainInterface GetGrain<TGrainInterface>(Guid primaryKey, string? grainClassNamePrefix = null)
        where TGrainInterface : IGrainWithGuidKey =>
        Create<TGrainInterface>(GrainKeys.From(primaryKey), grainClassNamePrefix);

    public TGrainInterface GetGrain<TGrainInterface>(long primaryKey, string? grainClassNamePrefix = null)
        where TGrainInterface : IGrainWithIntegerKey =>
        Create<TGrainInterface>(GrainKeys.From(primaryKey), grainClassNamePrefix);

    public TGrainInterface GetGrain<TGrainInterface>(string primaryKey, string? grainClassNamePrefix = null)
        where TGrainInterface : IGrainWithStringKey =>
        Create<TGrainInterface>(GrainKeys.From(primaryKey), grainClassNamePrefix);

    public GrainReference Create(Type contract, GrainId id)
    {
        var implementation = types.Find(id.Type)
            ?? throw new ArgumentException($"No class here implements the grain type of {id}.", nameof(id));
        if (!implementation.Contracts.Contains(contract))
            throw new ArgumentException($"{implementation.Class} does not implement {contract}.", nameof(contract));
        return Bind(contract, id, implementation);
    }

    private TGrainInterface Create<TGrainInterface>(IdSpan key, string? classNamePrefix)
    {
        var implementation = types.FindFor(typeof(TGrainInterface), classNamePrefix);
        var reference = Bind(typeof(TGrainInterface), GrainId.Create(implementation.Type, key), implementation);
        return (TGrainInterface)(object)reference;
    }

    private GrainReference Bind(Type contract, GrainId id, GrainImplementation implementation)
    {
        var reference = types.NewReference(contract);
        reference.Bind(engine, id, implementation);
        return reference;
    }
}
