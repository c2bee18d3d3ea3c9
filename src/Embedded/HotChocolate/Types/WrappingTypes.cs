namespace HotChocolate.Types;

/// <summary>A list of one type.</summary>
public sealed class ListType(IType elementType) : IType
{
    public TypeKind Kind => TypeKind.List;

    public IType ElementType { get; } = elementType;

    public override string ToString() => $"[{ElementType}]";
}

/// <summary>A type without null.</summary>
public sealed class NonNullType(IType type) : IType
{
    public TypeKind Kind => TypeKind.NonNull;

    public IType Type { get; } = type;

    public override string ToString() => $"{Type}!";
}
