using System.Linq.Expressions;

namespace HotChocolate.Types;

/// <summary>
/// How <typeparamref name="T" /> is served. <c>Configure</c> is read when it is compiled and never runs: its calls take
/// literals and properties, nothing computed.
/// </summary>
public interface IObjectTypeDescriptor<T>
{
    IObjectTypeDescriptor<T> Name(string name);

    IObjectTypeDescriptor<T> Description(string description);

    /// <summary>Only the properties named with <see cref="Field" /> are fields.</summary>
    IObjectTypeDescriptor<T> BindFieldsExplicitly();

    IObjectTypeDescriptor<T> Ignore(Expression<Func<T, object?>> property);

    IObjectFieldDescriptor Field(Expression<Func<T, object?>> property);
}

/// <inheritdoc cref="IObjectTypeDescriptor{T}" />
public interface IInterfaceTypeDescriptor<T>
{
    IInterfaceTypeDescriptor<T> Name(string name);

    IInterfaceTypeDescriptor<T> Description(string description);

    IInterfaceTypeDescriptor<T> Ignore(Expression<Func<T, object?>> property);

    IObjectFieldDescriptor Field(Expression<Func<T, object?>> property);
}

/// <summary>How one property is served.</summary>
public interface IObjectFieldDescriptor
{
    IObjectFieldDescriptor Name(string name);

    IObjectFieldDescriptor Description(string description);

    IObjectFieldDescriptor Deprecated(string reason);

    IObjectFieldDescriptor Ignore();

    /// <summary>Everybody may ask for it, whatever rules its type has.</summary>
    IObjectFieldDescriptor AllowAnonymous();
}
