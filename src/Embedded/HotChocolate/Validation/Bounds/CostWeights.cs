using System.Globalization;
using HotChocolate.Language;
using HotChocolate.Types;

namespace HotChocolate.Validation;

/// <summary>What single things cost: what @cost says, else 1 for what may be large and 0 for a plain value.</summary>
internal static class CostWeights
{
    public static double Of(OutputField field) =>
        Declared(field.Directives) ?? (field.Type.IsCompositeType() || field.Type.IsListType() ? 1 : 0);

    public static double Of(NamedType type) => Declared(type.Directives) ?? (type.IsCompositeType() ? 1 : 0);

    /// <summary>An argument or an input field with what is given for it.</summary>
    public static double Of(InputField input, IValueNode value) =>
        (Declared(input.Directives) ?? (input.Type.NamedType() is InputObjectType ? 1 : 0)) + Inside(input.Type.NamedType(), value);

    private static double Inside(NamedType type, IValueNode value) => value switch
    {
        ListValueNode list => list.Items.Sum(item => Inside(type, item)),
        ObjectValueNode given when type is InputObjectType input =>
            given.Fields.Sum(field => input.Field(field.Name.Value) is { } known ? Of(known, field.Value) : 0),
        _ => 0,
    };

    private static double? Declared(IReadOnlyList<DirectiveNode> directives)
    {
        foreach (var directive in directives)
        {
            if (directive.Name.Value == "cost" && directive.Arguments is [{ Value.Value: string weight }])
                return double.Parse(weight, CultureInfo.InvariantCulture);
        }
        return null;
    }
}
