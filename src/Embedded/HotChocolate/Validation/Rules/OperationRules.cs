using HotChocolate.Language;

namespace HotChocolate.Validation;

/// <summary>A document to run holds operations and fragments, nothing else.</summary>
internal sealed class ExecutableDefinitions(ValidationContext context) : Rule(context, "sec-Executable-Definitions")
{
    public override void Enter(ISyntaxNode node)
    {
        if (node is not DocumentNode document) return;
        foreach (var definition in document.Definitions)
        {
            if (definition is not IExecutableDefinitionNode)
                Report("The document defines types; only operations and fragments can be run.", definition);
        }
    }
}

/// <summary>No two operations have one name.</summary>
internal sealed class UniqueOperationNames(ValidationContext context) : Rule(context, "sec-Operation-Name-Uniqueness")
{
    private readonly Dictionary<string, NameNode> seen = [];

    public override void Enter(ISyntaxNode node)
    {
        if (node is OperationDefinitionNode { Name: { } name } && !seen.TryAdd(name.Value, name))
            Report($"There is more than one operation named {name.Value}.", seen[name.Value], name);
    }
}

/// <summary>An operation without a name is the only one.</summary>
internal sealed class LoneAnonymousOperation(ValidationContext context) : Rule(context, "sec-Lone-Anonymous-Operation")
{
    private readonly bool isAlone = context.Document.Definitions.OfType<OperationDefinitionNode>().Take(2).Count() < 2;

    public override void Enter(ISyntaxNode node)
    {
        if (!isAlone && node is OperationDefinitionNode { Name: null })
            Report("An operation without a name must be the only one of its document.", node);
    }
}
