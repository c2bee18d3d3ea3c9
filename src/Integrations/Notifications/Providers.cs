using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Notifications;
using Toolbox24.Storage.Outbox;

namespace Toolbox24.Integrations.Notifications;

/// <summary>Takes mail, and takes the same mail again as one where it can tell by the key.</summary>
public interface IMailProvider
{
    /// <summary>An exception means "not taken, try later", a <see cref="DeliveryRefusedException" /> "never". Neither names an address.</summary>
    Task Send(OutgoingMail mail, string key, CancellationToken cancellationToken);
}

/// <summary>Takes push messages for whatever devices somebody has.</summary>
public interface IPushProvider
{
    /// <inheritdoc cref="IMailProvider.Send" />
    Task Send(AccountId to, PushText text, string key, CancellationToken cancellationToken);
}

/// <summary>Takes SMS, and takes the same SMS again as one where it can tell by the key.</summary>
public interface ISmsProvider
{
    /// <inheritdoc cref="IMailProvider.Send" />
    Task Send(MobileNumber to, SmsText text, string key, CancellationToken cancellationToken);
}
