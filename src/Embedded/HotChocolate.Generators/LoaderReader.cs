using Microsoft.CodeAnalysis;

namespace HotChocolate.Generators;

/// <summary>Makes a data loader of a static method that loads many by their keys.</summary>
internal sealed class LoaderReader(List<Problem> problems)
{
    public IEnumerable<LoaderModel> Read(INamedTypeSymbol type) => type.GetMembers().OfType<IMethodSymbol>()
        .Where(method => method.Has(Attributes.Loader)).Select(Read).OfType<LoaderModel>();

    private LoaderModel? Read(IMethodSymbol method)
    {
        var loaded = method.ReturnType.Awaited() as INamedTypeSymbol;
        var keys = method.Parameters.FirstOrDefault()?.Type as INamedTypeSymbol;
        var isOne = method is { IsStatic: true, IsGenericMethod: false }
            && method.DeclaredAccessibility is Accessibility.Public or Accessibility.Internal
            && keys?.Name() == "System.Collections.Generic.IReadOnlyList"
            && loaded?.Name() is "System.Collections.Generic.IReadOnlyDictionary" or "System.Collections.Generic.Dictionary"
            && SymbolEqualityComparer.Default.Equals(loaded!.TypeArguments[0], keys!.TypeArguments[0])
            && method.Parameters.All(parameter => parameter.RefKind == RefKind.None);
        if (!isOne)
        {
            problems.Add(Problem.At(method.Place(), Problems.Loader, method.ShortName()));
            return null;
        }

        var type = method.ContainingType;
        return new LoaderModel(
            type.ContainingNamespace.IsGlobalNamespace ? "" : type.ContainingNamespace.ToDisplayString(),
            loaded!.TypeArguments.All(IsPublic) ? "public" : "internal",
            Naming.Pascal(Naming.Field(method.Name)) + "DataLoader",
            keys!.TypeArguments[0].FullName(),
            loaded.TypeArguments[1].ToDisplayString(SymbolExtensions.Annotated),
            $"{type.FullName()}.{method.Name}",
            new(method.Parameters.Skip(1).Select(Argument)));
    }

    private static string Argument(IParameterSymbol parameter) => parameter.Type.Name() == "System.Threading.CancellationToken"
        ? "cancellationToken"
        : "global::Microsoft.Extensions.DependencyInjection.ServiceProviderServiceExtensions"
            + $".GetRequiredService<{parameter.Type.FullName()}>(services)";

    private static bool IsPublic(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => IsPublic(array.ElementType),
        INamedTypeSymbol some => some.DeclaredAccessibility == Accessibility.Public
            && some.TypeArguments.All(IsPublic) && (some.ContainingType is null || IsPublic(some.ContainingType)),
        _ => false,
    };
}
