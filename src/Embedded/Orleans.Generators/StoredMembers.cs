using Microsoft.CodeAnalysis;

namespace Orleans.Generators;

/// <summary>One thing a type remembers.</summary>
internal sealed record StoredMember(string Name, ITypeSymbol Type, bool IsWritable, bool IsMarked);

/// <summary>What a type remembers, as opposed to what it computes.</summary>
internal static class StoredMembers
{
    public static IEnumerable<StoredMember> Of(INamedTypeSymbol type)
    {
        var fields = type.GetMembers().OfType<IFieldSymbol>().Where(field => !field.IsStatic).ToList();
        var isWhole = fields.Count > 0 || type.DeclaringSyntaxReferences.Length > 0;
        return isWhole ? fields.Select(Field).Concat(Setters(type)) : Properties(type);
    }

    private static StoredMember Field(IFieldSymbol field)
    {
        var named = field.AssociatedSymbol ?? field;
        return new StoredMember(named.Name, field.Type, !field.IsReadOnly && !IsInitOnly(named), IsMarked(named));
    }

    private static IEnumerable<StoredMember> Setters(INamedTypeSymbol type) => type.GetMembers()
        .OfType<IPropertySymbol>()
        .Where(property => !property.IsStatic && property.SetMethod is { IsInitOnly: false })
        .Select(property => new StoredMember(property.Name, property.Type, true, false));

    // Reference assemblies leave out private fields: there, what is set at construction is what is stored.
    private static IEnumerable<StoredMember> Properties(INamedTypeSymbol type)
    {
        var given = type.InstanceConstructors.SelectMany(each => each.Parameters).Select(each => each.Name);
        var names = new HashSet<string>(given, StringComparer.OrdinalIgnoreCase);
        return type.GetMembers().OfType<IPropertySymbol>()
            .Where(property => !property.IsStatic && (property.SetMethod is not null || names.Contains(property.Name)))
            .Select(property => new StoredMember(
                property.Name, property.Type, property.SetMethod is { IsInitOnly: false }, IsMarked(property)));
    }

    private static bool IsInitOnly(ISymbol symbol) =>
        symbol is IPropertySymbol { SetMethod: null or { IsInitOnly: true } };

    private static bool IsMarked(ISymbol symbol) => symbol.Attribute(Mutability.Mark) is not null;
}
