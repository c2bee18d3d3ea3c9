using Microsoft.CodeAnalysis;

namespace Orleans.Generators;

/// <summary>Whether a value may be shared between grains, judged by its type and those that derive from it.</summary>
internal sealed class Mutability
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

    private readonly IAssemblySymbol user;
    private readonly HashSet<ITypeSymbol> seen = new(SymbolEqualityComparer.Default);

    private Mutability(IAssemblySymbol user) => this.user = user;

    /// <summary>Why a value of the type could change where the assembly uses it, or null if it cannot.</summary>
    public static string? Of(ITypeSymbol type, IAssemblySymbol user) => new Mutability(user).Of(type);

    private string? Of(ITypeSymbol type)
    {
        // A type met again inside itself adds nothing; a broken one has its own error; what stands for a type
        // parameter is judged where it is given.
        if (!seen.Add(type) || type.TypeKind is TypeKind.Error or TypeKind.Enum or TypeKind.TypeParameter) return null;
        if (type.IsReference() || IsValue(type)) return null;
        if (type is not INamedTypeSymbol named) return $"{type.ShortName()} can be written to";

        // An abstract type is what derives from it, unless it promises for all of them.
        var isFamily = named is { TypeKind: TypeKind.Class, IsAbstract: true } && !IsMarked(named);
        return Own(named) ?? (isFamily ? First(Subtypes.Of(named, user), Of) : null);
    }

    private string? Own(INamedTypeSymbol type)
    {
        if (IsMarked(type) || IsContainer(type)) return First(type.TypeArguments, Of);

        return Shape(type) ?? First(type.TypeArguments, Of) ?? Members(type) ?? Base(type);
    }

    private static bool IsMarked(ITypeSymbol type) => type.Attribute(Mark) is not null;

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

    private string? Members(INamedTypeSymbol type) =>
        First(StoredMembers.Of(type), member => member.IsWritable
            ? $"{type.ShortName()}.{member.Name} can be set"
            : member.IsMarked ? null : Of(member.Type));

    // What it has from its base, whatever its siblings are.
    private string? Base(INamedTypeSymbol type) =>
        type is { TypeKind: TypeKind.Class, BaseType: { SpecialType: SpecialType.None } parent } ? Own(parent) : null;

    private static string? First<T>(IEnumerable<T> items, Func<T, string?> reason) =>
        items.Select(reason).FirstOrDefault(each => each is not null);
}
