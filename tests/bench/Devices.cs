using Toolbox24.Domain.Sites;
using Toolbox24.Testing;

namespace Toolbox24.Bench;

/// <summary>Machines of sites; each is told by its kind and its site.</summary>
internal static class Devices
{
    /// <summary>What a device shows.</summary>
    public static string Credential(DeviceKind kind, Guid site) => $"{Api.Sites.Devices.Prefix}{kind}-{site}";

    /// <summary>One of a kind for each site there is.</summary>
    public static void AddDevices(this TestDatabase database, DeviceKind kind) => database.Execute(
        """
        INSERT INTO device
        SELECT gen_random_uuid(), 1, id, $1, $1, sha256(convert_to($2 || $1 || '-' || id, 'UTF8')), $3 FROM site
        """,
        kind.ToString(), Api.Sites.Devices.Prefix, DateTimeOffset.UtcNow);
}
