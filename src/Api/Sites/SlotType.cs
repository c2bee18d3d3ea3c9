using Toolbox24.Domain;

namespace Toolbox24.Api.Sites;

/// <summary>A span of time in UTC; its end is no longer part of it.</summary>
[ObjectType<Slot>]
[VisibleWithField]
public static partial class SlotType
{
    static partial void Configure(IObjectTypeDescriptor<Slot> descriptor)
    {
        descriptor.BindFieldsExplicitly();
        descriptor.Field(slot => slot.Start);
        descriptor.Field(slot => slot.End);
    }
}
