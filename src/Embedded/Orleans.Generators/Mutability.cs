using Microsoft.CodeAnalysis;

namespace Orleans.Generators;

/// <summary>Whether a value may be shared between grains, judged by its type alone.</summary>
internal static class Mutability
{
    public const string Mark = "Orleans.ImmutableAttribute";

    private static readonly HashSet<string> Values =
    [
        "System.Guid", "System.DateTime", "System.DateTimeOffset", "System.DateOnly", "System.TimeOnly",
        "System.TimeSpan", "System.TimeZoneInfo", "System.Uri", "System.Version", "System.Half", "System.Int128",
        "System.UInt128", "System.Numerics.BigInteger", "System.Text.Rune", "System.Threading.CancellationToken",
        "Orleans.Runtime.GrainId", "Orleans.Runtime.TickStatus",
    ];

    // Read-only all through, given that what they hold is.
    private static readonly HashSet<string> Containers =
    [
        "System.Nullable", "System.ValueTuple", "System.Tuple", "System.Collections.Generic.KeyValuePair",
        "System.Collections.Frozen.FrozenSet", "System.Collections.Frozen.FrozenDictionary",
    ];

    /// <summary>Why the type could change, or null if it cannot.</summary>
    public static string? Of(ITypeSymbol type) => Of(type, new HashSet<ITypeSymbol>(SymbolEqualityComparer.Default));

    private static string? Of(ITypeSymbol type, HashSet<ITypeSymbol> seen)
    {
        // A type met again inside itself adds nothing; a broken one has its own error.
        if (!seen.Add(type) || type.TypeKind is TypeKind.Error or TypeKind.Enum || type.IsReference()) return null;
        if (IsValue(type)) return null;
        if (type is not INamedTypeSymbol named) return $"{type.ShortName()} can be written to";

        var isMarked = type.Attribute(Mark) is not null;
        if (isMarked || IsContainer(named)) return First(named.TypeArguments, each => Of(each, seen));

        if (Shape(named) is { } reason) return reason;
        return First(named.TypeArguments, each => Of(each, seen)) ?? Members(named, seen) ?? Base(named, seen);
    }

    private static bool IsValue(ITypeSymbol type) =>
        type.SpecialType is >= SpecialType.System_Boolean and <= SpecialType.System_String
        || Values.Contains(type.Name());

    private static bool IsContainer(INamedTypeSymbol type) =>
        Containers.Contains(type.Name())
        || (type.ContainingNamespace.ToDisplayString() == "System.Collections.Immutable" && type.Name != "Builder");

    private static string? Shape(INamedTypeSymbol type)
    {
        var isStruct = type.TypeKind == TypeKind.Struct;
        if (isStruct) return type.IsReadOnly ? null : $"{type.ShortName()} is a struct that is not readonly";
        if (!type.IsRecord) return $"{type.ShortName()} is not a record";

        return type.IsSealed || type.IsAbstract ? null : $"{type.ShortName()} is neither sealed nor abstract";
    }

    private static string? Members(INamedTypeSymbol type, HashSet<ITypeSymbol> seen) =>
        First(StoredMembers.Of(type), member => member.IsWritable
            ? $"{type.ShortName()}.{member.Name} can be set"
            : member.IsMarked ? null : Of(member.Type, seen));

    private static string? Base(INamedTypeSymbol type, HashSet<ITypeSymbol> seen) =>
        type is { TypeKind: TypeKind.Class, BaseType: { SpecialType: SpecialType.None } parent }
            ? Of(parent, seen)
            : null;

    private static string? First<T>(IEnumerable<T> items, Func<T, string?> reason) =>
        items.Select(reason).FirstOrDefault(each => each is not null);
}
