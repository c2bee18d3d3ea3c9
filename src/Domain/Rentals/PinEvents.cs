using System.Text.Json.Serialization;
using Toolbox24.Domain.Passes;

namespace Toolbox24.Domain.Rentals;

/// <summary>The customer is told a PIN. Of it only the number is written: the digits are made from that whenever they are needed.</summary>
/// <param name="Rental">Of which rental.</param>
/// <param name="Purpose">To do what.</param>
/// <param name="Issue">Which of the rental's it is.</param>
/// <param name="At">When.</param>
public abstract record RentalPinTold(RentalId Rental, PassPurpose Purpose, int Issue, DateTimeOffset At) : RentalEvent(Rental, At);

/// <summary>A new one: the one before opens nothing any more.</summary>
public sealed record RentalPinIssued(RentalId Rental, PassPurpose Purpose, int Issue, DateTimeOffset At) : RentalPinTold(Rental, Purpose, Issue, At)
{
    /// <summary>Why somebody of the staff wanted another; null where nobody did.</summary>
    [JsonIgnore]
    public string? Reason { get; init; }

    [JsonIgnore]
    public override IReadOnlyDictionary<string, string?>? Facts =>
        Reason is null ? null : RentalFacts.Of(("purpose", Purpose.ToString()), ("reason", Reason));
}

/// <summary>
/// A kiosk was shut out that may know the PINs there are, and those that were to be sent next: none of them opens anything. Nobody is told of
/// one that nobody had.
/// </summary>
/// <param name="Rental">Of which rental.</param>
/// <param name="Until">Until when the kiosk was told of them.</param>
/// <param name="At">When.</param>
public sealed record RentalPinsVoided(RentalId Rental, DateTimeOffset Until, DateTimeOffset At) : RentalEvent(Rental, At);

/// <summary>The same again.</summary>
public sealed record RentalPinResent(RentalId Rental, PassPurpose Purpose, int Issue, DateTimeOffset At) : RentalPinTold(Rental, Purpose, Issue, At);
