using HotChocolate.Language;
using HotChocolate.Types;

namespace HotChocolate.Validation;

/// <summary>The types a document names exist.</summary>
internal sealed class KnownTypeNames(ValidationContext context) : Rule(context, "sec-Fragment-Spread-Type-Existence")
{
    public override void Enter(ISyntaxNode node)
    {
        if (node is NamedTypeNode { Name.Value: var name } && Schema.Type(name) is null)
            Report($"There is no type {name}.", node);
    }
}

/// <summary>Fragments are on types that have fields.</summary>
internal sealed class FragmentsOnCompositeTypes(ValidationContext context)
    : Rule(context, "sec-Fragments-on-Object-Interface-or-Union-Types")
{
    public override void Enter(ISyntaxNode node)
    {
        var condition = node switch
        {
            InlineFragmentNode fragment => fragment.TypeCondition,
            FragmentDefinitionNode fragment => fragment.TypeCondition,
            _ => null,
        };
        if (condition is not null && Schema.Type(condition.Name.Value)?.IsCompositeType() is false)
            Report($"A fragment cannot be on {condition.Name.Value}, which has no fields to select.", condition);
    }
}

/// <summary>Variables have types that values can be given for.</summary>
internal sealed class VariablesAreInputTypes(ValidationContext context) : Rule(context, "sec-Variables-Are-Input-Types")
{
    public override void Enter(ISyntaxNode node)
    {
        if (node is VariableDefinitionNode variable && Schema.Find(variable.Type)?.IsInputType() is false)
            Report($"The variable ${variable.Variable.Value} cannot be of {variable.Type}, which is no input type.", variable.Type);
    }
}
