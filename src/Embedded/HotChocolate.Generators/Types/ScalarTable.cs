using Microsoft.CodeAnalysis;

namespace HotChocolate.Generators;

/// <summary>The C# types that are scalars.</summary>
internal static class ScalarTable
{
    private const string Incoming = "global::HotChocolate.Resolvers.Incoming";
    private const string Outgoing = "global::HotChocolate.Resolvers.Outgoing";

    private static readonly Dictionary<string, string> Names = new()
    {
        ["System.String"] = "String",
        ["System.Boolean"] = "Boolean",
        ["System.Byte"] = "Byte",
        ["System.Int16"] = "Short",
        ["System.Int32"] = "Int",
        ["System.Int64"] = "Long",
        ["System.Single"] = "Float",
        ["System.Double"] = "Float",
        ["System.Decimal"] = "Decimal",
        ["System.Guid"] = "UUID",
        ["System.DateTime"] = "DateTime",
        ["System.DateTimeOffset"] = "DateTime",
        ["System.DateOnly"] = "LocalDate",
        ["System.TimeOnly"] = "LocalTime",
        ["System.TimeSpan"] = "TimeSpan",
        ["System.Uri"] = "URL",
        ["System.Text.Json.JsonElement"] = "JSON",
    };

    /// <summary>The scalar a type is, null not among its values; null where it is none.</summary>
    public static Shape? Of(ITypeSymbol type, bool isId)
    {
        if (Identity(type) is { } inner)
        {
            var value = Id(inner)!;
            return new Shape("ID", type, false, In: $"new {type.FullName()}({value})", Out: "{0}.Value");
        }

        if (isId) return Id(type) is { } read ? new Shape("ID", type, false, In: read) : null;
        if (type is IArrayTypeSymbol { ElementType.SpecialType: SpecialType.System_Byte, Rank: 1 })
            return new Shape("ByteArray", type, false, In: "(byte[]){0}");

        return Names.TryGetValue(type.Name(), out var name) && type is INamedTypeSymbol ? Plain(name, type) : null;
    }

    private static Shape Plain(string name, ITypeSymbol type) => type.Name() switch
    {
        "System.Single" => new Shape(name, type, false, In: "(float)(double){0}"),
        "System.DateTime" => new Shape(
            name, type, false, In: "((global::System.DateTimeOffset){0}).UtcDateTime", Out: Outgoing + ".Instant({0})"),
        _ => new Shape(name, type, false, In: $"({type.FullName()}){{0}}"),
    };

    private static string? Id(ITypeSymbol type) => type.Name() switch
    {
        "System.Guid" => Incoming + ".Guid({0})",
        "System.Int32" => Incoming + ".Int({0})",
        "System.String" => "(string){0}",
        _ => null,
    };

    // A record struct around one Value names something: RentalId(Guid Value). In a referenced assembly it is a plain struct.
    private static ITypeSymbol? Identity(ITypeSymbol type)
    {
        if (type is not INamedTypeSymbol { TypeKind: TypeKind.Struct, IsReadOnly: true, IsGenericType: false } some) return null;

        var made = some.InstanceConstructors.Where(each => each.Parameters.Length > 0).ToList();
        if (made is not [{ Parameters: [{ Name: "Value" } value] }]) return null;
        return value.Type.Name() is "System.Guid" or "System.String" ? value.Type : null;
    }
}
