using Toolbox24.Api.Accounts;
using Toolbox24.Domain.Sites;

namespace Toolbox24.Api.Sites;

/// <summary>For those who look after the sites, and for the machines themselves.</summary>
[ObjectType<Device>]
[Authorize(Roles = [StaffRules.Operator, StaffRules.Administrator, StaffRules.Kiosk, StaffRules.Bridge])]
public static partial class DeviceType
{
    static partial void Configure(IObjectTypeDescriptor<Device> descriptor)
    {
        descriptor.BindFieldsExplicitly();
        descriptor.Field(device => device.Id);
        descriptor.Field(device => device.Kind);
        descriptor.Field(device => device.Name);
        descriptor.Field(device => device.CreatedAt);
        descriptor.Field(device => device.SeenAt);
        descriptor.Field(device => device.RevokedAt);
    }

    /// <summary>Where it stands.</summary>
    public static Task<Site> GetSite([Parent] Device device, ISiteByIdDataLoader sites, CancellationToken cancellationToken) =>
        sites.LoadRequiredAsync(device.Site, cancellationToken);
}
