namespace Toolbox24.Domain.Sites;

public sealed record UnknownSite(SiteId Site) : Refusal("There is no such site.");

public sealed record UnknownDevice(DeviceId Device) : Refusal("There is no such device.");

public sealed record UnknownDeviceKind(DeviceKind Given) : Refusal("A device is of one of the kinds that are listed.");

public sealed record DeviceNameTaken(string Name) : Refusal("Another device of this site has this name.");

/// <summary>A device that was revoked stays so: another one is registered.</summary>
public sealed record DeviceRevoked(DeviceId Device) : Refusal("This device was revoked.");

public sealed record DeviceChanged(DeviceId Device) : Refusal("Somebody else changed this device at the same moment.");
