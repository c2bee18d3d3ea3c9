using HotChocolate.Language;
using HotChocolate.Types;

namespace HotChocolate.Validation;

/// <summary>The fields selected exist.</summary>
internal sealed class FieldsOnCorrectType(ValidationContext context) : Rule(context, "sec-Field-Selections")
{
    public override void Enter(ISyntaxNode node)
    {
        if (node is FieldNode field && Here is { ParentType: { } parent, Field: null })
            Report($"The type {parent} has no field {field.Name.Value}.", field);
    }
}

/// <summary>Fields are selected of objects, and of nothing else.</summary>
internal sealed class ScalarLeafs(ValidationContext context) : Rule(context, "sec-Leaf-Field-Selections")
{
    public override void Enter(ISyntaxNode node)
    {
        if (node is not FieldNode field || Here.Type is not { } type) return;
        if (!type.IsLeafType())
        {
            if (field.SelectionSet is null)
                Report($"Fields must be selected of {field.Name.Value}, which is of the type {type}.", field);
        }
        else if (field.SelectionSet is { } selections)
        {
            Report($"No fields can be selected of {field.Name.Value}, which is of the type {type}.", selections);
        }
    }
}
