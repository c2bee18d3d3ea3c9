namespace Toolbox24.Api.Tests.Accounts;

/// <summary>What administrators ask about kiosks and bridges.</summary>
public static class DeviceDocuments
{
    private static int made;

    public const string Register =
        """
        mutation ($site: ID!, $kind: DeviceKind!, $name: String!) {
          registerDevice(input: { site: $site, kind: $kind, name: $name }) { device { id name } credential refusal { code } }
        }
        """;

    public const string Rotate = "mutation ($id: ID!) { rotateDeviceCredential(id: $id) { device { id } credential refusal { code } } }";

    public const string Revoke = "mutation ($id: ID!) { revokeDevice(id: $id) { device { id revokedAt } refusal { code } } }";

    /// <summary>Registers a kiosk.</summary>
    public static async Task<(Guid Id, string Credential)> NewDevice(this Browser admin, Guid site, string kind = "KIOSK")
    {
        var registered = await admin.Do(Register, new { site, kind, name = $"Borne {Interlocked.Increment(ref made)}" });
        return (registered.GetProperty("device").GetProperty("id").GetGuid(), registered.GetProperty("credential").GetString()!);
    }
}
