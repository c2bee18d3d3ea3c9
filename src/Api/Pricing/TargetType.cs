using Toolbox24.Domain.Pricing;

namespace Toolbox24.Api.Pricing;

[ObjectType<Target>]
[VisibleWithField]
public static partial class TargetType
{
    static partial void Configure(IObjectTypeDescriptor<Target> descriptor)
    {
        descriptor.BindFieldsExplicitly();
        descriptor.Field(target => target.Tool);
        descriptor.Field(target => target.Category);
        descriptor.Field(target => target.Site);
        descriptor.Field(target => target.Audience);
    }
}
