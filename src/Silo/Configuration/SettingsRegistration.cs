namespace Toolbox24.Silo.Configuration;

internal static class SettingsRegistration
{
    /// <summary>Reads the environment and, where <c>SECRETS_PATH</c> names a folder, its files.</summary>
    public static Settings AddSettings(this WebApplicationBuilder builder)
    {
        if (builder.Configuration["SECRETS_PATH"] is { Length: > 0 } folder)
            builder.Configuration.AddSecretFiles(folder);

        var settings = Settings.From(builder.Configuration, builder.Environment.EnvironmentName);
        builder.Services.AddSingleton(settings);
        return settings;
    }

    private static void AddSecretFiles(this ConfigurationManager configuration, string folder)
    {
        if (!Directory.Exists(folder)) throw new StartRefused($"SECRETS_PATH is not a folder: {folder}");

        configuration.AddKeyPerFile(Path.GetFullPath(folder), optional: false);
    }
}
