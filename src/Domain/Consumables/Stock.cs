using Toolbox24.Domain.Sites;

namespace Toolbox24.Domain.Consumables;

public enum MovementKind
{
    /// <summary>Brought to the site.</summary>
    Delivery,

    /// <summary>Taken by a customer.</summary>
    Sale,

    /// <summary>Broken, or gone.</summary>
    Loss,

    /// <summary>Counted, and found to be more or fewer.</summary>
    Correction,
}

/// <summary>Something that came or went.</summary>
/// <param name="Id">Its own id.</param>
/// <param name="Kind">Why.</param>
/// <param name="Change">How many: more than none where they came.</param>
/// <param name="After">How many there were then.</param>
/// <param name="At">When.</param>
public sealed record StockMovement(Guid Id, MovementKind Kind, int Change, int After, DateTimeOffset At);

/// <summary>How many of a consumable a site has.</summary>
/// <param name="Id">Its own id.</param>
/// <param name="Version">How often it was written.</param>
/// <param name="Site">Where.</param>
/// <param name="Consumable">Of what.</param>
/// <param name="Quantity">How many.</param>
/// <param name="LowThreshold">So many or fewer are too few.</param>
public sealed record Stock(Guid Id, long Version, SiteId Site, ConsumableId Consumable, int Quantity, int LowThreshold)
{
    public const int Most = 100_000;

    public bool IsLow => Quantity <= LowThreshold;

    public static Stock None(SiteId site, ConsumableId consumable, DateTimeOffset now) =>
        new(Guid.CreateVersion7(now), 0, site, consumable, 0, 0);

    /// <summary>What came or went; a delivery comes, a sale and a loss go.</summary>
    public Result<MovedStock> Move(MovementKind kind, int change, long version, DateTimeOffset now)
    {
        if (version != Version) return new Stale(version);
        if (!Fits(kind, change)) return new MovementOutOfBounds(kind, change);

        var after = (long)Quantity + change;
        if (after is < 0 or > Most) return new StockOutOfBounds(after, Most);

        return new MovedStock(
            this with { Quantity = (int)after }, new StockMovement(Guid.CreateVersion7(now), kind, change, (int)after, now));
    }

    public Result<Stock> Watch(int lowThreshold, long version)
    {
        if (version != Version) return new Stale(version);
        if (lowThreshold is < 0 or > Most) return new StockOutOfBounds(lowThreshold, Most);

        return this with { LowThreshold = lowThreshold };
    }

    private static bool Fits(MovementKind kind, int change) => kind switch
    {
        MovementKind.Delivery => change > 0,
        MovementKind.Sale or MovementKind.Loss => change < 0,
        MovementKind.Correction => change != 0,
        _ => false,
    };
}

/// <summary>A stock with what moved it.</summary>
public sealed record MovedStock(Stock Stock, StockMovement Movement);

public sealed record UnknownConsumable(ConsumableId Consumable) : Refusal("There is no such consumable.");

public sealed record ConsumableNameTaken(string Name) : Refusal("Another consumable has this name.");

public sealed record ConsumableRetired(ConsumableId Consumable) : Refusal("This consumable is sold no more.");

public sealed record PriceOutOfBounds(Euros Given, Euros Highest) : Refusal("No consumable here costs that.");

public sealed record MovementOutOfBounds(MovementKind Kind, int Change) : Refusal("A delivery comes; a sale and a loss go.");

public sealed record StockOutOfBounds(long Given, int Most) : Refusal("A site has none or some of a consumable, and not a warehouse.");
