using System.Collections.Immutable;

namespace Toolbox24.Domain.Notifications;

/// <summary>One square of the matrix.</summary>
public sealed record NotificationChoice(NotificationEvent Event, MessageChannel Channel, bool Wanted);

/// <summary>What was answered to "may we send you news?", and when.</summary>
public sealed record MarketingConsent(bool Given, DateTimeOffset At);

/// <summary>What a customer wants to be told, and how: event × channel. Immutable; unset squares have their default.</summary>
public sealed class NotificationPreferences
{
    private readonly ImmutableSortedDictionary<(NotificationEvent Event, MessageChannel Channel), bool> chosen;

    private NotificationPreferences(
        ImmutableSortedDictionary<(NotificationEvent Event, MessageChannel Channel), bool> chosen, MarketingConsent? marketing) =>
        (this.chosen, Marketing) = (chosen, marketing);

    /// <summary>What everybody starts with: all but marketing.</summary>
    public static NotificationPreferences Default { get; } =
        new(ImmutableSortedDictionary<(NotificationEvent, MessageChannel), bool>.Empty, marketing: null);

    /// <summary>Null until the question was answered, which means no.</summary>
    public MarketingConsent? Marketing { get; }

    /// <summary>The squares that were set, to be stored.</summary>
    public IEnumerable<NotificationChoice> Chosen =>
        chosen.Select(square => new NotificationChoice(square.Key.Event, square.Key.Channel, square.Value));

    /// <summary>Reads preferences back; a square that may not be set so any more has its default again.</summary>
    public static NotificationPreferences From(IEnumerable<NotificationChoice> choices, MarketingConsent? marketing)
    {
        // Those switched on come first: another channel may be off only because they are.
        var read = new NotificationPreferences(Default.chosen, marketing);
        foreach (var choice in choices.OrderByDescending(choice => choice.Wanted))
        {
            if (read.Set(choice.Event, choice.Channel, choice.Wanted).Succeeded(out var next, out _)) read = next;
        }

        return read;
    }

    /// <summary>Whether to send this. Marketing goes only to those who said yes.</summary>
    public bool Wants(NotificationEvent about, MessageChannel channel) =>
        (about != NotificationEvent.MarketingNews || Marketing is { Given: true }) && IsOn(about, channel);

    /// <summary>The same of somebody who may have no device for push: what that would have told goes by SMS, unless they refused it.</summary>
    public bool Wants(NotificationEvent about, MessageChannel channel, bool hasPush) =>
        Wants(about, channel)
        || (channel == MessageChannel.Sms && !hasPush && NotificationChoices.IsBySmsWithoutPush(about) && !chosen.ContainsKey((about, channel)));

    /// <summary>Decides one square.</summary>
    public Result<NotificationPreferences> Set(NotificationEvent about, MessageChannel channel, bool wanted)
    {
        if (!Enum.IsDefined(about) || !Enum.IsDefined(channel)) return new ChannelNotOffered(about, channel);
        if (!NotificationChoices.Offered(about).Contains(channel)) return new ChannelNotOffered(about, channel);

        var next = new NotificationPreferences(chosen.SetItem((about, channel), wanted), Marketing);
        if (!next.Reaches(about) || (IsTheContract(about, channel) && !wanted)) return new CannotBeRefused(about, NotificationChoices.CategoryOf(about));

        return next;
    }

    /// <summary>Notes the answer about marketing, a yes as well as a no.</summary>
    public NotificationPreferences With(MarketingConsent answer) => new(chosen, answer);

    /// <summary>Whether it confirms a contract on something that can be kept (Code de la consommation, article L221-13), as an SMS does not.</summary>
    private static bool IsTheContract(NotificationEvent about, MessageChannel channel) =>
        (about, channel) == (NotificationEvent.BookingConfirmed, MessageChannel.Mail);

    /// <summary>
    /// Whether an event that must be told still is. Push does not count: it needs a device that let us, and may be gone
    /// tomorrow.
    /// </summary>
    private bool Reaches(NotificationEvent about) =>
        NotificationChoices.CategoryOf(about) == NotificationCategory.Comfort
        || IsOn(about, MessageChannel.Mail) || IsOn(about, MessageChannel.Sms);

    private bool IsOn(NotificationEvent about, MessageChannel channel) =>
        chosen.TryGetValue((about, channel), out var wanted) ? wanted : NotificationChoices.IsOnByDefault(about, channel);
}
