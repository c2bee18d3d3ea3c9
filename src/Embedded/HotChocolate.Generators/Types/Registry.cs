using Microsoft.CodeAnalysis;

namespace HotChocolate.Generators;

/// <summary>A type on its way into the schema.</summary>
internal sealed record Pending(INamedTypeSymbol Type, string Name, bool IsInput, Use Use);

/// <summary>The types of the schema: those read, and those mentioned but not read yet.</summary>
internal sealed class Registry(Declarations declarations, List<Problem> problems)
{
    private readonly Dictionary<ISymbol, string> outputs = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<ISymbol, string> inputs = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<string, string> owners = new() { ["Query"] = "", ["Mutation"] = "", ["Subscription"] = "" };
    private readonly Dictionary<string, TypeModel> types = [];
    private readonly Queue<Pending> pending = [];

    /// <summary>All that was read, in the order of the names; the operations come first.</summary>
    public IEnumerable<TypeModel> Types => types.Values
        .OrderBy(type => type.Kind == Kind.Extension ? 0 : 1)
        .ThenBy(type => type.Kind == Kind.Extension ? Array.IndexOf(Declarations.OperationTypes, type.Name) : 0)
        .ThenBy(type => type.Name, StringComparer.Ordinal);

    /// <summary>What the type is called; it is read in its turn.</summary>
    public string Name(INamedTypeSymbol type, bool isInput, Use use)
    {
        var isEnum = type.TypeKind == TypeKind.Enum;
        var names = isInput && !isEnum ? inputs : outputs;
        if (names.TryGetValue(type, out var known)) return known;

        var name = declarations.NameOf(type);
        if (isInput && !isEnum && !name.EndsWith("Input", StringComparison.Ordinal)) name += "Input";
        names.Add(type, name);
        if (owners.TryGetValue(name, out var other))
            problems.Add(Problem.At(use.Of(type, "").Place, Problems.SameType, type.ShortName(), other, name));
        else owners.Add(name, type.ShortName());
        pending.Enqueue(new Pending(type, name, isInput, use));
        return name;
    }

    public bool Next(out Pending next)
    {
        next = pending.Count > 0 ? pending.Dequeue() : null!;
        return next is not null;
    }

    public void Add(TypeModel type) => types[type.Name] = type;

    /// <summary>Adds a type that no C# type stands for.</summary>
    public void Add(TypeModel type, Use use)
    {
        var isOther = types.TryGetValue(type.Name, out var known) ? !known.Equals(type) : owners.ContainsKey(type.Name);
        if (isOther) problems.Add(Problem.At(use.Place, Problems.SameType, use.Name, known?.Runtime ?? owners[type.Name], type.Name));
        else types[type.Name] = type;
        owners[type.Name] = use.Name;
    }
}
