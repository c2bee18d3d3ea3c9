using Toolbox24.Silo.Configuration;

namespace Toolbox24.Silo.Api;

/// <summary>The API's schema by itself, for those who write clients: neither a database nor a port is needed for it.</summary>
internal static class ApiSchema
{
    public const string Argument = "--schema";

    public static async Task Print()
    {
        var services = new ServiceCollection();
        services.AddApi(DeploymentEnvironment.Production);
        await using var provider = services.BuildServiceProvider();
        Console.WriteLine(await ApiServer.Schema(provider));
    }
}
