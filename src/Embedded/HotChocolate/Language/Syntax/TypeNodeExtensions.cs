namespace HotChocolate.Language;

public static class TypeNodeExtensions
{
    public static bool IsNonNullType(this ITypeNode type) => type.Kind == SyntaxKind.NonNullType;

    public static bool IsListType(this ITypeNode type) => type.NullableType().Kind == SyntaxKind.ListType;

    /// <summary>The same type, null allowed.</summary>
    public static INullableTypeNode NullableType(this ITypeNode type) =>
        type is NonNullTypeNode nonNull ? nonNull.Type : (INullableTypeNode)type;

    /// <summary>The type under all lists and non-nulls.</summary>
    public static NamedTypeNode NamedType(this ITypeNode type)
    {
        while (true)
        {
            if (type.NullableType() is not ListTypeNode list) return (NamedTypeNode)type.NullableType();
            type = list.Type;
        }
    }
}
