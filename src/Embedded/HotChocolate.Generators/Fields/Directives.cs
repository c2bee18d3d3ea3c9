using System.Globalization;
using Microsoft.CodeAnalysis;

namespace HotChocolate.Generators;

/// <summary>The directives of fields, as the schema writes them.</summary>
internal static class Directives
{
    public const string CostDefinition =
        "\"What resolving a field costs.\" directive @cost(weight: String!) on FIELD_DEFINITION";

    public const string ListSizeDefinition =
        "\"How long a list is, at most.\" directive @listSize(assumedSize: Int, slicingArguments: [String!], "
        + "slicingArgumentDefaultValue: Int, sizedFields: [String!], requireOneSlicingArgument: Boolean! = true) on FIELD_DEFINITION";

    private const double ResolverCost = 10;

    public static string Cost(double weight) => $"@cost(weight: \"{weight.ToString(CultureInfo.InvariantCulture)}\")";

    public static IEnumerable<string> Of(ISymbol member, string? deprecated = null)
    {
        if ((deprecated ?? member.DeprecationReason()) is { } reason) yield return $"@deprecated(reason: {Literals.Text(reason)})";
        if (member.Attribute(Attributes.ListSize)?.Named<int>("AssumedSize") is { } size and > 0)
            yield return $"@listSize(assumedSize: {size})";
        if (member.Attribute(Attributes.Cost) is { ConstructorArguments: [{ Value: double given }] }) yield return Cost(given);
        else if (member is IMethodSymbol) yield return Cost(ResolverCost);
    }
}
