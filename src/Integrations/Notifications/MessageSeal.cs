using Microsoft.AspNetCore.DataProtection;
using Toolbox24.Storage.Notifications;

namespace Toolbox24.Integrations.Notifications;

/// <summary>Encrypts what messages say with the process's data protection keys.</summary>
public sealed class MessageSeal(IDataProtectionProvider protection) : IMessageSeal
{
    private readonly IDataProtector protector = protection.CreateProtector("messages");

    public string Close(string facts) => protector.Protect(facts);

    public string Open(string facts) => protector.Unprotect(facts);
}
