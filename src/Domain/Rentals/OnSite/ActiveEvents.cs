using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Pricing;

namespace Toolbox24.Domain.Rentals;

/// <summary>More time is promised, and waits to be paid.</summary>
public sealed record ExtensionAsked(RentalId Rental, [property: JsonIgnore] PendingExtension Extending, DateTimeOffset At) : RentalEvent(Rental, At)
{
    public DateTimeOffset Until => Extending.Wanted.Until;

    public Euros Price => Extending.Wanted.Rent;
}

public sealed record RentalExtended(RentalId Rental, DateTimeOffset From, Extension Extension, DateTimeOffset At) : RentalEvent(Rental, At);

/// <summary>It was not paid; the end stays as it was.</summary>
public sealed record ExtensionDropped(RentalId Rental, DateTimeOffset At) : RentalEvent(Rental, At);

/// <summary>Some tool is not back, and what is tolerated is over.</summary>
public sealed record RentalOverdue(RentalId Rental, DateTimeOffset At) : RentalEvent(Rental, At);

/// <summary>The customer is called, then given formal notice.</summary>
public sealed record RentalChased(RentalId Rental, Chase Chase, DateTimeOffset At) : RentalEvent(Rental, At)
{
    [JsonIgnore]
    public override IReadOnlyDictionary<string, string?>? Facts => RentalFacts.Of(("chase", Chase.ToString()));
}

/// <summary>A tool that did not come back, and what it cost until then.</summary>
public sealed record LostItem(UnitId Unit, Overrun Overrun);

/// <summary>What is not back counts as lost.</summary>
public sealed record RentalLost(RentalId Rental, ImmutableArray<LostItem> Items, DateTimeOffset At) : RentalEvent(Rental, At)
{
    public bool Equals(RentalLost? other) => base.Equals(other) && Items.AsSpan().SequenceEqual(other.Items.AsSpan());

    public override int GetHashCode() => HashCode.Combine(base.GetHashCode(), Items.Length);

    [JsonIgnore]
    public override IReadOnlyDictionary<string, string?>? Facts => RentalFacts.Of();
}

/// <summary>What was lost is there again.</summary>
public sealed record RentalFound(RentalId Rental, DateTimeOffset At) : RentalEvent(Rental, At)
{
    [JsonIgnore]
    public override IReadOnlyDictionary<string, string?>? Facts => RentalFacts.Of();
}

/// <summary>What a late tool costs could not be taken from the card: it is owed.</summary>
public sealed record RentUnpaid(RentalId Rental, Euros Amount, string Code, DateTimeOffset At) : RentalEvent(Rental, At);
