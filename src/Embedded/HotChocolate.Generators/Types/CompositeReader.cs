using Microsoft.CodeAnalysis;

namespace HotChocolate.Generators;

/// <summary>Makes objects, interfaces and unions of classes.</summary>
internal sealed class CompositeReader(
    Compilation compilation,
    Declarations declarations,
    Registry registry,
    Documentation docs,
    PropertyReader properties,
    ResolverReader resolvers,
    List<Problem> problems)
{
    public TypeModel Read(Pending pending)
    {
        var (type, name, _, use) = pending;
        if (!declarations.IsAbstract(type)) return Fields(pending, Kind.Object, type.FullName());

        var derived = Derived(type).Select(each => registry.Name(each, false, use)).ToList();
        return declarations.IsInterface(type)
            ? Fields(pending, Kind.Interface, null)
            : new TypeModel(Kind.Union, name, Description(type), new(derived), MemberModel.None);
    }

    /// <summary>The fields that a class adds to an operation.</summary>
    public void Operation(INamedTypeSymbol of, FieldList fields)
    {
        AddAll(of, null, fields, []);
        if (!of.Has(Attributes.Subscription)) return;

        foreach (var member in PropertyReader.StaticOf(of).Concat<ISymbol>(ResolverReader.Of(of)).Where(each => !each.Has(Attributes.Subscribe)))
            problems.Add(Problem.At(member.Place(), Problems.NoEvents, member.ShortName(), "[Subscribe]"));
    }

    /// <summary>Adds the methods and the properties of a class of resolvers.</summary>
    private void AddAll(INamedTypeSymbol of, INamedTypeSymbol? parent, FieldList fields, IEnumerable<string> authorization)
    {
        var everyone = authorization.Concat(of.Authorization()).ToList();
        foreach (var property in PropertyReader.StaticOf(of)) fields.AddResolver(properties.Read(property, everyone), property.Place());
        foreach (var method in ResolverReader.Of(of)) fields.AddResolver(resolvers.Read(method, parent, everyone), method.Place());
    }

    private TypeModel Fields(Pending pending, Kind kind, string? runtime)
    {
        var (type, name, _, use) = pending;
        var fields = new FieldList(name, problems);
        var everyone = declarations.Authorization(type).ToList();
        foreach (var each in declarations.Resolvers(type)) AddAll(each, type, fields, everyone);
        var interfaces = declarations.Interfaces(type).ToList();
        foreach (var property in interfaces.SelectMany(Resolving).SelectMany(PropertyReader.StaticOf))
            fields.AddInherited(properties.Read(property, everyone.Concat(property.ContainingType.Authorization())), property.Place());
        foreach (var method in interfaces.SelectMany(Resolving).SelectMany(ResolverReader.Of))
            fields.AddInherited(resolvers.Read(method, type, everyone.Concat(method.ContainingType.Authorization())), method.Place());
        foreach (var property in PropertyReader.Of(type))
            fields.Add(properties.Read(property, type, fields, use), use.Of(property, "").Place);
        foreach (var each in declarations.Extensions(type)) AddAll(each, type, fields, everyone);

        var names = interfaces.Select(each => registry.Name(each, false, use));
        return new TypeModel(kind, name, Description(type), new(names), fields.ToModel(), runtime);
    }

    private IEnumerable<INamedTypeSymbol> Resolving(INamedTypeSymbol type) =>
        declarations.Resolvers(type).Concat(declarations.Extensions(type));

    private string? Description(INamedTypeSymbol type) => declarations.Configuration(type).Description ?? docs.Of(type);

    // In this assembly and in the type's own: there is nowhere else the API knows of.
    private IEnumerable<INamedTypeSymbol> Derived(INamedTypeSymbol type) =>
        new[] { type.ContainingAssembly, compilation.Assembly }.Distinct(SymbolEqualityComparer.Default).OfType<IAssemblySymbol>()
            .SelectMany(assembly => assembly.GlobalNamespace.AllTypes())
            .Where(each => each is { IsAbstract: false, IsGenericType: false, TypeKind: TypeKind.Class or TypeKind.Struct })
            .Where(each => each.IsOrDerivesFrom(type));
}
