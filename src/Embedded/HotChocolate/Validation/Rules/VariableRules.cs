using HotChocolate.Language;
using HotChocolate.Types;

namespace HotChocolate.Validation;

/// <summary>A rule for the variables of an operation, once it is known where all of them are used.</summary>
internal abstract class VariableRule(ValidationContext context, string section) : Rule(context, section)
{
    private readonly ValidationContext context = context;

    public sealed override void Leave(ISyntaxNode node)
    {
        if (node is not DocumentNode document) return;
        foreach (var operation in document.Definitions.OfType<OperationDefinitionNode>())
        {
            if (context.IsOver) return;
            Check(operation, context.Variables.Of(operation));
        }
    }

    protected abstract void Check(OperationDefinitionNode operation, IReadOnlyList<VariableUsage> usages);
}

/// <summary>No two variables of an operation have one name.</summary>
internal sealed class UniqueVariableNames(ValidationContext context) : Rule(context, "sec-Variable-Uniqueness")
{
    public override void Enter(ISyntaxNode node)
    {
        if (node is not OperationDefinitionNode { VariableDefinitions: var variables }) return;
        foreach (var same in variables.Select(variable => variable.Variable.Name).Repeated())
            Report($"The variable ${same.Key} is declared more than once.", same);
    }
}

/// <summary>The variables that an operation and its fragments use are declared by the operation.</summary>
internal sealed class NoUndefinedVariables(ValidationContext context) : VariableRule(context, "sec-All-Variable-Uses-Defined")
{
    protected override void Check(OperationDefinitionNode operation, IReadOnlyList<VariableUsage> usages)
    {
        var declared = operation.VariableDefinitions.Select(variable => variable.Variable.Value).ToHashSet();
        foreach (var usage in usages)
        {
            if (!declared.Contains(usage.Node.Value))
                Report($"The variable ${usage.Node.Value} is not declared by the operation.", usage.Node, operation);
        }
    }
}

/// <summary>All variables declared are used.</summary>
internal sealed class NoUnusedVariables(ValidationContext context) : VariableRule(context, "sec-All-Variables-Used")
{
    protected override void Check(OperationDefinitionNode operation, IReadOnlyList<VariableUsage> usages)
    {
        var used = usages.Select(usage => usage.Node.Value).ToHashSet();
        foreach (var variable in operation.VariableDefinitions)
        {
            if (!used.Contains(variable.Variable.Value)) Report($"The variable ${variable.Variable.Value} is never used.", variable);
        }
    }
}

/// <summary>A variable is used only where each value it may have may stand.</summary>
internal sealed class VariablesInAllowedPosition(ValidationContext context)
    : VariableRule(context, "sec-All-Variable-Usages-Are-Allowed")
{
    protected override void Check(OperationDefinitionNode operation, IReadOnlyList<VariableUsage> usages)
    {
        var declared = new Dictionary<string, VariableDefinitionNode>();
        foreach (var variable in operation.VariableDefinitions) declared[variable.Variable.Value] = variable;
        foreach (var usage in usages)
        {
            if (declared.TryGetValue(usage.Node.Value, out var variable)) Check(variable, usage);
        }
    }

    private void Check(VariableDefinitionNode variable, VariableUsage usage)
    {
        if (usage.Type is not { } asked || Schema.Find(variable.Type) is not { } type) return;
        var name = variable.Variable.Value;
        if (!IsAllowed(type, variable.DefaultValue, asked, usage.HasDefault))
            Report($"The variable ${name} is of {type} and cannot stand for {asked}.", variable, usage.Node);
        if (usage.ParentType is InputObjectType { IsOneOf: true } parent && !type.IsNonNullType())
            Report($"The variable ${name} may be null and cannot be the one field given of {parent}.", variable, usage.Node);
    }

    // A default, of the variable or of the place, stands in where nothing is given: null then never arrives.
    private static bool IsAllowed(IType type, IValueNode? byDefault, IType asked, bool hasDefault) =>
        asked is NonNullType nonNull && !type.IsNonNullType()
            ? (hasDefault || byDefault is not (null or NullValueNode)) && type.FitsIn(nonNull.Type)
            : type.FitsIn(asked);
}
