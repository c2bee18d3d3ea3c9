using HotChocolate.CostAnalysis.Types;
using Toolbox24.Domain;

namespace Toolbox24.Api.Money;

/// <summary>An amount of money.</summary>
[ObjectType<Euros>]
[VisibleWithField]
public static partial class MoneyType
{
    static partial void Configure(IObjectTypeDescriptor<Euros> descriptor)
    {
        descriptor.BindFieldsExplicitly().Name("Money");
        descriptor.Field(amount => amount.Cents);
    }

    /// <summary>The currency of ISO 4217.</summary>
    [Cost(0)]
    public static string GetCurrency([Parent] Euros amount) => "EUR";
}
