using Toolbox24.Domain.Sites;

namespace Toolbox24.Api.Sites;

/// <summary>Who may see a device is said by the fields that lead to it.</summary>
[ObjectType<Device>]
public static partial class DeviceType
{
    static partial void Configure(IObjectTypeDescriptor<Device> descriptor)
    {
        descriptor.Ignore(device => device.Version);
        descriptor.Ignore(device => device.Site);
    }

    /// <summary>Where it stands.</summary>
    [AllowAnonymous]
    public static Task<Site> GetSite([Parent] Device device, ISiteByIdDataLoader sites, CancellationToken cancellationToken) =>
        sites.LoadRequiredAsync(device.Site, cancellationToken);
}
