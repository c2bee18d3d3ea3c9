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
        foreach (var method in ResolverReader.Of(of)) fields.AddResolver(resolvers.Read(method, null, of.Authorization()), method.Place());
    }

    private TypeModel Fields(Pending pending, Kind kind, string? runtime)
    {
        var (type, name, _, use) = pending;
        var fields = new FieldList(name, problems);
        var everyone = declarations.Authorization(type).ToList();
        foreach (var method in declarations.Resolvers(type).SelectMany(ResolverReader.Of))
            fields.AddResolver(resolvers.Read(method, type, everyone), method.Place());
        var interfaces = declarations.Interfaces(type).ToList();
        foreach (var method in interfaces.SelectMany(Resolving).SelectMany(ResolverReader.Of))
            fields.AddInherited(resolvers.Read(method, type, everyone.Concat(method.ContainingType.Authorization())), method.Place());
        foreach (var property in PropertyReader.Of(type))
            fields.Add(properties.Read(property, type, fields, use), use.Of(property, "").Place);
        foreach (var method in declarations.Extensions(type).SelectMany(ResolverReader.Of))
            fields.AddResolver(resolvers.Read(method, type, everyone.Concat(method.ContainingType.Authorization())), method.Place());

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
