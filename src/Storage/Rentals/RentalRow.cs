using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Toolbox24.Domain.Payments;
using Toolbox24.Domain.Rentals;
using Toolbox24.Domain.Verdicts;
using Toolbox24.Storage.Journal;

namespace Toolbox24.Storage.Rentals;

/// <summary>What is looked for of a rental. All of it stands in two columns beside: its terms, and what decisions change.</summary>
internal sealed record RentalRow(
    Guid Id, long Version, string Reference, Guid CustomerId, Guid SiteId, DateTimeOffset StartsAt, DateTimeOffset EndsAt, RentalStatus Status,
    bool IsOpen, bool IsOwing, long RentCents, long DepositCents, string? TermsVersion, bool? IsExpress, long? AgreedCents,
    DateTimeOffset? AgreedAt, DateTimeOffset? BookedAt, DateTimeOffset? NextDeadline)
{
    /// <summary>Reads all of a rental, where <c>rental</c> is what the statement names its row.</summary>
    public const string Whole = "whole(rental)::text";

    private static readonly JsonSerializerOptions Columns = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Converters = { new JsonStringEnumConverter() },
    };

    private static readonly JsonSerializerOptions ButTerms = new(EventJson.Options)
    {
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { LeaveTermsOut } },
    };

    public static string Write(Rental rental, long version) => JsonSerializer.Serialize(
        new RentalRow(
            rental.Id.Value, version, rental.Reference.Value, rental.Customer.Value, rental.Site.Value, rental.Slot.Start, rental.Slot.End,
            rental.Status, rental.IsOpen, rental.IsOwing, rental.Price.Rent.Cents, rental.Price.Deposit.Cents, rental.Agreement?.TermsVersion,
            rental.Agreement?.IsExpress, rental.Agreement?.Deposit.Cents, rental.Agreement?.At, rental.BookedAt,
            rental.NextDeadline(rental.Rules)),
        Columns);

    public static string WriteState(Rental rental) => JsonSerializer.Serialize(rental, ButTerms);

    /// <summary>What the rental was agreed on; null where a decision left it as it was.</summary>
    public static string? WriteTerms(Rental rental, Rental? before) =>
        ReferenceEquals(rental.Quote, before?.Quote) && ReferenceEquals(rental.Rules, before?.Rules)
            ? null
            : JsonSerializer.Serialize(new { rental.Quote, rental.Rules }, EventJson.Options);

    public static string WriteItems(Rental rental) =>
        JsonSerializer.Serialize(rental.Items.Select((item, at) => ItemRow.Of(rental, item, at + 1)), Columns);

    /// <summary>The payments that a decision changed or added.</summary>
    public static string WritePayments(Rental rental, Rental? before) =>
        JsonSerializer.Serialize((before is null ? rental.Payments : rental.Payments.Except(before.Payments)).Select(PaymentRow.Of), Columns);

    public static Rental Read(string whole) => JsonSerializer.Deserialize<Rental>(whole, EventJson.Options)!;

    private static void LeaveTermsOut(JsonTypeInfo type)
    {
        if (type.Type != typeof(Rental)) return;

        foreach (var property in type.Properties.Where(property => property.Name is "quote" or "rules")) property.ShouldSerialize = (_, _) => false;
    }

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
