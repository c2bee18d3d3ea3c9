using System.Text.Json;
using HotChocolate.Language;
using HotChocolate.Types;

namespace HotChocolate.Execution;

/// <summary>A field of one object type as an operation selects it.</summary>
internal sealed class Selection
{
    private readonly OperationPlan plan;
    private readonly FieldNode[] nodes;
    private SelectionSet? first;
    private SelectionSet[] others = [];

    public Selection(OperationPlan plan, string responseName, OutputField field, FieldNode[] nodes)
    {
        (this.plan, this.nodes, Field, ResponseName) = (plan, nodes, field, responseName);
        JsonName = JsonEncodedText.Encode(responseName, ResponseWriter.Encoder);
        Shape = new OutputShape(field.Type);
        Arguments = new SelectedArguments(field, nodes[0]);
        Way = WayOf(field);
    }

    public OutputField Field { get; }

    public string ResponseName { get; }

    public JsonEncodedText JsonName { get; }

    public OutputShape Shape { get; }

    public SelectedArguments Arguments { get; }

    public ResolvingWay Way { get; }

    /// <summary>Where it stands in the document; several where it was merged.</summary>
    public IReadOnlyList<Location> Locations
    {
        get
        {
            var locations = new List<Location>(nodes.Length);
            foreach (var node in nodes)
            {
                if (node.Location is { } location) locations.Add(location);
            }

            return locations;
        }
    }

    /// <summary>What is selected below it of values of one type.</summary>
    public SelectionSet Of(ObjectType type)
    {
        // Threads that come here at once plan the same, each for itself; whichever is kept will do.
        var known = Volatile.Read(ref first);
        if (known?.Type == type) return known;
        foreach (var other in Volatile.Read(ref others))
        {
            if (other.Type == type) return other;
        }

        var planned = Plan(type);
        if (known is null) Volatile.Write(ref first, planned);
        else Volatile.Write(ref others, [.. others, planned]);
        return planned;
    }

    /// <summary>Whether a field is selected below it, of whatever type.</summary>
    public bool Selects(string fieldName)
    {
        foreach (var type in plan.Operation.Schema.PossibleTypes(Field.Type.NamedType()))
        {
            if (Array.Exists(Of(type).Fields, selection => selection.Field.Name == fieldName)) return true;
        }

        return false;
    }

    private SelectionSet Plan(ObjectType type)
    {
        var fields = new FieldCollector(plan, type);
        foreach (var node in nodes)
        {
            if (node.SelectionSet is { } below) fields.Collect(below);
        }

        return fields.ToSelectionSet();
    }

    private static ResolvingWay WayOf(OutputField field) => field.Binding switch
    {
        null => field.Name == "__typename" ? ResolvingWay.TypeName : ResolvingWay.None,
        { Authorize.Count: > 0 } => ResolvingWay.Guarded,
        { Property: not null } => ResolvingWay.Property,
        { Resolver: not null } => ResolvingWay.Resolver,
        { AsyncResolver: not null } => ResolvingWay.AsyncResolver,
        _ => ResolvingWay.Event,
    };
}

/// <summary>How a field's value is found.</summary>
internal enum ResolvingWay
{
    /// <summary>Nothing is bound to the field.</summary>
    None,
    TypeName,
    Property,
    Resolver,
    AsyncResolver,

    /// <summary>The parent is the value: the event of a subscription.</summary>
    Event,

    /// <summary>Whoever asks must be let in first.</summary>
    Guarded,
}
