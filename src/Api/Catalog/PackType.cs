using HotChocolate.CostAnalysis.Types;
using Toolbox24.Domain.Catalog;

namespace Toolbox24.Api.Catalog;

[ObjectType<Pack>]
[AllowAnonymous]
public static partial class PackType
{
    static partial void Configure(IObjectTypeDescriptor<Pack> descriptor) => descriptor.Ignore(pack => pack.Text).Ignore(pack => pack.Items);

    [Cost(0)]
    public static string GetDescription([Parent] Pack pack) => pack.Text;

    /// <summary>What is in it, in the order it is shown.</summary>
    [Cost(0)]
    [ListSize(AssumedSize = Pack.MostItems)]
    public static IReadOnlyList<PackItem> GetItems([Parent] Pack pack) => pack.Items;
}

[ObjectType<PackItem>]
[AllowAnonymous]
public static partial class PackItemType
{
    static partial void Configure(IObjectTypeDescriptor<PackItem> descriptor) => descriptor.Ignore(item => item.Tool);

    /// <summary>Which tool.</summary>
    [Cost(1)]
    public static Task<Tool> GetTool([Parent] PackItem item, IToolByIdDataLoader tools, CancellationToken cancellationToken) =>
        tools.LoadRequiredAsync(item.Tool, cancellationToken);
}

[ObjectType<ToolPhoto>]
[AllowAnonymous]
public static partial class ToolPhotoType
{
    /// <summary>Where it is shown; what is there never changes.</summary>
    [Cost(0)]
    public static string GetUrl([Parent] ToolPhoto photo) => $"/media/{photo.Media.Value}";
}
