using Microsoft.Extensions.DependencyInjection;
using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Notifications;
using Toolbox24.Domain.Rentals;
using Toolbox24.Storage.Accounts;
using Toolbox24.Testing;

namespace Toolbox24.Grains.Tests.Rentals;

/// <summary>Three SMS a rental.</summary>
[Trait("story", "T24-309")]
public sealed class TextsTests(RentalFixture fixture) : IClassFixture<RentalFixture>
{
    [Theory]
    [InlineData(null, "mail push sms")]
    [InlineData(nameof(PinIssued), "mail push sms")]
    [InlineData(nameof(ReturnPinIssued), "mail push sms")]
    [InlineData(nameof(OverrunBegun), "mail push")]
    [InlineData(nameof(ToolsDemanded), "mail push")]
    [InlineData(nameof(ToolsDeclaredLost), "mail push")]
    [InlineData(nameof(ToolsPickedUp), "mail push")]
    public async Task A_confirmation_goes_by_sms_as_long_as_the_pins_have_their_places(string? sent, string told)
    {
        var held = await fixture.Held();
        await Prefer(held.Customer, NotificationEvent.BookingConfirmed, MessageChannel.Sms, wanted: true);
        if (sent is not null) Sent(held, sent, texts: 1);

        await fixture.Booked(held);

        Assert.Equal(told, string.Join(' ', Told(held, nameof(BookingConfirmed))));
    }

    [Fact]
    public async Task Who_wants_it_by_sms_alone_has_it_by_mail_where_no_sms_may_go()
    {
        var booked = await fixture.Booked(await fixture.Held(fixture.SlotIn(3)));
        await Prefer(booked.Customer, NotificationEvent.PinIssued, MessageChannel.Mail, wanted: false);
        Sent(booked, nameof(ToolsPickedUp), BookingRules.Default.Texts);

        fixture.Clock.Advance(booked.Slot.Start.AddMinutes(-30) - fixture.Now);
        await fixture.Silo.Sweep();

        Assert.Equal(["mail", "push"], Told(booked, nameof(PinIssued)));
    }

    private async Task Prefer(AccountId customer, NotificationEvent about, MessageChannel channel, bool wanted)
    {
        var accounts = fixture.Silo.Services.GetRequiredService<AccountStore>();
        var account = (await accounts.Load(customer))!;
        var preferences = account.Preferences.Set(about, channel, wanted).Value();
        (await accounts.Save(account with { Preferences = preferences }, new AccountNote("PreferenceSet", "system"))).Value();
    }

    private void Sent(Rental rental, string template, int texts) => fixture.Database.Execute(
        "INSERT INTO rental_message SELECT gen_random_uuid(), $1, 'sms', $2, $4 FROM generate_series(1, $3)",
        rental.Id.Value, template, texts, fixture.Now);

    private List<string> Told(Rental rental, string template) => fixture.Database.Column<string>(
        "SELECT channel FROM rental_message WHERE rental_id = $1 AND template = $2 ORDER BY channel", rental.Id.Value, template);
}
