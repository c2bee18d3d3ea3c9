using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Toolbox24.Domain.Payments;
using Toolbox24.Domain.Pricing;

namespace Toolbox24.Domain.Rentals;

/// <summary>What a customer agrees to with another slot.</summary>
/// <param name="Deposit">The exact amount they let us block.</param>
/// <param name="IsExpress">They ask for the rental to begin before the time to withdraw ends.</param>
public sealed record ChangeConsent(Euros Deposit, bool IsExpress);

/// <summary>Another slot that is promised and has still to be paid; until then the booking stays as it is.</summary>
/// <param name="Items">The units, of the same tools.</param>
/// <param name="Quote">The slot, and what it costs as a whole.</param>
/// <param name="Agreement">What the customer agreed to for it.</param>
/// <param name="ExpiresAt">When the promise ends.</param>
/// <param name="Replaced">The payments that are undone once it is paid.</param>
/// <param name="Awaited">The payments it waits for.</param>
public sealed record PendingChange(
    ImmutableArray<RentalItem> Items, Quote Quote, RentalAgreement Agreement, DateTimeOffset ExpiresAt,
    ImmutableArray<PaymentId> Replaced, ImmutableArray<PaymentId> Awaited)
{
    [JsonIgnore]
    public Slot Slot => Quote.Facts.Slot;

    public bool Equals(PendingChange? other) =>
        other is not null && (Quote, Agreement, ExpiresAt) == (other.Quote, other.Agreement, other.ExpiresAt)
        && Items.AsSpan().SequenceEqual(other.Items.AsSpan()) && Replaced.AsSpan().SequenceEqual(other.Replaced.AsSpan())
        && Awaited.AsSpan().SequenceEqual(other.Awaited.AsSpan());

    public override int GetHashCode() => HashCode.Combine(Quote, ExpiresAt, Items.Length);
}
