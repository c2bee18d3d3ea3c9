using Toolbox24.Domain.Catalog;

namespace Toolbox24.Domain.Pricing;

/// <summary>What a discount is given for.</summary>
public enum DiscountKind { Pack, Professional, Subscription }

/// <summary>What was taken off a line, VAT included; for a pack, the line's share of what was taken off the pack.</summary>
public sealed record Discount(DiscountKind Kind, Percentage Percentage, Euros Amount);

/// <summary>What is blocked for a tool, and so the most that can be kept for it.</summary>
/// <param name="Line">The line of the grid it comes from.</param>
/// <param name="Due">What is blocked, after the cap of a pack and what a watched customer adds.</param>
public sealed record QuotedDeposit(DepositLine Line, Euros Due);

/// <summary>One tool's price and deposit, and how they come about.</summary>
/// <param name="Item">Which tool.</param>
/// <param name="Priced">The line of the grid its rates come from.</param>
/// <param name="Tiling">The cheapest way to have it for the slot at these rates.</param>
/// <param name="Pack">What its pack takes off, first; null on its own.</param>
/// <param name="Customer">What the customer's discount takes off the rest; null without one.</param>
/// <param name="Price">What is left, to pay.</param>
/// <param name="FirstDay">What the first day alone would cost, VAT included, after the same discounts.</param>
/// <param name="Deposit">What is blocked.</param>
public sealed record QuoteLine(
    QuotedItem Item,
    PriceLine Priced,
    Tiling Tiling,
    Discount? Pack,
    Discount? Customer,
    Price Price,
    Euros FirstDay,
    QuotedDeposit Deposit);

/// <summary>A pack's deposit before it is shared out over its tools.</summary>
/// <param name="Pack">Which pack.</param>
/// <param name="Sum">What its tools would come to on their own.</param>
/// <param name="Cap">The most a pack comes to.</param>
/// <param name="Due">What is blocked for it.</param>
public sealed record PackDeposit(PackId Pack, Euros Sum, Euros Cap, Euros Due);
