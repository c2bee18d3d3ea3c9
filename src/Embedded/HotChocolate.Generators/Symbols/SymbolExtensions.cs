using Microsoft.CodeAnalysis;

namespace HotChocolate.Generators;

/// <summary>How the generator recognizes what it reads.</summary>
internal static class SymbolExtensions
{
    public static readonly SymbolDisplayFormat Annotated = SymbolDisplayFormat.FullyQualifiedFormat
        .AddMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    /// <summary>The type as generated code writes it, the type itself not nullable.</summary>
    public static string FullName(this ITypeSymbol type) =>
        type.WithNullableAnnotation(NullableAnnotation.NotAnnotated).ToDisplayString(Annotated);

    public static string ShortName(this ISymbol symbol) =>
        symbol.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat);

    /// <summary>The name with its namespace and without type arguments, "System.Threading.Tasks.Task".</summary>
    public static string Name(this ITypeSymbol type) => $"{type.ContainingNamespace?.ToDisplayString()}.{type.Name}";

    public static Location Place(this ISymbol symbol) =>
        symbol.Locations.FirstOrDefault(location => location.IsInSource) ?? Location.None;

    /// <summary>The type a Nullable or an annotated type is of, and whether null is among its values.</summary>
    public static (ITypeSymbol Type, bool IsNullable) WithoutNull(this ITypeSymbol type) => type switch
    {
        INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } some => (some.TypeArguments[0], true),
        { IsValueType: true } => (type, false),
        _ => (type.WithNullableAnnotation(NullableAnnotation.NotAnnotated), type.NullableAnnotation != NullableAnnotation.NotAnnotated),
    };

    /// <summary>What a task results in; null where the type is no task with a result.</summary>
    public static ITypeSymbol? Awaited(this ITypeSymbol type) =>
        type is INamedTypeSymbol { TypeArguments.Length: 1 } task
            && type.Name() is "System.Threading.Tasks.Task" or "System.Threading.Tasks.ValueTask"
                ? ((INamedTypeSymbol)type).TypeArguments[0] : null;

    /// <summary>What a list is of; null where the type is none a schema has.</summary>
    public static ITypeSymbol? Element(this ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol { Rank: 1 } array => array.ElementType,
        INamedTypeSymbol { TypeArguments.Length: 1 } some when some.Name()
            is "System.Collections.Immutable.ImmutableArray" or "System.Collections.Immutable.ImmutableList"
            or "System.Collections.Generic.IEnumerable" or "System.Collections.Generic.List"
            or "System.Collections.Generic.IReadOnlyList" or "System.Collections.Generic.IReadOnlyCollection"
            or "System.Collections.Generic.IList" or "System.Collections.Generic.ICollection" => some.TypeArguments[0],
        _ => null,
    };

    public static bool IsOrDerivesFrom(this ITypeSymbol type, ITypeSymbol other)
    {
        for (var each = type; each is not null; each = each.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(each, other)) return true;
        }

        return type.AllInterfaces.Contains(other, SymbolEqualityComparer.Default);
    }

    /// <summary>All types of a namespace and below, in the order of their names.</summary>
    public static IEnumerable<INamedTypeSymbol> AllTypes(this INamespaceOrTypeSymbol container) =>
        container.GetMembers().OrderBy(member => member.Name, StringComparer.Ordinal).SelectMany(member => member switch
        {
            INamedTypeSymbol type => type.AllTypes().Prepend(type),
            INamespaceSymbol space => space.AllTypes(),
            _ => [],
        });
}
