using HotChocolate.CostAnalysis.Types;
using Toolbox24.Domain.Catalog;

namespace Toolbox24.Api.Catalog;

[ObjectType<Pack>]
[VisibleWithField]
public static partial class PackType
{
    static partial void Configure(IObjectTypeDescriptor<Pack> descriptor)
    {
        descriptor.BindFieldsExplicitly();
        descriptor.Field(pack => pack.Id);
        descriptor.Field(pack => pack.Version);
        descriptor.Field(pack => pack.Name);
        descriptor.Field(pack => pack.DiscountPerMille);
        descriptor.Field(pack => pack.RetiredAt);
    }

    [Cost(0)]
    public static string GetDescription([Parent] Pack pack) => pack.Text;

    /// <summary>What is in it, in the order it is shown.</summary>
    [Cost(0)]
    [ListSize(AssumedSize = Pack.MostItems)]
    public static IReadOnlyList<PackItem> GetItems([Parent] Pack pack) => pack.Items;
}

[ObjectType<PackItem>]
[VisibleWithField]
public static partial class PackItemType
{
    static partial void Configure(IObjectTypeDescriptor<PackItem> descriptor)
    {
        descriptor.BindFieldsExplicitly();
        descriptor.Field(item => item.Quantity);
    }

    /// <summary>Which tool.</summary>
    [Cost(1)]
    public static Task<Tool> GetTool([Parent] PackItem item, IToolByIdDataLoader tools, CancellationToken cancellationToken) =>
        tools.LoadRequiredAsync(item.Tool, cancellationToken);
}

[ObjectType<ToolPhoto>]
[VisibleWithField]
public static partial class ToolPhotoType
{
    static partial void Configure(IObjectTypeDescriptor<ToolPhoto> descriptor)
    {
        descriptor.BindFieldsExplicitly();
        descriptor.Field(photo => photo.Media);
        descriptor.Field(photo => photo.Alt);
        descriptor.Field(photo => photo.Width);
        descriptor.Field(photo => photo.Height);
    }

    /// <summary>Where it is shown; what is there never changes.</summary>
    [Cost(0)]
    public static string GetUrl([Parent] ToolPhoto photo) => $"/media/{photo.Media.Value}";
}
