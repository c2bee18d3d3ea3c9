using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace Orleans.Generators;

/// <summary>What derives from a type, as far as one can see.</summary>
internal static class Subtypes
{
    private static readonly ConditionalWeakTable<IAssemblySymbol, ILookup<ISymbol?, INamedTypeSymbol>> Known = new();

    /// <summary>The types that derive from one directly, in the assembly that declares it and in the one that uses it.</summary>
    public static IEnumerable<INamedTypeSymbol> Of(INamedTypeSymbol type, IAssemblySymbol user)
    {
        var own = In(type.ContainingAssembly, type);
        return SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, user) ? own : own.Concat(In(user, type));
    }

    private static IEnumerable<INamedTypeSymbol> In(IAssemblySymbol assembly, INamedTypeSymbol type) =>
        Known.GetValue(assembly, ByBase)[type.OriginalDefinition];

    private static ILookup<ISymbol?, INamedTypeSymbol> ByBase(IAssemblySymbol assembly) =>
        All(assembly.GlobalNamespace)
            .Where(type => type.BaseType is not null)
            .ToLookup(ISymbol? (type) => type.BaseType!.OriginalDefinition, SymbolEqualityComparer.Default);

    private static IEnumerable<INamedTypeSymbol> All(INamespaceOrTypeSymbol place) =>
        place.GetMembers().OfType<INamespaceOrTypeSymbol>()
            .SelectMany(member => member is INamedTypeSymbol type ? All(type).Prepend(type) : All(member));
}
