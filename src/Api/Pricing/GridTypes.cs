using Toolbox24.Domain.Pricing;

namespace Toolbox24.Api.Pricing;

/// <summary>The prices of one version; all include VAT.</summary>
[ObjectType<PriceGrid>]
[VisibleWithField]
public static partial class PriceGridType
{
    static partial void Configure(IObjectTypeDescriptor<PriceGrid> descriptor)
    {
        descriptor.BindFieldsExplicitly();
        descriptor.Field(grid => grid.Lines);
    }
}

/// <summary>What its target costs to rent.</summary>
[ObjectType<PriceLine>]
[VisibleWithField]
public static partial class PriceLineType
{
    static partial void Configure(IObjectTypeDescriptor<PriceLine> descriptor)
    {
        descriptor.BindFieldsExplicitly();
        descriptor.Field(line => line.Target);
        descriptor.Field(line => line.Rates);
    }
}

/// <summary>What each rate costs, VAT included; one that is null is not offered.</summary>
[ObjectType<Rates>]
[VisibleWithField]
public static partial class RatesType
{
    static partial void Configure(IObjectTypeDescriptor<Rates> descriptor)
    {
        descriptor.BindFieldsExplicitly();
        descriptor.Field(rates => rates.Hour);
        descriptor.Field(rates => rates.HalfDay);
        descriptor.Field(rates => rates.Day);
        descriptor.Field(rates => rates.WeekEnd);
        descriptor.Field(rates => rates.Week);
    }
}

/// <summary>The deposits of one version.</summary>
[ObjectType<DepositGrid>]
[VisibleWithField]
public static partial class DepositGridType
{
    static partial void Configure(IObjectTypeDescriptor<DepositGrid> descriptor)
    {
        descriptor.BindFieldsExplicitly();
        descriptor.Field(grid => grid.Lines);
        descriptor.Field(grid => grid.PackCap);
    }
}

/// <summary>What is blocked on the card for one tool of its target.</summary>
[ObjectType<DepositLine>]
[VisibleWithField]
public static partial class DepositLineType
{
    static partial void Configure(IObjectTypeDescriptor<DepositLine> descriptor)
    {
        descriptor.BindFieldsExplicitly();
        descriptor.Field(line => line.Target);
        descriptor.Field(line => line.Amount);
    }
}
