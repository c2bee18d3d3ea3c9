using System.Collections.Frozen;
using Orleans.Runtime;

namespace Orleans.Embedded;

/// <summary>Which contracts and which classes there are, over all assemblies.</summary>
internal sealed class GrainTypes
{
    private readonly FrozenDictionary<Type, GrainContract> contracts;
    private readonly FrozenDictionary<GrainType, GrainImplementation> classes;
    private readonly FrozenDictionary<Type, GrainImplementation[]> byContract;

    public GrainTypes(IReadOnlyList<GrainManifest> manifests)
    {
        var all = manifests.SelectMany(manifest => manifest.Implementations).ToList();
        var doubled = all.GroupBy(implementation => implementation.Type).FirstOrDefault(group => group.Count() > 1);
        if (doubled is not null)
            throw new InvalidOperationException($"Several classes are the grain type {doubled.Key}: {Names(doubled)}.");

        contracts = manifests.SelectMany(each => each.Contracts).ToFrozenDictionary(contract => contract.Interface);
        classes = all.ToFrozenDictionary(implementation => implementation.Type);
        byContract = all
            .SelectMany(each => each.Contracts, (implementation, contract) => (implementation, contract))
            .GroupBy(pair => pair.contract, pair => pair.implementation)
            .ToFrozenDictionary(group => group.Key, group => group.ToArray());
    }

    public GrainImplementation? Find(GrainType type) => classes.GetValueOrDefault(type);

    public GrainImplementation FindFor(Type contract, string? classNamePrefix)
    {
        if (!byContract.TryGetValue(contract, out var found))
            throw new ArgumentException($"No grain class implements {contract}.", nameof(contract));

        if (classNamePrefix is not null) found = Array.FindAll(found, each => IsNamed(each, classNamePrefix));
        if (found.Length == 1) return found[0];

        var message = $"{found.Length} grain classes implement {contract}: {Names(found)}.";
        throw new ArgumentException(message, nameof(contract));
    }

    public GrainReference NewReference(Type contract) => contracts.TryGetValue(contract, out var known)
        ? known.NewReference()
        : throw new ArgumentException($"{contract} is not a grain contract the generator has seen.", nameof(contract));

    private static bool IsNamed(GrainImplementation implementation, string prefix) =>
        implementation.Class.FullName!.StartsWith(prefix, StringComparison.Ordinal);

    private static string Names(IEnumerable<GrainImplementation> classes) =>
        string.Join(", ", classes.Select(each => each.Class.FullName));
}
