using HotChocolate.Language;

namespace HotChocolate.Validation;

/// <summary>Holds documents against the rules of the specification's section 5, edition September 2025.</summary>
public static class DocumentValidator
{
    /// <summary>What is wrong with the document; empty where its operations can be run.</summary>
    public static IReadOnlyList<IError> Validate(Schema schema, DocumentNode document)
    {
        ArgumentNullException.ThrowIfNull(schema);
        ArgumentNullException.ThrowIfNull(document);
        var context = new ValidationContext(schema, document);
        return Validate(context, Rules(context));
    }

    internal static IReadOnlyList<IError> Validate(ValidationContext context, Rule[] rules)
    {
        new Walk(context, rules).Visit(context.Document);
        return context.Errors;
    }

    private static Rule[] Rules(ValidationContext context) =>
    [
        new ExecutableDefinitions(context),
        new UniqueOperationNames(context),
        new LoneAnonymousOperation(context),
        new SingleFieldSubscriptions(context),
        new KnownTypeNames(context),
        new FragmentsOnCompositeTypes(context),
        new VariablesAreInputTypes(context),
        new ScalarLeafs(context),
        new FieldsOnCorrectType(context),
        new UniqueFragmentNames(context),
        new KnownFragmentNames(context),
        new NoUnusedFragments(context),
        new PossibleFragmentSpreads(context),
        new NoFragmentCycles(context),
        new UniqueVariableNames(context),
        new NoUndefinedVariables(context),
        new NoUnusedVariables(context),
        new KnownDirectives(context),
        new UniqueDirectivesPerLocation(context),
        new KnownArgumentNames(context),
        new UniqueArgumentNames(context),
        new ValuesOfCorrectType(context),
        new ProvidedRequiredArguments(context),
        new VariablesInAllowedPosition(context),
        new OverlappingFieldsCanBeMerged(context),
        new UniqueInputFieldNames(context),
        new MaxIntrospectionDepth(context),
    ];

    /// <summary>Shows every node to every rule.</summary>
    private sealed class Walk(ValidationContext context, Rule[] rules) : SyntaxWalker
    {
        protected override bool Enter(ISyntaxNode node)
        {
            // No rule asks for the names alone.
            if (context.IsOver || node is NameNode) return false;
            // One rule refuses these; the others are not for them.
            if (node is ITypeSystemDefinitionNode or ITypeSystemExtensionNode) return false;
            context.Position.Enter(node);
            context.Variables.Enter(node);
            foreach (var rule in rules) rule.Enter(node);
            return true;
        }

        protected override void Leave(ISyntaxNode node)
        {
            if (context.IsOver) return;
            foreach (var rule in rules) rule.Leave(node);
            context.Variables.Leave(node);
            context.Position.Leave(node);
        }
    }
}
