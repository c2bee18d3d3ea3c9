using System.Globalization;
using System.Text.Json.Serialization;
using Toolbox24.Domain.Rentals;

namespace Toolbox24.Domain.Payments;

/// <summary>A call on its way to the processor, and the data of the event that sends it there.</summary>
/// <param name="Payment">Whose call it is.</param>
/// <param name="Rental">The rental that is paid.</param>
/// <param name="Purpose">What is paid.</param>
/// <param name="Attempt">Which payment of that rental and purpose, from 1: another card, a renewal.</param>
/// <param name="Number">Which call of that payment, from 1.</param>
/// <param name="Call">What is asked.</param>
public sealed record PaymentRequest(
    PaymentId Payment, RentalId Rental, PaymentPurpose Purpose, int Attempt, int Number, PaymentCall Call)
{
    /// <summary>The same each time this call is made, another for any other call: the processor acts on a key once.</summary>
    [JsonIgnore]
    public string Key => string.Create(CultureInfo.InvariantCulture, $"{Rental.Value}:{Purpose}:{Attempt}:{Number}");
}

/// <summary>A call and what it came to.</summary>
/// <param name="Request">The call.</param>
/// <param name="Outcome">What it came to.</param>
/// <param name="At">When that was known.</param>
public sealed record PaymentAnswer(PaymentRequest Request, PaymentOutcome Outcome, DateTimeOffset At);
