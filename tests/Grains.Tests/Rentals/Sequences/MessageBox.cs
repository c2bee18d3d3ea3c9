using System.Collections.Concurrent;
using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Notifications;
using Toolbox24.Integrations.Notifications;

namespace Toolbox24.Grains.Tests.Rentals.Sequences;

/// <summary>Takes mail, SMS and push messages, and tells repeats by their keys.</summary>
internal sealed class MessageBox : IMailProvider, ISmsProvider, IPushProvider
{
    private readonly ConcurrentDictionary<string, string> taken = new();

    public int Count => taken.Count;

    public Task Send(OutgoingMail mail, string key, CancellationToken cancellationToken) => Take(key, $"{mail.To.Value} {mail.Text.Text}");

    public Task Send(MobileNumber to, SmsText text, string key, CancellationToken cancellationToken) => Take(key, $"{to.Value} {text}");

    public Task Send(AccountId to, PushText text, string key, CancellationToken cancellationToken) => Take(key, $"{to.Value} {text}");

    private Task Take(string key, string text)
    {
        Assert.Equal(text, taken.GetOrAdd(key, text));
        return Task.CompletedTask;
    }
}
