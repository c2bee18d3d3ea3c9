using Toolbox24.Domain.Sites;

namespace Toolbox24.Api.Sites;

[ObjectType<GeoPoint>]
[VisibleWithField]
public static partial class GeoPointType
{
    static partial void Configure(IObjectTypeDescriptor<GeoPoint> descriptor)
    {
        descriptor.BindFieldsExplicitly();
        descriptor.Field(point => point.Latitude);
        descriptor.Field(point => point.Longitude);
    }
}

[ObjectType<OpenSpan>]
[VisibleWithField]
public static partial class OpenSpanType
{
    static partial void Configure(IObjectTypeDescriptor<OpenSpan> descriptor)
    {
        descriptor.BindFieldsExplicitly();
        descriptor.Field(span => span.Day);
        descriptor.Field(span => span.From);
        descriptor.Field(span => span.Until);
    }
}

[ObjectType<OpeningHours>]
[VisibleWithField]
public static partial class OpeningHoursType
{
    static partial void Configure(IObjectTypeDescriptor<OpeningHours> descriptor)
    {
        descriptor.BindFieldsExplicitly();
        descriptor.Field(hours => hours.Spans);
        descriptor.Field(hours => hours.IsAlways);
    }
}

[ObjectType<LockerEquipment>]
[VisibleWithField]
public static partial class LockerEquipmentType
{
    static partial void Configure(IObjectTypeDescriptor<LockerEquipment> descriptor)
    {
        descriptor.BindFieldsExplicitly();
        descriptor.Field(equipment => equipment.HasSocket);
        descriptor.Field(equipment => equipment.IsDirtyRoom);
    }
}
