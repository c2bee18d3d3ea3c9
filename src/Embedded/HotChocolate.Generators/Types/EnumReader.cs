using Microsoft.CodeAnalysis;

namespace HotChocolate.Generators;

/// <summary>Makes an enum of an enum.</summary>
internal static class EnumReader
{
    public static TypeModel Read(INamedTypeSymbol type, string name) => new(
        Kind.Enum, name, type.Description(), new([]),
        new(type.GetMembers().OfType<IFieldSymbol>().Where(field => field.HasConstantValue && !field.Has(Attributes.Ignore)).Select(Value)));

    public static string NameOf(IFieldSymbol value) => value.GivenName() ?? Naming.Screaming(value.Name);

    private static MemberModel Value(IFieldSymbol value) => new(
        NameOf(value), value.Description(), null, MemberModel.None, null, new(Directives.Of(value)),
        $"{value.ContainingType.FullName()}.{Identifiers.Escape(value.Name)}");
}
