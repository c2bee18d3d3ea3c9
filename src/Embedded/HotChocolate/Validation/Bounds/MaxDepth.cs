using HotChocolate.Language;

namespace HotChocolate.Validation;

/// <summary>Selections are not nested deeper than the server allows. Introspection has a rule of its own.</summary>
internal sealed class MaxDepth(ValidationContext context, int allowed) : Rule(context, "sec-Validation")
{
    private readonly Dictionary<string, int> fragments = [];

    public override void Enter(ISyntaxNode node)
    {
        // Chains of fragments may be long: each is measured when those that it spreads have been.
        if (node is DocumentNode)
        {
            foreach (var fragment in Fragments.InnerFirst()) fragments[fragment.Name.Value] = Depth(fragment.SelectionSet);
        }
        if (node is not OperationDefinitionNode operation || Depth(operation.SelectionSet) is var depth && depth <= allowed) return;
        Report(new Error($"The operation is {depth} fields deep; {allowed} are allowed.")
        {
            Code = ErrorCodes.Validation,
            Locations = operation.Location is { } location ? [location] : [],
            Extensions = new Dictionary<string, object?> { ["allowedExecutionDepth"] = allowed, ["detectedExecutionDepth"] = depth },
        });
    }

    private int Depth(SelectionSetNode? selections) => selections?.Selections.Max(Depth) ?? 0;

    private int Depth(ISelectionNode selection) => selection switch
    {
        FieldNode { Name.Value: var name } when name.StartsWith("__", StringComparison.Ordinal) => 0,
        FieldNode field => 1 + Depth(field.SelectionSet),
        FragmentSpreadNode spread => fragments.GetValueOrDefault(spread.Name.Value),
        _ => Depth(selection.Selections()),
    };
}
