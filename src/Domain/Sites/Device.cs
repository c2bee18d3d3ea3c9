namespace Toolbox24.Domain.Sites;

/// <summary>Names one device for ever.</summary>
public readonly record struct DeviceId(Guid Value)
{
    public static DeviceId New(DateTimeOffset now) => new(Guid.CreateVersion7(now));
}

public enum DeviceKind
{
    /// <summary>The screen at which tools are picked up and brought back.</summary>
    Kiosk,

    /// <summary>What speaks with the locks.</summary>
    Bridge,

    /// <summary>A controller of Kasier's beside the locks, which we reach, and which reaches us, by its maker's servers alone.</summary>
    Kasier,
}

/// <summary>Asks for one more device at a site.</summary>
public sealed record RegisterDevice(SiteId Site, DeviceKind Kind, string Name);

/// <summary>A machine of a site, which proves itself by a credential of its own.</summary>
/// <param name="Id">Names it.</param>
/// <param name="Version">How often it was written; each new credential counts.</param>
/// <param name="Site">Where it stands: it serves no other.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Name">What it is called at its site.</param>
/// <param name="CreatedAt">When it was registered.</param>
/// <param name="SeenAt">When it last showed itself, to the minute.</param>
/// <param name="RevokedAt">Since when its credential is worth nothing.</param>
public sealed record Device(
    DeviceId Id, long Version, SiteId Site, DeviceKind Kind, string Name, DateTimeOffset CreatedAt, DateTimeOffset? SeenAt,
    DateTimeOffset? RevokedAt)
{
    public static Result<Device> Register(RegisterDevice request, DateTimeOffset now)
    {
        if (Names.Refuse(request.Name) is { } name) return name;
        if (!Enum.IsDefined(request.Kind)) return new UnknownDeviceKind(request.Kind);

        return new Device(DeviceId.New(now), Version: 0, request.Site, request.Kind, request.Name.Trim(), now, null, null);
    }

    /// <summary>Is given another credential: the one before opens nothing any more.</summary>
    public Result<Device> Rotate() => RevokedAt is null ? this : new DeviceRevoked(Id);

    public Result<Device> Revoke(DateTimeOffset now) => RevokedAt is null ? this with { RevokedAt = now } : new DeviceRevoked(Id);
}
