using HotChocolate.Language;
using HotChocolate.Types;

namespace HotChocolate.Validation;

/// <summary>What comes under one name in the response can be one value.</summary>
internal sealed class OverlappingFieldsCanBeMerged(ValidationContext context) : Rule(context, "sec-Field-Selection-Merging")
{
    private readonly FieldComparison comparison = new(context);

    public override void Enter(ISyntaxNode node)
    {
        // Inline fragments are compared with what they stand in.
        var selections = node switch
        {
            IExecutableDefinitionNode definition => definition.SelectionSet,
            FieldNode field => field.SelectionSet,
            _ => null,
        };
        if (selections is null or { Selections: [not InlineFragmentNode] }) return;

        var parent = Here.Type?.NamedType() is { } type && type.IsCompositeType() ? type : null;
        foreach (var conflict in comparison.Within(selections, parent))
        {
            Report(
                $"What is selected as {conflict.Name} contradicts itself: {conflict.Reason}. Another alias would tell them apart.",
                [.. conflict.One, .. conflict.Other]);
        }
    }
}
