namespace Toolbox24.Integrations.Notifications;

/// <summary>A mail server to hand mail to. A class: printed, it shows no secret.</summary>
public sealed class SmtpOptions
{
    /// <summary>Empty where there is none.</summary>
    public string Host { get; init; } = "";

    /// <summary>Submission (RFC 6409); implicit TLS on 465 is not spoken.</summary>
    public int Port { get; init; } = 587;

    /// <summary>Empty where the server asks for no password.</summary>
    public string User { get; init; } = "";

    public string Secret { get; init; } = "";

    /// <summary>Whether the connection must be encrypted before anything is said (RFC 3207).</summary>
    public bool StartTls { get; init; } = true;
}
