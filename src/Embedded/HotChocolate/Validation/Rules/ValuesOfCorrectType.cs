using System.Runtime.CompilerServices;
using HotChocolate.Language;
using HotChocolate.Types;

namespace HotChocolate.Validation;

/// <summary>
/// Literals are of the type asked for. What is in them is looked at from the outside in; variables have rules of their own.
/// </summary>
internal sealed class ValuesOfCorrectType(ValidationContext context) : Rule(context, "sec-Values-of-Correct-Type")
{
    public override void Enter(ISyntaxNode node)
    {
        if (Here.InputType is not { } type) return;
        if (node is ArgumentNode argument) Check(type, argument.Value);
        if (node is VariableDefinitionNode { DefaultValue: { } value }) Check(type, value);
    }

    private void Check(IType type, IValueNode value)
    {
        // The parser bounds how deep literals are; those made by code are bounded by nothing.
        RuntimeHelpers.EnsureSufficientExecutionStack();
        switch (value)
        {
            case VariableNode:
                break;
            case NullValueNode when !type.IsNonNullType():
                break;
            case ListValueNode list when type.NullableType() is ListType { ElementType: var element }:
                foreach (var item in list.Items) Check(element, item);
                break;
            case ObjectValueNode literal when type.NamedType() is InputObjectType input:
                CheckFields(input, literal);
                break;
            default:
                if (!IsLeaf(type.NamedType(), value)) Report($"{value.ToString(indented: false)} is no value of the type {type}.", value);
                break;
        }
    }

    private static bool IsLeaf(NamedType type, IValueNode value) => value is not NullValueNode && type switch
    {
        EnumType some => value is EnumValueNode name && some.Find(name.Value) is not null,
        // Takes anything, even with variables in it.
        AnyScalar => true,
        ScalarType some => some.TryParseLiteral(value, out _),
        _ => false,
    };

    private void CheckFields(InputObjectType type, ObjectValueNode value)
    {
        var given = new Dictionary<string, IValueNode>();
        foreach (var field in value.Fields)
        {
            given[field.Name.Value] = field.Value;
            if (type.Field(field.Name.Value) is { } known) Check(known.Type, field.Value);
            else Report($"The type {type} has no field {field.Name.Value}.", field);
        }

        foreach (var field in type.Fields)
        {
            if (field.IsRequired && !given.ContainsKey(field.Name))
                Report($"The field {field.Name} of {type} must be given; it is of the type {field.Type}.", value);
        }

        if (type.IsOneOf && (given.Count != 1 || given.Values.First() is NullValueNode))
            Report($"Exactly one field of {type} must be given, and not as null.", value);
    }
}

/// <summary>No field of an object literal is given twice.</summary>
internal sealed class UniqueInputFieldNames(ValidationContext context) : Rule(context, "sec-Input-Object-Field-Uniqueness")
{
    public override void Enter(ISyntaxNode node)
    {
        if (node is not ObjectValueNode { Fields: { Count: > 1 } fields }) return;
        var seen = new Dictionary<string, NameNode>();
        foreach (var field in fields)
        {
            if (!seen.TryAdd(field.Name.Value, field.Name))
                Report($"The field {field.Name.Value} is given more than once.", seen[field.Name.Value], field.Name);
        }
    }
}
