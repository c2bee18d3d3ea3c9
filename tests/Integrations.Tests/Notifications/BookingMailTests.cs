using Toolbox24.Domain.Notifications;
using Toolbox24.Integrations.Notifications;

namespace Toolbox24.Integrations.Tests.Notifications;

/// <summary>What customers read of their bookings.</summary>
[Trait("story", "T24-309")]
public sealed class BookingMailTests
{
    private static readonly Dictionary<string, ITemplate<MailText>> Mails =
        MailTemplates.All(new WebLinks(new Uri("https://toolbox24.example"))).ToDictionary(template => template.Name);

    private static readonly DateTimeOffset At = new(2026, 11, 20, 10, 15, 0, TimeSpan.Zero);

    private static readonly BookingConfirmed Booked = new(
        "018f0000-0000-7000-8000-000000000456", "R-7K3QF2", "perforateur", "Lyon Part-Dieu", "1 rue de l’Exemple, 69003 Lyon", "Europe/Paris",
        At.AddDays(2), At.AddDays(3), Sequence: 0, At, RentCents: 35_00, DepositCents: 150_00, FreeUntil: At.AddDays(1),
        FeeBeforeStartCents: 17_50, FeeAfterStartCents: 35_00, PickupDeadline: At.AddDays(2).AddMinutes(45), AbsenceFeeCents: 34_00,
        WithdrawalEnds: At.AddDays(15), PinAheadMinutes: 45);

    [Fact]
    public void A_confirmation_says_until_when_tools_are_kept_cancelling_is_free_and_what_it_costs_then_and_the_contract_can_be_left()
    {
        var text = Text(Booked);

        Assert.Contains("Votre code PIN arrive par SMS 45 minutes avant le début", text, StringComparison.Ordinal);
        Assert.Contains("Sans retrait avant le 22 novembre 2026 à 12 h 00, la réservation est annulée et 34,00 € restent dus.", text, StringComparison.Ordinal);
        Assert.Contains("Annulation gratuite jusqu’au 21 novembre 2026 à 11 h 15, puis 17,50 € ; dès le début, 35,00 €.", text, StringComparison.Ordinal);
        Assert.Contains("Vous pouvez renoncer au contrat", text, StringComparison.Ordinal);
        Assert.Contains("jusqu’au 5 décembre 2026 à 11 h 15", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_confirmation_says_what_was_agreed_to()
    {
        var text = Text(Booked with { Terms = "2026-11", IsExpress = true });

        Assert.Contains("Vous avez accepté nos conditions générales, version 2026-11.", text, StringComparison.Ordinal);
        Assert.Contains("Vous avez demandé expressément que la location commence", text, StringComparison.Ordinal);
        Assert.DoesNotContain("expressément", Text(Booked with { Terms = "2026-11" }), StringComparison.Ordinal);
    }

    [Fact]
    public void A_change_says_what_giving_up_costs_from_then_on()
    {
        var text = Text(new BookingChanged(
            Booked.Rental, Booked.Reference, Booked.Tools, Booked.Site, Booked.Address, Booked.TimeZone, Booked.Start.AddDays(1), Booked.End.AddDays(1), 1,
            At, RentCents: 40_00, DepositCents: 150_00, FreeUntil: At.AddDays(2), FeeBeforeStartCents: 20_00, FeeAfterStartCents: 40_00,
            PickupDeadline: At.AddDays(3).AddMinutes(45), AbsenceFeeCents: 39_00, WithdrawalEnds: At.AddDays(15), PinAheadMinutes: 45));

        Assert.Contains("Sans retrait avant le 23 novembre 2026 à 12 h 00, la réservation est annulée et 39,00 € restent dus.", text, StringComparison.Ordinal);
        Assert.Contains("Annulation gratuite jusqu’au 22 novembre 2026 à 11 h 15, puis 20,00 € ; dès le début, 40,00 €.", text, StringComparison.Ordinal);
        Assert.Contains("sans frais avant le retrait, jusqu’au 5 décembre 2026 à 11 h 15", text, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_over_or_no_right_of_the_customer_is_not_mentioned()
    {
        var text = Text(Booked with { FreeUntil = At.AddHours(-1), WithdrawalEnds = At });

        Assert.DoesNotContain("Annulation gratuite", text, StringComparison.Ordinal);
        Assert.Contains("Annuler coûte 17,50 € avant le début, 35,00 € ensuite.", text, StringComparison.Ordinal);
        Assert.DoesNotContain("renoncer", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Instants_are_written_as_the_clocks_at_the_site_show_them() =>
        Assert.Contains("Du 22 novembre 2026 à 14 h 15 au", Text(Booked with { TimeZone = "Indian/Reunion" }), StringComparison.Ordinal);

    [Theory]
    [InlineData(BookingLapse.TooLate, "arrivé après la fin du délai")]
    [InlineData(BookingLapse.ToolsGone, "ne sont plus disponibles")]
    [InlineData(BookingLapse.NotAdmitted, "Votre compte ne permet pas")]
    [InlineData(BookingLapse.NotPaid, "Votre paiement a été refusé")]
    public void What_was_not_booked_after_all_says_why_and_that_nothing_is_taken(BookingLapse why, string words)
    {
        var text = Text(new BookingLapsed(
            Booked.Rental, Booked.Reference, Booked.Tools, Booked.Site, Booked.Address, Booked.TimeZone, Booked.Start, Booked.End, 0, At, why));

        Assert.Contains(words, text, StringComparison.Ordinal);
        Assert.Contains("Rien n’est débité", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_deposit_that_is_blocked_later_is_told_to_the_cent_and_in_the_words_of_the_law()
    {
        var text = Text(new DepositBlocked(
            Booked.Rental, Booked.Reference, Booked.Tools, Booked.Site, Booked.Address, Booked.TimeZone, Booked.Start, Booked.End, 0, At, 150_50));

        Assert.Contains("150,50 €", text, StringComparison.Ordinal);
        Assert.Contains("dépôt de garantie : empreinte, aucun débit", text, StringComparison.Ordinal);
    }

    private static string Text(MessageContent content) => Mails[content.Template].Write(content).Text;
}
