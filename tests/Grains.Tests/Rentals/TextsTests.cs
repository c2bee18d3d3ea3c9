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
    [InlineData(0, "mail push sms")]
    [InlineData(1, "mail push")]
    public async Task A_confirmation_goes_by_sms_as_long_as_the_pins_have_their_places(int sent, string told)
    {
        var held = await fixture.Held();
        await Prefer(held.Customer, mail: true);
        Sent(held, sent);

        await fixture.Booked(held);

        Assert.Equal(told, string.Join(' ', Told(held)));
    }

    [Fact]
    public async Task Who_wants_it_by_sms_alone_has_it_by_mail_where_no_sms_may_go()
    {
        var held = await fixture.Held();
        await Prefer(held.Customer, mail: false);
        Sent(held, BookingRules.Default.Texts);

        await fixture.Booked(held);

        Assert.Equal(["mail", "push"], Told(held));
    }

    private async Task Prefer(AccountId customer, bool mail)
    {
        var accounts = fixture.Silo.Services.GetRequiredService<AccountStore>();
        var account = (await accounts.Load(customer))!;
        var texts = account.Preferences.Set(NotificationEvent.BookingConfirmed, MessageChannel.Sms, wanted: true).Value();
        var preferences = texts.Set(NotificationEvent.BookingConfirmed, MessageChannel.Mail, mail).Value();
        (await accounts.Save(account with { Preferences = preferences }, new AccountNote("PreferenceSet", "system"))).Value();
    }

    private void Sent(Rental rental, int texts) => fixture.Database.Execute(
        "INSERT INTO rental_message SELECT gen_random_uuid(), $1, 'sms', 'Overrun', $3 FROM generate_series(1, $2)",
        rental.Id.Value, texts, fixture.Now);

    private List<string> Told(Rental rental) => fixture.Database.Column<string>(
        "SELECT channel FROM rental_message WHERE rental_id = $1 AND template = 'BookingConfirmed' ORDER BY channel", rental.Id.Value);
}
