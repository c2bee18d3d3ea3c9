namespace Toolbox24.Silo.Configuration;

/// <summary>Everything this process is told from outside, checked before anything starts.</summary>
internal sealed record Settings(
    DeploymentEnvironment Environment,
    DatabaseOptions Database,
    ServerOptions Server,
    MetricsOptions Metrics,
    SimulatorOptions Simulator,
    CompaniesOptions Companies,
    PaymentsOptions Payments,
    KasierOptions Kasier,
    OtlpOptions Otlp,
    ProxyOptions Proxies,
    HttpsOptions Https,
    WebOptions Web,
    MailOptions Mail,
    AuditOptions Audit)
{
    /// <exception cref="StartRefused">Something in the configuration is wrong.</exception>
    public static Settings From(IConfiguration configuration, string environment)
    {
        var settings = new Settings(
            Named(environment),
            Section<DatabaseOptions>(configuration, "Database"),
            Section<ServerOptions>(configuration, "Server"),
            Section<MetricsOptions>(configuration, "Metrics"),
            Section<SimulatorOptions>(configuration, "Simulator"),
            Section<CompaniesOptions>(configuration, "Companies"),
            Section<PaymentsOptions>(configuration, "Payments"),
            Section<KasierOptions>(configuration, "Kasier"),
            Section<OtlpOptions>(configuration, "Otlp"),
            Section<ProxyOptions>(configuration, "Proxies"),
            Section<HttpsOptions>(configuration, "Https"),
            Section<WebOptions>(configuration, "Web"),
            Section<MailOptions>(configuration, "Mail"),
            Section<AuditOptions>(configuration, "Audit"));

        // DATABASE is what `make up` and most platforms call it; the configuration sees it as the section's own value.
        if (settings.Database.ConnectionString == "" && configuration["Database"] is { } given)
            settings = settings with { Database = settings.Database with { ConnectionString = given } };

        string[] problems = [.. settings.Problems()];
        return problems.Length == 0 ? settings : throw new StartRefused(problems);
    }

    private IEnumerable<string> Problems() =>
    [
        .. Database.Problems(),
        .. Server.Problems(Environment),
        .. Metrics.Problems(Environment),
        .. Simulator.Problems(Environment),
        .. Companies.Problems(Environment),
        .. Payments.Problems(Environment, Simulator),
        .. Kasier.Problems(Environment),
        .. Otlp.Problems(),
        .. Proxies.Problems(),
        .. Https.Problems(),
        .. Web.Problems(Environment, Mail.HasServer),
        .. Mail.Problems(Environment),
        .. Audit.Problems(Environment),
        .. DemoSecretsInProduction(),
    ];

    private IEnumerable<string> DemoSecretsInProduction() => Secrets()
        .Where(secret => secret.IsForDemo && Environment == DeploymentEnvironment.Production)
        .Select(secret => $"{secret.Name} is a demo secret: Production needs its own");

    private IEnumerable<Secret> Secrets() =>
        [.. Database.Secrets(), .. Server.Secrets(), .. Metrics.Secrets(), .. Payments.Secrets(), .. Kasier.Secrets(), .. Mail.Secrets()];

    private static DeploymentEnvironment Named(string name) =>
        Enum.GetNames<DeploymentEnvironment>().Contains(name)
            ? Enum.Parse<DeploymentEnvironment>(name)
            : throw new StartRefused($"ASPNETCORE_ENVIRONMENT is '{name}': it must be Demo, Staging or Production");

    private static T Section<T>(IConfiguration configuration, string name) where T : new() =>
        configuration.GetSection(name).Get<T>() ?? new T();
}
