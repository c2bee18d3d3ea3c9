using HotChocolate.Language;
using HotChocolate.Types;

namespace HotChocolate.Validation;

/// <summary>A variable where it stands for a value, and what the schema asks for there.</summary>
internal sealed record VariableUsage(VariableNode Node, IType? Type, IType? ParentType, bool HasDefault);

/// <summary>Notes where variables are used while the document is walked; then tells, for an operation, with its fragments.</summary>
internal sealed class VariableUsages(ValidationContext context)
{
    private readonly Dictionary<IExecutableDefinitionNode, List<VariableUsage>> written = [];
    private readonly Dictionary<OperationDefinitionNode, IReadOnlyList<VariableUsage>> all = [];

    // Many operations may share many fragments.
    private readonly Budget budget = new(context, 100_000);

    private List<VariableUsage> current = [];
    private bool isDefined;

    public void Enter(ISyntaxNode node)
    {
        switch (node)
        {
            case IExecutableDefinitionNode definition:
                written[definition] = current = [];
                break;
            case VariableDefinitionNode:
                isDefined = true;
                break;
            case VariableNode variable when !isDefined:
                var here = context.Position;
                current.Add(new VariableUsage(variable, here.InputType, here.ParentInputType, here.HasDefault));
                break;
        }
    }

    public void Leave(ISyntaxNode node)
    {
        if (node is VariableDefinitionNode) isDefined = false;
    }

    /// <summary>Those in the operation and in all fragments it reaches. Complete once the document has been walked.</summary>
    public IReadOnlyList<VariableUsage> Of(OperationDefinitionNode operation)
    {
        if (all.TryGetValue(operation, out var known)) return known;
        var usages = new List<VariableUsage>(written[operation]);
        if (!context.IsOver)
        {
            foreach (var fragment in context.Fragments.Reach(operation))
            {
                var spreads = context.Fragments.Spreads(fragment.SelectionSet);
                if (!budget.Spend(written[fragment].Count + spreads.Count + 1)) break;
                usages.AddRange(written[fragment]);
            }
        }
        return all[operation] = usages;
    }
}
