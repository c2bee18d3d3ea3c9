using Toolbox24.Domain.Pricing;

namespace Toolbox24.Api.Pricing;

/// <summary>An amount with its VAT.</summary>
[ObjectType<Price>]
[VisibleWithField]
public static partial class PriceType
{
    static partial void Configure(IObjectTypeDescriptor<Price> descriptor)
    {
        descriptor.BindFieldsExplicitly();
        descriptor.Field(price => price.WithoutVat);
        descriptor.Field(price => price.Vat);
        descriptor.Field(price => price.WithVat);
    }
}

/// <summary>A rate, taken some times running.</summary>
[ObjectType<Tile>]
[VisibleWithField]
public static partial class TileType
{
    static partial void Configure(IObjectTypeDescriptor<Tile> descriptor)
    {
        descriptor.BindFieldsExplicitly();
        descriptor.Field(tile => tile.Rate);
        descriptor.Field(tile => tile.Count);
        descriptor.Field(tile => tile.Each);
        descriptor.Field(tile => tile.From);
        descriptor.Field(tile => tile.To);
    }
}
