namespace HotChocolate.Types;

public static class TypeExtensions
{
    public static bool IsNonNullType(this IType type) => type.Kind == TypeKind.NonNull;

    /// <summary>The same type, null allowed.</summary>
    public static IType NullableType(this IType type) => type is NonNullType nonNull ? nonNull.Type : type;

    public static bool IsListType(this IType type) => type.NullableType() is ListType;

    /// <summary>The type under all lists and non-nulls.</summary>
    public static NamedType NamedType(this IType type)
    {
        while (true)
        {
            switch (type)
            {
                case NonNullType nonNull: type = nonNull.Type; break;
                case ListType list: type = list.ElementType; break;
                default: return (NamedType)type;
            }
        }
    }

    /// <summary>Whether values of it have no fields to select.</summary>
    public static bool IsLeafType(this IType type) => type.NamedType().Kind is TypeKind.Scalar or TypeKind.Enum;

    /// <summary>Whether values of it have fields to select.</summary>
    public static bool IsCompositeType(this IType type) =>
        type.NamedType().Kind is TypeKind.Object or TypeKind.Interface or TypeKind.Union;

    public static bool IsAbstractType(this IType type) => type.NamedType().Kind is TypeKind.Interface or TypeKind.Union;

    /// <summary>Whether arguments and variables may be of it.</summary>
    public static bool IsInputType(this IType type) =>
        type.NamedType().Kind is TypeKind.Scalar or TypeKind.Enum or TypeKind.InputObject;

    /// <summary>Whether fields may return it.</summary>
    public static bool IsOutputType(this IType type) => type.NamedType().Kind is not TypeKind.InputObject;

    /// <summary>Whether both are the same type, lists and non-nulls included.</summary>
    public static bool IsStructurallyEqual(this IType one, IType other) => (one, other) switch
    {
        (NonNullType a, NonNullType b) => a.Type.IsStructurallyEqual(b.Type),
        (ListType a, ListType b) => a.ElementType.IsStructurallyEqual(b.ElementType),
        _ => ReferenceEquals(one, other),
    };
}
