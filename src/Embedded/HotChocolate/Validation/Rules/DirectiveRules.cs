using HotChocolate.Language;

namespace HotChocolate.Validation;

/// <summary>Directives exist, and stand where they may.</summary>
internal sealed class KnownDirectives(ValidationContext context) : Rule(context, "sec-Directives-Are-Defined")
{
    public override void Enter(ISyntaxNode node)
    {
        if (node is not IHasDirectives { Directives: { Count: > 0 } directives }) return;
        var location = LocationOf(node);
        foreach (var directive in directives)
        {
            if (Schema.Directive(directive.Name.Value) is not { } known)
                Report($"There is no directive @{directive.Name.Value}.", directive);
            else if (!known.Locations.Contains(location))
                Report($"The directive @{known.Name} cannot stand here, on {location}.", directive);
        }
    }

    private static string LocationOf(ISyntaxNode node) => node switch
    {
        OperationDefinitionNode { Operation: OperationType.Query } => "QUERY",
        OperationDefinitionNode { Operation: OperationType.Mutation } => "MUTATION",
        OperationDefinitionNode => "SUBSCRIPTION",
        FieldNode => "FIELD",
        FragmentSpreadNode => "FRAGMENT_SPREAD",
        InlineFragmentNode => "INLINE_FRAGMENT",
        FragmentDefinitionNode => "FRAGMENT_DEFINITION",
        _ => "VARIABLE_DEFINITION",
    };
}

/// <summary>A directive stands once in a place, unless it may be repeated.</summary>
internal sealed class UniqueDirectivesPerLocation(ValidationContext context) : Rule(context, "sec-Directives-Are-Unique-per-Location")
{
    public override void Enter(ISyntaxNode node)
    {
        if (node is not IHasDirectives { Directives: { Count: > 1 } directives }) return;
        var seen = new Dictionary<string, DirectiveNode>();
        foreach (var directive in directives)
        {
            var name = directive.Name.Value;
            if (Schema.Directive(name) is { IsRepeatable: false } && !seen.TryAdd(name, directive))
                Report($"The directive @{name} may stand here only once.", seen[name], directive);
        }
    }
}
