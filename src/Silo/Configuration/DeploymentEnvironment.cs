namespace Toolbox24.Silo.Configuration;

/// <summary>Where this process runs. There are three places and no others.</summary>
internal enum DeploymentEnvironment
{
    Demo,
    Staging,
    Production,
}
