using System.Collections.Concurrent;
using System.Text.Json;
using HotChocolate.Language;
using HotChocolate.Types;
using HotChocolate.Validation;

namespace HotChocolate.Execution;

/// <summary>
/// An operation with a plan for every way its @skip and @include have fallen out so far. So a plan has no conditions left, and
/// its fields stand in the order of the specification, which depends on them.
/// </summary>
internal sealed class CompiledOperation(
    Schema schema, CompiledDocument document, OperationDefinitionNode node, ObjectType root)
{
    // A client that tries all ways costs itself time, not the server memory.
    private const int MaxKept = 16;

    private readonly string[] switches = new SwitchFinder().Of(document.Document);
    private readonly ConcurrentDictionary<ulong, OperationPlan> plans = new();

    // In a box, which threads see whole or not at all.
    private object? cost;

    public Schema Schema => schema;

    public OperationDefinitionNode Node => node;

    public ObjectType Root => root;

    public VariableDefinitions Variables { get; } = new(schema, node.VariableDefinitions);

    public Dictionary<string, FragmentDefinitionNode> Fragments => document.Fragments;

    /// <summary>What it costs at most; the same each time, unless variables say how long lists are.</summary>
    public OperationCost Cost(JsonElement given)
    {
        if (cost is OperationCost known) return known;

        var analysis = new Validation.CostAnalysis(schema, document.Document, node, given);
        var found = analysis.Result();
        if (!analysis.DependsOnVariables) cost = found;
        return found;
    }

    /// <summary>The variable that must decide what is included and is null, as one of a type with a default may be.</summary>
    public string? Undecided(VariableValues variables)
    {
        foreach (var name in switches)
        {
            if (variables.TryGet(name, out var value) && value is null) return name;
        }

        return null;
    }

    public OperationPlan Plan(VariableValues variables)
    {
        var on = 0UL;
        for (var i = 0; i < switches.Length; i++)
        {
            if (variables.TryGet(switches[i], out var value) && value is true) on |= 1UL << (i & 63);
        }

        if (plans.TryGetValue(on, out var known) && switches.Length <= 64) return known;
        var plan = new OperationPlan(this, SwitchedOn(variables));
        if (switches.Length <= 64 && plans.Count < MaxKept) plans.TryAdd(on, plan);
        return plan;
    }

    private string[] SwitchedOn(VariableValues variables) =>
        Array.FindAll(switches, name => variables.TryGet(name, out var value) && value is true);

    /// <summary>Finds the variables that decide what is included.</summary>
    private sealed class SwitchFinder : SyntaxWalker
    {
        private readonly List<string> found = [];

        public string[] Of(DocumentNode document)
        {
            Visit(document);
            return [.. found];
        }

        protected override bool Enter(ISyntaxNode node)
        {
            if (node is DirectiveNode { Name.Value: "skip" or "include", Arguments: [{ Value: VariableNode variable }] }
                && !found.Contains(variable.Value))
            {
                found.Add(variable.Value);
            }

            return true;
        }
    }
}
