using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Notifications;
using Toolbox24.Domain.Passes;
using Toolbox24.Domain.Rentals;
using Toolbox24.Storage.Accounts;
using Toolbox24.Storage.Catalog;
using Toolbox24.Storage.Rentals;
using Toolbox24.Storage.Sites;

namespace Toolbox24.Grains.Rentals;

/// <summary>Writes what customers are told of their rentals, on the channels they want.</summary>
internal sealed class RentalLetters(AccountStore accounts, RentalQueries rentals, SiteQueries sites, ToolQueries tools, ServerKey server)
{
    /// <summary>Nobody has given us a device for push yet: there is no application to give one.</summary>
    private const bool HasPush = false;

    /// <summary>What leaves because of a decision; nothing where nobody is to be told, or nobody is there any more.</summary>
    public async Task<IReadOnlyList<Message>> About(Rental before, RentalDecision decision)
    {
        return RentalLetter.Told(before, decision) is { } happened ? await About(happened, before.Apply(decision)) : [];
    }

    /// <summary>What leaves because of one event.</summary>
    public async Task<IReadOnlyList<Message>> About(RentalEvent happened, Rental after)
    {
        if (await accounts.Load(after.Customer) is not { Email: { } email } account) return [];

        // Who has no telephone has no PIN: it begins with the end of its number.
        var pin = Pin(happened, account);
        if (happened is RentalPinTold && pin is null) return [];

        var content = RentalLetter.About(happened, after, await Names(happened, after) with { Pin = pin?.Digits }, after.Rules);
        var (kind, messages) = (RentalLetter.Kind(happened), new List<Message>());
        var wantsText = account.Preferences.Wants(kind, MessageChannel.Sms, HasPush);
        var text = wantsText && account.Phone is { } phone && await MayText(after, kind)
            ? Message.Sms(phone, content, account.Id.Value, happened.At)
            : null;

        // Who wants it by SMS alone, and cannot have that, is told all the same.
        if (account.Preferences.Wants(kind, MessageChannel.Mail) || (wantsText && text is null))
            messages.Add(Message.Mail(email, content, account.Id.Value, happened.At));
        if (text is not null) messages.Add(text);
        if (account.Preferences.Wants(kind, MessageChannel.Push)) messages.Add(Message.Push(account.Id, content, happened.At));
        return messages;
    }

    private PinCode? Pin(RentalEvent happened, Account account) => happened is RentalPinTold told && account.Phone is { } phone
        ? PinCode.Of(told.Rental, told.Purpose, told.Issue, phone, server)
        : null;

    /// <summary>Whether one more SMS may go. This is where all that is told of rentals passes, one decision of a rental after the other.</summary>
    private async Task<bool> MayText(Rental rental, NotificationEvent about) =>
        SmsAllowance.Allows(about, await rentals.Texts(rental.Id), rental.Rules.Texts);

    private async Task<RentalNames> Names(RentalEvent happened, Rental rental)
    {
        var told = RentalLetter.ToolsOf(happened, rental);
        var site = (await sites.Find([rental.Site])).Single();
        var known = (await tools.Find([.. told.Select(item => item.Tool).Distinct()])).ToDictionary(tool => tool.Id);
        var counted = told.GroupBy(item => item.Tool)
            .Select(same => (known[same.Key].Description.Name, Count: same.Count()))
            .Select(tool => tool.Count > 1 ? $"{tool.Count} × {tool.Name}" : tool.Name);
        return new(string.Join(", ", counted), site.Name, $"{site.Address.Street}, {site.Address.PostalCode} {site.Address.City}");
    }
}
