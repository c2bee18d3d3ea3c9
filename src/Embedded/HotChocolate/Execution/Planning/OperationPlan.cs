using HotChocolate.Language;
using HotChocolate.Types;

namespace HotChocolate.Execution;

/// <summary>What to do for an operation, some of its switches being on. Selections below the root are planned when first met.</summary>
internal sealed class OperationPlan
{
    private readonly string[] on;

    public OperationPlan(CompiledOperation operation, string[] on)
    {
        this.on = on;
        Operation = operation;
        var fields = new FieldCollector(this, operation.Root);
        fields.Collect(operation.Node.SelectionSet);
        Root = fields.ToSelectionSet();
    }

    public CompiledOperation Operation { get; }

    public SelectionSet Root { get; }

    /// <summary>Whether @skip and @include leave a selection in.</summary>
    public bool Includes(IReadOnlyList<DirectiveNode> directives)
    {
        foreach (var directive in directives)
        {
            var isSkip = directive.Name.Value == "skip";
            if ((isSkip || directive.Name.Value == "include") && IsOn(directive) == isSkip) return false;
        }

        return true;
    }

    private bool IsOn(DirectiveNode directive) => directive.Arguments is [var condition] && condition.Value switch
    {
        BooleanValueNode literal => literal.Value,
        VariableNode variable => Array.IndexOf(on, variable.Value) >= 0,
        _ => false,
    };
}

/// <summary>What is selected of values of one object type.</summary>
internal sealed class SelectionSet(ObjectType type, Selection[] fields)
{
    public ObjectType Type { get; } = type;

    /// <summary>One for each response name, in the order of the response.</summary>
    public Selection[] Fields { get; } = fields;
}
