using Toolbox24.Domain.Accounts;
using Toolbox24.Integrations.Notifications;

namespace Toolbox24.Silo.Configuration;

/// <summary>How mail leaves where there is no simulator.</summary>
internal sealed record MailOptions
{
    /// <summary>Whom mail comes from, and who reads the answers.</summary>
    public string? From { get; init; }

    public SmtpOptions Smtp { get; init; } = new();

    public bool HasServer => Smtp.Host != "";

    public IEnumerable<string> Problems(DeploymentEnvironment environment)
    {
        if (!HasServer) yield break;
        if (!EmailAddress.Read(From).Succeeded(out _, out _))
            yield return "Mail:From is not an e-mail address: Mail:Smtp:Host is set, and mail must come from somebody";
        if (Smtp.Port is < 1 or > 65_535 or 465)
            yield return $"Mail:Smtp:Port is {Smtp.Port}: it must be a port that speaks STARTTLS, such as 587";
        if (Smtp.User != "" && Smtp.Secret == "")
            yield return "Mail:Smtp:Secret is missing: Mail:Smtp:User is set";
        if (environment == DeploymentEnvironment.Production && !Smtp.StartTls)
            yield return "Mail:Smtp:StartTls is off: Production sends secrets by mail";
    }

    public IEnumerable<Secret> Secrets() => Smtp.Secret == "" ? [] : [new Secret("Mail:Smtp:Secret", Smtp.Secret)];
}
