using Toolbox24.Domain;

namespace Toolbox24.Api.Catalog;

/// <summary>Three sides in millimetres: of a tool in its case, or of the room inside a locker.</summary>
[ObjectType<Dimensions>]
[VisibleWithField]
public static partial class DimensionsType
{
    static partial void Configure(IObjectTypeDescriptor<Dimensions> descriptor)
    {
        descriptor.BindFieldsExplicitly();
        descriptor.Field(size => size.Width);
        descriptor.Field(size => size.Height);
        descriptor.Field(size => size.Depth);
    }
}
