using Microsoft.CodeAnalysis;

namespace HotChocolate.Generators;

/// <summary>What the classes of an API say they are.</summary>
internal sealed class Declarations
{
    public static readonly string[] OperationTypes = ["Query", "Mutation", "Subscription"];

    private readonly Dictionary<ISymbol, List<INamedTypeSymbol>> resolvers = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<ISymbol, List<INamedTypeSymbol>> extensions = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<ISymbol, Configuration> configurations = new(SymbolEqualityComparer.Default);
    private readonly List<INamedTypeSymbol> interfaces = [];
    private readonly List<INamedTypeSymbol> unions = [];

    public Declarations(IEnumerable<INamedTypeSymbol> classes, List<Problem> problems)
    {
        foreach (var each in classes)
        {
            foreach (var attribute in each.GetAttributes()) Read(each, attribute, problems);
        }
    }

    /// <summary>The classes of each operation type's fields.</summary>
    public ILookup<string, INamedTypeSymbol> Operations =>
        operations.ToLookup(each => each.Operation, each => each.Class);

    private readonly List<(string Operation, INamedTypeSymbol Class)> operations = [];

    /// <summary>The types the API declares by name, rather than by mentioning them.</summary>
    public IEnumerable<(INamedTypeSymbol Type, Use Use)> Roots => roots;

    private readonly List<(INamedTypeSymbol Type, Use Use)> roots = [];

    public List<PartModel> Parts { get; } = [];

    public IEnumerable<INamedTypeSymbol> Interfaces(INamedTypeSymbol type) =>
        interfaces.Where(each => !SymbolEqualityComparer.Default.Equals(each, type) && type.IsOrDerivesFrom(each));

    public bool IsInterface(ITypeSymbol type) => interfaces.Contains(type, SymbolEqualityComparer.Default);

    public bool IsUnion(ITypeSymbol type) => unions.Contains(type, SymbolEqualityComparer.Default);

    public bool IsAbstract(ITypeSymbol type) => IsInterface(type) || IsUnion(type);

    public IEnumerable<INamedTypeSymbol> Resolvers(INamedTypeSymbol type) => resolvers.TryGetValue(type, out var all) ? all : [];

    public IEnumerable<INamedTypeSymbol> Extensions(INamedTypeSymbol type) => extensions.TryGetValue(type, out var all) ? all : [];

    public Configuration Configuration(INamedTypeSymbol type) =>
        configurations.TryGetValue(type, out var some) ? some : Generators.Configuration.None;

    public string NameOf(INamedTypeSymbol type) => Configuration(type).Name ?? type.GivenName() ?? Given(type) ?? type.Name;

    /// <summary>Who may see the type, whatever the field.</summary>
    public IEnumerable<string> Authorization(INamedTypeSymbol type) =>
        Resolvers(type).Append(type).SelectMany(each => each.Authorization());

    private static string? Given(INamedTypeSymbol type) =>
        (type.Attribute(Attributes.Interface) ?? type.Attribute(Attributes.Union) ?? type.Attribute(Attributes.Input))?.Text();

    private void Read(INamedTypeSymbol each, AttributeData attribute, List<Problem> problems)
    {
        var target = attribute.AttributeClass is { TypeArguments: [INamedTypeSymbol one] } ? one : null;
        switch (attribute.AttributeClass?.Name())
        {
            case Attributes.Query: Operation("Query", each, problems); break;
            case Attributes.Mutation: Operation("Mutation", each, problems); break;
            case Attributes.Subscription: Operation("Subscription", each, problems); break;
            case Attributes.Object when target is not null: Declare(resolvers, each, target, "Object", problems); break;
            case Attributes.Extend when target is not null: Declare(extensions, each, target, "Object", problems); break;
            case Attributes.Interface when target is not null:
                interfaces.Add(target);
                Declare(resolvers, each, target, "Interface", problems);
                break;
            case Attributes.Interface: interfaces.Add(each); roots.Add((each, Use.Of(each))); break;
            case Attributes.Union: unions.Add(each); roots.Add((each, Use.Of(each))); break;
        }
    }

    private void Operation(string operation, INamedTypeSymbol each, List<Problem> problems)
    {
        if (IsStatic(each, problems)) operations.Add((operation, each));
    }

    private void Declare(
        Dictionary<ISymbol, List<INamedTypeSymbol>> to, INamedTypeSymbol each, INamedTypeSymbol target, string kind, List<Problem> problems)
    {
        if (!IsStatic(each, problems)) return;

        if (!to.TryGetValue(target, out var classes)) to.Add(target, classes = []);
        classes.Add(each);
        roots.Add((target, Use.Of(each)));
        if (ConfigureReader.Read(each, problems) is not { } configuration) return;

        configurations[target] = configuration;
        Parts.Add(new PartModel(
            each.ContainingNamespace.IsGlobalNamespace ? "" : each.ContainingNamespace.ToDisplayString(),
            each.Name,
            $"global::HotChocolate.Types.I{kind}TypeDescriptor<{target.FullName()}>"));
    }

    private static bool IsStatic(INamedTypeSymbol each, List<Problem> problems)
    {
        if (!each.IsStatic) problems.Add(Problem.At(each.Place(), Problems.NotStatic, each.ShortName()));
        return each.IsStatic;
    }
}
