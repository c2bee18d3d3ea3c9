using Microsoft.CodeAnalysis;

namespace HotChocolate.Generators;

/// <summary>Makes a field of a property.</summary>
internal sealed class PropertyReader(Shapes shapes, Documentation docs, Declarations declarations)
{
    /// <summary>The properties a type has for all to see, those it inherits first.</summary>
    public static IEnumerable<IPropertySymbol> Of(INamedTypeSymbol type)
    {
        List<ITypeSymbol> lineage = [.. type.TypeKind == TypeKind.Interface ? type.AllInterfaces : []];
        for (ITypeSymbol? each = type; each is { SpecialType: SpecialType.None }; each = each.BaseType) lineage.Insert(0, each);

        Dictionary<string, IPropertySymbol> last = [];
        List<string> names = [];
        foreach (var property in lineage.SelectMany(each => each.GetMembers()).OfType<IPropertySymbol>().Where(IsServed))
        {
            if (!last.ContainsKey(property.Name)) names.Add(property.Name);
            last[property.Name] = property;
        }

        return names.Select(name => last[name]);
    }

    /// <summary>The properties that a class of resolvers has itself, which tell the same of every parent.</summary>
    public static IEnumerable<IPropertySymbol> StaticOf(INamedTypeSymbol type) => type.GetMembers().OfType<IPropertySymbol>()
        .Where(each => each.IsStatic && IsReadByAll(each) && !each.Has(Attributes.Ignore));

    /// <summary>A property of a class of resolvers; null where its type is none a schema has.</summary>
    public MemberModel? Read(IPropertySymbol property, IEnumerable<string> authorization)
    {
        if (shapes.Output(property.Type, property.IsId(), Use.Of(property)) is not { } shape) return null;

        var code = shape.Outgoing($"{property.ContainingType.FullName()}.{Identifiers.Escape(property.Name)}");
        return new MemberModel(
            NameOf(property, null), docs.Of(property), shape.Sdl, MemberModel.None, null,
            new(Directives.Of(property)), Binding.Property(code, property.Authorization(authorization)));
    }

    /// <summary>Null where it is left out, or its type is none a schema has.</summary>
    public MemberModel? Read(IPropertySymbol property, INamedTypeSymbol owner, FieldList fields, Use use)
    {
        var configuration = declarations.Configuration(owner);
        var given = configuration.Find(property.Name);
        var name = NameOf(property, given);
        if (property.Has(Attributes.Ignore) || !configuration.IsField(property.Name)) return null;

        // A resolver of the same name stands in for the property.
        if (fields.HasResolver(name)) return null;

        use = use.Of(property, $"{owner.ShortName()}.{property.Name}");
        if (shapes.Output(property.Type, property.IsId(), use) is not { } shape) return null;

        var code = shape.Outgoing($"(({owner.FullName()})of).{Identifiers.Escape(property.Name)}");
        return new MemberModel(
            name, given?.Description ?? docs.Of(property), shape.Sdl, MemberModel.None, null,
            new(Directives.Of(property, given?.Deprecated)), Binding.Property(code, Authorization(property, owner)));
    }

    private IEnumerable<string> Authorization(IPropertySymbol property, INamedTypeSymbol owner) =>
        property.Authorization(
            declarations.Configuration(owner).Find(property.Name)?.IsAnonymous == true ? [] : declarations.Authorization(owner));

    private static string NameOf(IPropertySymbol property, MemberConfiguration? given) =>
        given?.Name ?? property.GivenName() ?? Naming.Camel(property.Name);

    private static bool IsServed(IPropertySymbol property) =>
        property is { IsStatic: false, IsIndexer: false } && IsReadByAll(property);

    private static bool IsReadByAll(IPropertySymbol property) =>
        property.DeclaredAccessibility == Accessibility.Public
        && property.GetMethod?.DeclaredAccessibility == Accessibility.Public;
}
