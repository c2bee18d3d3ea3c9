using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Toolbox24.Domain.Pricing;

namespace Toolbox24.Domain.Catalog;

/// <summary>So many of one tool.</summary>
public sealed record PackItem(ToolId Tool, int Quantity);

/// <summary>What an administrator says of a pack.</summary>
/// <param name="Name">What people read.</param>
/// <param name="Text">What it is for.</param>
/// <param name="DiscountPerMille">Off the rent of all its tools together.</param>
/// <param name="Items">What is in it.</param>
public sealed record DescribePack(string Name, string Text, int DiscountPerMille, ImmutableArray<PackItem> Items);

/// <summary>Tools rented together at an overall discount.</summary>
/// <param name="Id">Names it.</param>
/// <param name="Version">How often it was written.</param>
/// <param name="Name">What people read.</param>
/// <param name="Text">What it is for.</param>
/// <param name="DiscountPerMille">Off the rent of all its tools together.</param>
/// <param name="Items">What is in it, in the order it is shown.</param>
/// <param name="RetiredAt">Since when it is rented out no more.</param>
public sealed record Pack(
    PackId Id, long Version, string Name, string Text, int DiscountPerMille, ImmutableArray<PackItem> Items, DateTimeOffset? RetiredAt)
{
    public const int MostItems = 10;
    public const int MostOfOne = 5;
    public const int HighestDiscount = 900;

    [JsonIgnore]
    public Percentage Discount => new(10 * DiscountPerMille);

    public static Result<Pack> Add(DescribePack request, DateTimeOffset now) =>
        new Pack(PackId.New(now), 0, "", "", 0, [], null).As(request);

    public Result<Pack> Change(DescribePack request, long version)
    {
        if (version != Version) return new Stale(version);
        if (RetiredAt is not null) return new PackRetired(Id);

        return As(request);
    }

    public Result<Pack> Retire(long version, DateTimeOffset now)
    {
        if (version != Version) return new Stale(version);
        if (RetiredAt is not null) return new PackRetired(Id);

        return this with { RetiredAt = now };
    }

    private Result<Pack> As(DescribePack request)
    {
        var (name, text, discount, items) = request;
        if (Names.Refuse(name) is { } unnamed) return unnamed;
        if (Texts.Refuse(text) is { } unread) return unread;
        if (discount is < 0 or > HighestDiscount) return new DiscountOutOfBounds(discount, HighestDiscount);
        if (Refuse(items) is { } refusal) return refusal;

        return this with { Name = name.Trim(), Text = text.Trim(), DiscountPerMille = discount, Items = items };
    }

    private static Refusal? Refuse(ImmutableArray<PackItem> items)
    {
        if (items.IsDefaultOrEmpty) return new PackTooSmall(2);
        if (items.Length > MostItems) return new PackTooLarge(MostItems);
        if (items.FirstOrDefault(item => item.Quantity is < 1 or > MostOfOne) is { } wrong)
            return new QuantityOutOfBounds(wrong.Quantity, MostOfOne);
        if (items.GroupBy(item => item.Tool).FirstOrDefault(same => same.Count() > 1) is { } twice) return new TwiceTheSameTool(twice.Key);

        return items.Sum(item => item.Quantity) < 2 ? new PackTooSmall(2) : null;
    }
}
