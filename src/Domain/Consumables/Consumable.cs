namespace Toolbox24.Domain.Consumables;

/// <summary>Names one consumable for ever.</summary>
public readonly record struct ConsumableId(Guid Value)
{
    public static ConsumableId New(DateTimeOffset now) => new(Guid.CreateVersion7(now));
}

/// <summary>What an administrator says of a consumable.</summary>
/// <param name="Name">What people read.</param>
/// <param name="Text">What it is for.</param>
/// <param name="Measure">What one is: "sachet de 10".</param>
/// <param name="Price">Of one, VAT included.</param>
public sealed record DescribeConsumable(string Name, string Text, string Measure, Euros Price);

/// <summary>What is used up: discs, blades, bags, sold beside the tools.</summary>
/// <param name="Id">Names it.</param>
/// <param name="Version">How often it was written.</param>
/// <param name="Name">What people read.</param>
/// <param name="Text">What it is for.</param>
/// <param name="Measure">What one is: "sachet de 10".</param>
/// <param name="Price">Of one, VAT included.</param>
/// <param name="RetiredAt">Since when it is sold no more.</param>
public sealed record Consumable(
    ConsumableId Id, long Version, string Name, string Text, string Measure, Euros Price, DateTimeOffset? RetiredAt)
{
    public static readonly Euros HighestPrice = new(500_00);

    public static Result<Consumable> Add(DescribeConsumable request, DateTimeOffset now) =>
        new Consumable(ConsumableId.New(now), 0, "", "", "", default, null).As(request);

    public Result<Consumable> Change(DescribeConsumable request, long version)
    {
        if (version != Version) return new Stale(version);
        if (RetiredAt is not null) return new ConsumableRetired(Id);

        return As(request);
    }

    public Result<Consumable> Retire(long version, DateTimeOffset now)
    {
        if (version != Version) return new Stale(version);
        if (RetiredAt is not null) return new ConsumableRetired(Id);

        return this with { RetiredAt = now };
    }

    private Result<Consumable> As(DescribeConsumable request)
    {
        var (name, text, measure, price) = request;
        if (Names.Refuse(name) is { } unnamed) return unnamed;
        if (Texts.Refuse(text) is { } unread) return unread;
        if (Names.Refuse(measure) is { } unmeasured) return unmeasured;
        if (price.Cents <= 0 || price.Cents > HighestPrice.Cents) return new PriceOutOfBounds(price, HighestPrice);

        return this with { Name = name.Trim(), Text = text.Trim(), Measure = measure.Trim(), Price = price };
    }
}
