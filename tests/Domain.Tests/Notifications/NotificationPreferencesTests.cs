using FsCheck;
using FsCheck.Fluent;
using Toolbox24.Domain.Notifications;

namespace Toolbox24.Domain.Tests.Notifications;

[Trait("story", "T24-105")]
public sealed class NotificationPreferencesTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);
    private static readonly NotificationEvent[] Events = Enum.GetValues<NotificationEvent>();
    private static readonly MessageChannel[] Channels = Enum.GetValues<MessageChannel>();

    private static readonly NotificationEvent[] MustBeTold =
        [.. Events.Where(about => NotificationChoices.CategoryOf(about) != NotificationCategory.Comfort)];

    public static TheoryData<NotificationEvent> Compulsory => [.. MustBeTold];

    [Theory]
    [MemberData(nameof(Compulsory))]
    public void Contract_safety_and_money_always_reach_by_mail_or_SMS(NotificationEvent about)
    {
        var preferences = NotificationPreferences.Default;
        if (preferences.Wants(about, MessageChannel.Sms)) preferences = preferences.Set(about, MessageChannel.Sms, false).Value();

        var refused = preferences.Set(about, MessageChannel.Mail, false).Refusal();

        Assert.Equal(new CannotBeRefused(about, NotificationChoices.CategoryOf(about)), refused);
        Assert.True(preferences.Wants(about, MessageChannel.Mail));
    }

    [Fact]
    public void Where_SMS_is_on_mail_may_be_off_and_then_SMS_may_not()
    {
        var bySms = NotificationPreferences.Default.Set(NotificationEvent.PinIssued, MessageChannel.Mail, false).Value();

        Assert.False(bySms.Wants(NotificationEvent.PinIssued, MessageChannel.Mail));
        Assert.Equal(
            new CannotBeRefused(NotificationEvent.PinIssued, NotificationCategory.Contract),
            bySms.Set(NotificationEvent.PinIssued, MessageChannel.Sms, false).Refusal());
    }

    [Fact]
    public void The_contract_comes_by_mail_whatever_else_it_comes_by()
    {
        var bySms = NotificationPreferences.Default.Set(NotificationEvent.BookingConfirmed, MessageChannel.Sms, true).Value();

        Assert.Equal(
            new CannotBeRefused(NotificationEvent.BookingConfirmed, NotificationCategory.Contract),
            bySms.Set(NotificationEvent.BookingConfirmed, MessageChannel.Mail, false).Refusal());
    }

    [Theory]
    [InlineData(NotificationEvent.EndReminder)]
    [InlineData(NotificationEvent.WaitingListOffer)]
    public void Comfort_can_be_switched_off_altogether(NotificationEvent about)
    {
        var preferences = NotificationChoices.Offered(about).Aggregate(
            NotificationPreferences.Default, (all, channel) => all.Set(about, channel, false).Value());

        Assert.DoesNotContain(Channels, channel => preferences.Wants(about, channel));
    }

    [Fact]
    public void What_has_no_right_to_an_SMS_is_offered_none() =>
        Assert.Equal(
            new ChannelNotOffered(NotificationEvent.InvoiceIssued, MessageChannel.Sms),
            NotificationPreferences.Default.Set(NotificationEvent.InvoiceIssued, MessageChannel.Sms, true).Refusal());

    [Fact]
    public void What_is_not_in_the_matrix_is_not_set() =>
        Assert.IsType<ChannelNotOffered>(
            NotificationPreferences.Default.Set((NotificationEvent)999, MessageChannel.Mail, true).Refusal());

    [Fact]
    public void A_booking_is_told_by_SMS_only_to_those_who_ask()
    {
        Assert.False(NotificationPreferences.Default.Wants(NotificationEvent.BookingConfirmed, MessageChannel.Sms));

        var asked = NotificationPreferences.Default.Set(NotificationEvent.BookingConfirmed, MessageChannel.Sms, true).Value();
        Assert.True(asked.Wants(NotificationEvent.BookingConfirmed, MessageChannel.Sms));
    }

    [Fact]
    public void A_booking_is_told_by_SMS_to_who_has_no_push_unless_they_refused_it()
    {
        var refused = NotificationPreferences.Default.Set(NotificationEvent.BookingConfirmed, MessageChannel.Sms, false).Value();

        Assert.True(NotificationPreferences.Default.Wants(NotificationEvent.BookingConfirmed, MessageChannel.Sms, hasPush: false));
        Assert.False(NotificationPreferences.Default.Wants(NotificationEvent.BookingConfirmed, MessageChannel.Sms, hasPush: true));
        Assert.False(refused.Wants(NotificationEvent.BookingConfirmed, MessageChannel.Sms, hasPush: false));
        Assert.False(NotificationPreferences.Default.Wants(NotificationEvent.BookingChanged, MessageChannel.Sms, hasPush: false));
    }

    [Fact]
    public void News_go_only_to_those_who_said_yes()
    {
        var yes = NotificationPreferences.Default.With(new MarketingConsent(Given: true, Noon));
        var no = yes.With(new MarketingConsent(Given: false, Noon.AddDays(1)));

        Assert.False(NotificationPreferences.Default.Wants(NotificationEvent.MarketingNews, MessageChannel.Mail));
        Assert.True(yes.Wants(NotificationEvent.MarketingNews, MessageChannel.Mail));
        Assert.False(no.Wants(NotificationEvent.MarketingNews, MessageChannel.Mail));
        Assert.Equal(Noon.AddDays(1), no.Marketing!.At);
    }

    [Fact]
    public void Every_event_is_offered_by_mail_so_that_each_has_a_lasting_form() =>
        Assert.All(Events, about => Assert.Contains(MessageChannel.Mail, NotificationChoices.Offered(about)));

    [Fact]
    public void Whatever_is_chosen_is_stored_and_read_back_and_never_silences_what_must_be_told()
    {
        Prop.ForAll(Choices, choices =>
        {
            var preferences = choices.Aggregate(
                NotificationPreferences.Default,
                (all, one) => all.Set(one.Event, one.Channel, one.Wanted).Succeeded(out var next, out _) ? next : all);
            var consent = new MarketingConsent(choices.Length % 2 == 0, Noon);
            var read = NotificationPreferences.From(preferences.Chosen.Reverse(), consent);

            Assert.Equal(Squares(preferences.With(consent)), Squares(read));
            Assert.True(Reaches(preferences));
            Assert.True(Reaches(NotificationPreferences.From(choices, consent)));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(500).WithReplay((ulong)(uint)Seeds.Next(), 1));
    }

    private static Arbitrary<NotificationChoice[]> Choices =>
        (from about in Gen.Elements(Events)
         from channel in Gen.Elements(Channels)
         from wanted in Gen.Elements(true, false)
         select new NotificationChoice(about, channel, wanted)).ArrayOf().ToArbitrary();

    private static bool Reaches(NotificationPreferences preferences) => MustBeTold.All(about =>
        preferences.Wants(about, MessageChannel.Mail) || preferences.Wants(about, MessageChannel.Sms));

    private static List<bool> Squares(NotificationPreferences preferences) =>
        [.. Events.SelectMany(about => Channels.Select(channel => preferences.Wants(about, channel)))];
}
