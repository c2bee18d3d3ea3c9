using Toolbox24.Domain.Accounts;
using Toolbox24.Integrations;
using Toolbox24.Silo.Configuration;

namespace Toolbox24.Silo.Notifications;

internal static class MessagesRegistration
{
    /// <summary>Messages go to the simulator where there is one, else mail to its server; otherwise they wait in the outbox.</summary>
    public static void AddMessages(this WebApplicationBuilder builder, Settings settings)
    {
        builder.Services.AddMessages(settings.Web.Address);

        if (settings.Simulator.Url is { Length: > 0 } simulator)
            builder.Services.AddSimulatedMessages(new Uri(simulator));
        else if (settings.Mail.HasServer && EmailAddress.Read(settings.Mail.From).Succeeded(out var from, out _))
            builder.Services.AddSmtpMail(settings.Mail.Smtp, from);
    }
}
