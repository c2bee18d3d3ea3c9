using HotChocolate.Language;
using HotChocolate.Types;

namespace HotChocolate.Validation;

/// <summary>What the rules ask of types.</summary>
internal static class SchemaTypes
{
    /// <summary>The type a document refers to; null where it has a name the schema does not know.</summary>
    public static IType? Find(this Schema schema, ITypeNode node) => node switch
    {
        NonNullTypeNode some => schema.Find(some.Type) is { } type ? new NonNullType(type) : null,
        ListTypeNode some => schema.Find(some.Type) is { } type ? new ListType(type) : null,
        _ => schema.Type(((NamedTypeNode)node).Name.Value),
    };

    /// <summary>Whether a value of the one type may stand where the other is asked for; both are input types.</summary>
    public static bool FitsIn(this IType type, IType asked) => (type, asked) switch
    {
        (NonNullType some, NonNullType other) => some.Type.FitsIn(other.Type),
        (NonNullType some, _) => some.Type.FitsIn(asked),
        (ListType some, ListType other) => some.ElementType.FitsIn(other.ElementType),
        _ => ReferenceEquals(type, asked),
    };

    /// <summary>Whether there may be an object that is of both types.</summary>
    public static bool Overlap(this Schema schema, NamedType one, NamedType other) =>
        one == other || schema.PossibleTypes(one).Intersect(schema.PossibleTypes(other)).Any();
}
