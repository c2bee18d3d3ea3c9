namespace Toolbox24.Domain.Notifications;

/// <summary>
/// At most so many SMS about a rental, in this order of right: the PIN, the return's PIN, the overrun, the confirmation, the pick-up. The
/// PINs are sure to come, so that each of lower right leaves them their places. What is about safety goes and does not count.
/// </summary>
public static class SmsAllowance
{
    /// <summary>By right, the highest first.</summary>
    private static readonly NotificationEvent[] Rights =
    [
        NotificationEvent.PinIssued, NotificationEvent.ReturnPinIssued, NotificationEvent.Overrun, NotificationEvent.BookingConfirmed,
        NotificationEvent.PickupConfirmed,
    ];

    private static readonly NotificationEvent[] SureToCome = [NotificationEvent.PinIssued, NotificationEvent.ReturnPinIssued];

    /// <summary>Whether an SMS may go.</summary>
    /// <param name="about">What it is about.</param>
    /// <param name="sent">What those were about that went for the same rental.</param>
    /// <param name="most">How many a rental has at most.</param>
    public static bool Allows(NotificationEvent about, IReadOnlyCollection<NotificationEvent> sent, int most)
    {
        ArgumentNullException.ThrowIfNull(sent);
        if (IsExempt(about)) return true;

        var right = Array.IndexOf(Rights, about);
        if (right < 0) return false;

        var kept = SureToCome.Count(other => Array.IndexOf(Rights, other) < right && !sent.Contains(other));
        return sent.Count(other => !IsExempt(other)) + kept < most;
    }

    private static bool IsExempt(NotificationEvent about) => about == NotificationEvent.SafetyEmergency;
}
