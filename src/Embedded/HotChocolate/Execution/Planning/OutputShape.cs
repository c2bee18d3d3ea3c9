using HotChocolate.Types;

namespace HotChocolate.Execution;

/// <summary>A field's type, taken apart so that completing a value asks nothing twice.</summary>
internal sealed class OutputShape
{
    public OutputShape(IType type)
    {
        IsNonNull = type.IsNonNullType();
        Type = type.NullableType();
        Kind = Type.Kind;
        Element = Type is ListType list ? new OutputShape(list.ElementType) : null;
        Scalar = Type as ScalarType;
    }

    public bool IsNonNull { get; }

    /// <summary>Without the non-null.</summary>
    public IType Type { get; }

    public TypeKind Kind { get; }

    /// <summary>Set for lists.</summary>
    public OutputShape? Element { get; }

    /// <summary>Set for scalars.</summary>
    public ScalarType? Scalar { get; }
}
