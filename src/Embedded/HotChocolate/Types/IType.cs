namespace HotChocolate.Types;

/// <summary>What a field, an argument or a variable may hold.</summary>
public interface IType
{
    TypeKind Kind { get; }
}

/// <summary>The kinds of the specification's introspection, section 4.2.1.</summary>
public enum TypeKind
{
    Scalar,
    Object,
    Interface,
    Union,
    Enum,
    InputObject,
    List,
    NonNull,
}
