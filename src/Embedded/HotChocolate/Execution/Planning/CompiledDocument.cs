using System.Collections.Concurrent;
using HotChocolate.Language;

namespace HotChocolate.Execution;

/// <summary>A document that was read and validated once, with the plans of its operations.</summary>
internal sealed class CompiledDocument
{
    private readonly Schema schema;
    private readonly List<OperationDefinitionNode> operations = [];
    private readonly ConcurrentDictionary<OperationDefinitionNode, CompiledOperation> compiled = new();

    public CompiledDocument(Schema schema, DocumentNode document)
    {
        this.schema = schema;
        Document = document;
        foreach (var definition in document.Definitions)
        {
            if (definition is OperationDefinitionNode operation) operations.Add(operation);
            else if (definition is FragmentDefinitionNode fragment) Fragments.TryAdd(fragment.Name.Value, fragment);
        }
    }

    public DocumentNode Document { get; }

    public Dictionary<string, FragmentDefinitionNode> Fragments { get; } = [];

    /// <summary>Section 6.1 of the specification, GetOperation; null where there is no such operation.</summary>
    public CompiledOperation? Operation(string? name)
    {
        if (name is null) return operations is [var only] ? Compiled(only) : null;
        foreach (var operation in operations)
        {
            if (operation.Name?.Value == name) return Compiled(operation);
        }

        return null;
    }

    private CompiledOperation? Compiled(OperationDefinitionNode node)
    {
        if (compiled.TryGetValue(node, out var known)) return known;
        return schema.OperationType(node.Operation) is { } root
            ? compiled.GetOrAdd(node, new CompiledOperation(schema, this, node, root))
            : null;
    }
}
