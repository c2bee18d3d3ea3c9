using Microsoft.CodeAnalysis;

namespace HotChocolate.Generators;

/// <summary>Makes an enum of an enum.</summary>
internal sealed class EnumReader(Documentation docs)
{
    public TypeModel Read(INamedTypeSymbol type, string name) => new(
        Kind.Enum, name, docs.Of(type), new([]),
        new(type.GetMembers().OfType<IFieldSymbol>()
            .Where(field => field.HasConstantValue && !field.Has(Attributes.Ignore)).Select(Value)));

    public static string NameOf(IFieldSymbol value) => value.GivenName() ?? Naming.Screaming(value.Name);

    private MemberModel Value(IFieldSymbol value) => new(
        NameOf(value), docs.Of(value), null, MemberModel.None, null, new(Directives.Of(value)),
        $"{value.ContainingType.FullName()}.{Identifiers.Escape(value.Name)}");
}
