using HotChocolate.CostAnalysis.Types;
using Toolbox24.Domain.Catalog;

namespace Toolbox24.Api.Catalog;

[ObjectType<Tool>]
[VisibleWithField]
public static partial class ToolType
{
    static partial void Configure(IObjectTypeDescriptor<Tool> descriptor)
    {
        descriptor.BindFieldsExplicitly();
        descriptor.Field(tool => tool.Id);
        descriptor.Field(tool => tool.Size);
        descriptor.Field(tool => tool.ReplacementValue);
        descriptor.Field(tool => tool.Needs);
        descriptor.Field(tool => tool.Version);
        descriptor.Field(tool => tool.RetiredAt);
    }

    [Cost(0)]
    public static string GetName([Parent] Tool tool) => tool.Description.Name;

    /// <summary>Its trade.</summary>
    [Cost(1)]
    public static Task<Category> GetCategory([Parent] Tool tool, ICategoryByIdDataLoader categories, CancellationToken cancellationToken) =>
        categories.LoadRequiredAsync(tool.Description.Category, cancellationToken);

    /// <summary>Other words people find it by.</summary>
    [Cost(0)]
    public static IReadOnlyList<string> GetSynonyms([Parent] Tool tool) => tool.Description.Synonyms;

    [Cost(0)]
    public static string GetDescription([Parent] Tool tool) => tool.Description.Text;

    /// <summary>The name of its drawing, without folder and extension.</summary>
    [Cost(0)]
    public static string? GetDrawing([Parent] Tool tool) => tool.Description.Drawing;

    /// <summary>How it is used safely; empty where there is nothing to say.</summary>
    [Cost(0)]
    public static string GetNotice([Parent] Tool tool) => tool.Description.Notice;

    /// <summary>What to wear; empty where nothing is needed.</summary>
    [Cost(0)]
    public static string GetProtectiveEquipment([Parent] Tool tool) => tool.Description.ProtectiveEquipment;

    /// <summary>Kept free after each rental, to check, clean and charge.</summary>
    [Cost(0)]
    public static int GetTurnaroundMinutes([Parent] Tool tool) => (int)tool.Turnaround.TotalMinutes;

    /// <summary>Its pictures, in their order.</summary>
    [Cost(1)]
    [ListSize(AssumedSize = PlacePhoto.Most)]
    public static async Task<IReadOnlyList<ToolPhoto>> GetPhotos(
        [Parent] Tool tool, IPhotosByToolDataLoader photos, CancellationToken cancellationToken) =>
        await photos.LoadRequiredAsync(tool.Id, cancellationToken);
}
