using System.Text.Json;
using System.Text.Json.Serialization;
using Toolbox24.Domain.Payments;
using Toolbox24.Domain.Rentals;
using Toolbox24.Domain.Verdicts;
using Toolbox24.Storage.Journal;

namespace Toolbox24.Storage.Rentals;

/// <summary>A rental as its row: all of it in one column, and beside it what is looked for.</summary>
internal sealed record RentalRow(
    Guid Id, string Reference, Guid CustomerId, Guid SiteId, DateTimeOffset StartsAt, DateTimeOffset EndsAt, RentalStatus Status, bool IsOpen,
    long RentCents, long DepositCents, string? TermsVersion, bool? IsExpress, long? AgreedCents, DateTimeOffset? AgreedAt,
    DateTimeOffset? BookedAt, DateTimeOffset? NextDeadline, JsonElement State)
{
    private static readonly JsonSerializerOptions Columns = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Converters = { new JsonStringEnumConverter() },
    };

    public static string Write(Rental rental) => JsonSerializer.Serialize(
        new RentalRow(
            rental.Id.Value, rental.Reference.Value, rental.Customer.Value, rental.Site.Value, rental.Slot.Start, rental.Slot.End,
            rental.Status, rental.IsOpen, rental.Price.Rent.Cents, rental.Price.Deposit.Cents, rental.Agreement?.TermsVersion,
            rental.Agreement?.IsExpress, rental.Agreement?.Deposit.Cents, rental.Agreement?.At, rental.BookedAt, rental.NextDeadline(rental.Rules),
            JsonSerializer.SerializeToElement(rental, EventJson.Options)),
        Columns);

    public static string WriteItems(Rental rental) =>
        JsonSerializer.Serialize(rental.Items.Select((item, at) => ItemRow.Of(rental, item, at + 1)), Columns);

    public static string WritePayments(Rental rental) => JsonSerializer.Serialize(rental.Payments.Select(PaymentRow.Of), Columns);

    public static Rental Read(string state) => JsonSerializer.Deserialize<Rental>(state, EventJson.Options)!;

    private sealed record ItemRow(
        Guid RentalId, int Number, Guid ToolId, Guid UnitId, ItemStatus Status, bool IsOut, bool IsLate, VerdictColour? Verdict,
        DateTimeOffset? DecisionDue)
    {
        public static ItemRow Of(Rental rental, RentalItem item, int number)
        {
            var here = rental.OnSite?.Of(item.Unit);
            return new(
                rental.Id.Value, number, item.Tool.Value, item.Unit.Value, here?.Status ?? ItemStatus.Reserved, here?.IsOut ?? false,
                rental.IsOpen && rental.LateUnits.Contains(item.Unit), rental.ShownVerdict(item.Unit), here is null ? null : rental.DecisionDue(here));
        }
    }

    private sealed record PaymentRow(
        Guid Id, Guid RentalId, PaymentPurpose Purpose, int Attempt, PaymentStatus Status, long AmountCents, long TakenCents, long RefundedCents,
        string? Intent, bool IsPending, DateTimeOffset? CaptureBefore, string? DeclineCode)
    {
        public static PaymentRow Of(Payment payment) => new(
            payment.Id.Value, payment.Rental.Value, payment.Purpose, payment.Attempt, payment.Status, payment.Amount.Cents, payment.Taken.Cents,
            payment.Refunded.Cents, payment.Intent, payment.Pending is not null, payment.CaptureBefore, payment.DeclineCode);
    }
}
