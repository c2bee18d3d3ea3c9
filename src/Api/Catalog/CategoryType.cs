using Toolbox24.Domain.Catalog;

namespace Toolbox24.Api.Catalog;

[ObjectType<Category>]
[VisibleWithField]
public static partial class CategoryType
{
    static partial void Configure(IObjectTypeDescriptor<Category> descriptor)
    {
        descriptor.BindFieldsExplicitly();
        descriptor.Field(category => category.Id);
        descriptor.Field(category => category.Version);
        descriptor.Field(category => category.Name);
        descriptor.Field(category => category.RentalsBetweenChecks);
        descriptor.Field(category => category.Order);
    }
}
