using Microsoft.CodeAnalysis;

namespace Orleans.Generators;

/// <summary>How the generator recognizes what it reads.</summary>
internal static class Symbols
{
    public static string FullName(this ITypeSymbol type) =>
        type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);

    public static string ShortName(this ISymbol symbol) =>
        symbol.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat);

    /// <summary>The name with its namespace and without type arguments, "System.Threading.Tasks.Task".</summary>
    public static string Name(this ITypeSymbol type) => $"{type.ContainingNamespace?.ToDisplayString()}.{type.Name}";

    public static AttributeData? Attribute(this ISymbol symbol, string name) =>
        symbol.GetAttributes().FirstOrDefault(attribute => attribute.AttributeClass?.Name() == name);

    public static bool IsContract(this ITypeSymbol type) => type.TypeKind == TypeKind.Interface
        && !IsMarker(type)
        && type.AllInterfaces.Any(each => each.Name() == "Orleans.IGrain");

    public static bool IsReference(this ITypeSymbol type) => type.TypeKind == TypeKind.Interface
        && (type.Name() is "Orleans.IGrain" or "Orleans.Runtime.IAddressable"
            || type.AllInterfaces.Any(each => each.Name() == "Orleans.Runtime.IAddressable"));

    public static bool IsGrain(this INamedTypeSymbol type) => type is { TypeKind: TypeKind.Class, IsAbstract: false }
        && type.AllInterfaces.Any(each => each.Name() == "Orleans.IGrainBase")
        && type.AllInterfaces.Any(IsContract);

    public static bool IsHidden(this INamedTypeSymbol type) =>
        type.DeclaredAccessibility is Accessibility.Private or Accessibility.Protected
        || (type.ContainingType is { } outer && outer.IsHidden());

    public static bool IsGeneric(this INamedTypeSymbol type) =>
        type.IsGenericType || (type.ContainingType is { } outer && outer.IsGeneric());

    // The engine's own contracts have no proxies: the engine calls them itself.
    private static bool IsMarker(ITypeSymbol type) => type.ContainingNamespace?.ToDisplayString() == "Orleans"
        && (type.Name.StartsWith("IGrain", StringComparison.Ordinal) || type.Name == "IRemindable");
}
