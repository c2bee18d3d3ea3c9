using HotChocolate.Language;
using HotChocolate.Types;

namespace HotChocolate.Validation;

/// <summary>What the schema says of the place the walker has come to; null where the document says what the schema does not know.</summary>
internal sealed class TypePosition(Schema schema)
{
    private readonly Stack<NamedType?> parents = new();
    private readonly Stack<IType?> outputs = new();
    private readonly Stack<OutputField?> fields = new();
    private readonly List<(IType? Type, bool HasDefault)> inputs = [];
    private DirectiveType? directive;

    /// <summary>The type whose fields are selected.</summary>
    public NamedType? ParentType => Top(parents);

    /// <summary>What the field gives, or the fragment is for.</summary>
    public IType? Type => Top(outputs);

    public OutputField? Field => Top(fields);

    /// <summary>What the value must be.</summary>
    public IType? InputType => inputs.Count > 0 ? inputs[^1].Type : null;

    /// <summary>What the list or object must be that the value is in.</summary>
    public IType? ParentInputType => inputs.Count > 1 ? inputs[^2].Type : null;

    /// <summary>Whether there is something that holds where the value is not given.</summary>
    public bool HasDefault => inputs.Count > 0 && inputs[^1].HasDefault;

    public void Enter(ISyntaxNode node)
    {
        switch (node)
        {
            case OperationDefinitionNode operation:
                outputs.Push(schema.OperationType(operation.Operation));
                break;
            case FragmentDefinitionNode fragment:
                outputs.Push(Output(fragment.TypeCondition));
                break;
            case InlineFragmentNode fragment:
                outputs.Push(fragment.TypeCondition is null ? Type?.NamedType() : Output(fragment.TypeCondition));
                break;
            case SelectionSetNode:
                parents.Push(Type?.NamedType() is { } type && type.IsCompositeType() ? type : null);
                break;
            case FieldNode field:
                fields.Push(ParentType is null ? null : schema.Field(ParentType, field.Name.Value));
                outputs.Push(Field?.Type);
                break;
            case DirectiveNode known:
                directive = schema.Directive(known.Name.Value);
                break;
            case VariableDefinitionNode variable:
                Push(schema.Find(variable.Type), hasDefault: false);
                break;
            case ArgumentNode argument:
                Push(directive is null ? Field?.Argument(argument.Name.Value) : directive.Argument(argument.Name.Value));
                break;
            case ListValueNode:
                Push(InputType?.NullableType() is ListType list ? list.ElementType : InputType?.NullableType(), hasDefault: false);
                break;
            case ObjectFieldNode field:
                Push((InputType?.NamedType() as InputObjectType)?.Field(field.Name.Value));
                break;
        }
    }

    public void Leave(ISyntaxNode node)
    {
        switch (node)
        {
            case OperationDefinitionNode or FragmentDefinitionNode or InlineFragmentNode:
                outputs.Pop();
                break;
            case SelectionSetNode:
                parents.Pop();
                break;
            case FieldNode:
                fields.Pop();
                outputs.Pop();
                break;
            case DirectiveNode:
                directive = null;
                break;
            case VariableDefinitionNode or ArgumentNode or ListValueNode or ObjectFieldNode:
                inputs.RemoveAt(inputs.Count - 1);
                break;
        }
    }

    private void Push(InputField? input) => Push(input?.Type, input?.DefaultValue is not null);

    private void Push(IType? type, bool hasDefault) => inputs.Add((type?.IsInputType() is true ? type : null, hasDefault));

    private NamedType? Output(NamedTypeNode name) =>
        schema.Type(name.Name.Value) is { } type && type.IsOutputType() ? type : null;

    private static T? Top<T>(Stack<T?> stack) where T : class => stack.TryPeek(out var top) ? top : null;
}
