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
    }

    [Cost(0)]
    public static string GetName([Parent] Tool tool) => tool.Description.Name;

    [Cost(0)]
    public static string GetCategory([Parent] Tool tool) => tool.Description.Category;

    /// <summary>Other words people find it by.</summary>
    [Cost(0)]
    public static IReadOnlyList<string> GetSynonyms([Parent] Tool tool) => tool.Description.Synonyms;

    [Cost(0)]
    public static string GetDescription([Parent] Tool tool) => tool.Description.Text;

    /// <summary>The name of its picture, without folder and extension.</summary>
    [Cost(0)]
    public static string GetDrawing([Parent] Tool tool) => tool.Description.Drawing;
}
