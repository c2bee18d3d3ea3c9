using HotChocolate.CostAnalysis.Types;
using Toolbox24.Api.Catalog;
using Toolbox24.Domain;
using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Pricing;

namespace Toolbox24.Api.Rentals;

/// <summary>What a wish costs, line by line with the reasons.</summary>
/// <param name="Slot">When.</param>
/// <param name="Lines">One for each tool.</param>
/// <param name="WithoutVat">The rent without VAT: what professionals are shown first.</param>
/// <param name="Vat">The VAT in it.</param>
/// <param name="Total">The rent.</param>
/// <param name="Deposit">What is blocked: a guarantee, never taken without a decision.</param>
/// <param name="FirstDay">What its first day costs: not coming costs no more.</param>
/// <param name="IsWithoutVatFirst">Whether prices are shown without VAT first.</param>
/// <param name="FreeUntil">Until when cancelling is free.</param>
/// <param name="FeeBeforeStart">What cancelling costs from then on, until the start.</param>
/// <param name="FeeAfterStart">What cancelling costs from the start on.</param>
/// <param name="Why">What else there is to say of it.</param>
[GraphQLName("Quote")]
[VisibleWithField]
public sealed record QuoteView(
    Slot Slot, [property: ListSize(AssumedSize = 20)] IReadOnlyList<QuoteLineView> Lines, Euros WithoutVat, Euros Vat, Euros Total, Euros Deposit,
    Euros FirstDay, bool IsWithoutVatFirst, DateTimeOffset FreeUntil, Euros FeeBeforeStart, Euros FeeAfterStart,
    [property: ListSize(AssumedSize = 10)] IReadOnlyList<string> Why)
{
    public static QuoteView Of(Quote quote)
    {
        ArgumentNullException.ThrowIfNull(quote);
        var (policy, rent) = (quote.Facts.Terms.Cancellation, quote.Rent);
        return new(
            quote.Facts.Slot, [.. quote.Lines.Select(QuoteLineView.Of)], quote.Price.WithoutVat, quote.Price.Vat, quote.Price.WithVat, quote.Deposit,
            rent.FirstDay, quote.IsWithoutVatFirst, rent.Slot.Start - policy.FreeUntil, policy.FeeBeforeStart(rent), policy.FeeAfterStart(rent),
            QuoteWords.Of(quote));
    }
}

/// <summary>One tool's price and deposit.</summary>
/// <param name="Tool">Which.</param>
/// <param name="WithoutVat">Its rent without VAT.</param>
/// <param name="Vat">The VAT in it.</param>
/// <param name="Total">Its rent, after discounts.</param>
/// <param name="Deposit">What is blocked for it.</param>
/// <param name="Why">How they come about, in French.</param>
public sealed record QuoteLineView(
    ToolId Tool, Euros WithoutVat, Euros Vat, Euros Total, Euros Deposit, [property: ListSize(AssumedSize = 5)] IReadOnlyList<string> Why)
{
    public static QuoteLineView Of(QuoteLine line)
    {
        ArgumentNullException.ThrowIfNull(line);
        return new(line.Item.Tool, line.Price.WithoutVat, line.Price.Vat, line.Price.WithVat, line.Deposit.Due, QuoteWords.Of(line));
    }
}

/// <summary>The quote, or why there is none.</summary>
[VisibleWithField]
public sealed record QuotePayload(QuoteView? Quote, Refusal? Refusal);

/// <summary>What another slot would come to.</summary>
/// <param name="Quote">What it costs in all.</param>
/// <param name="ToPay">How much more than before; nothing otherwise.</param>
/// <param name="ToRefund">How much less than before; nothing otherwise.</param>
/// <param name="DepositBefore">What is agreed to be blocked today.</param>
[GraphQLName("RentalChange")]
[VisibleWithField]
public sealed record ChangeView(QuoteView Quote, Euros ToPay, Euros ToRefund, Euros DepositBefore)
{
    public static ChangeView Between(Quote before, Quote after)
    {
        var change = BookingChange.Between(before, after);
        return new(QuoteView.Of(after), change.ToPay, change.ToRefund, change.DepositBefore);
    }
}

/// <summary>What another slot would come to, or why it cannot be.</summary>
[VisibleWithField]
public sealed record RentalChangePayload(ChangeView? Change, Refusal? Refusal);

[ObjectType<QuoteLineView>]
[VisibleWithField]
public static partial class QuoteLineType
{
    static partial void Configure(IObjectTypeDescriptor<QuoteLineView> descriptor) => descriptor.Name("QuoteLine");

    [Cost(1)]
    public static Task<Tool> GetTool([Parent] QuoteLineView line, IToolByIdDataLoader tools, CancellationToken cancellationToken) =>
        tools.LoadRequiredAsync(line.Tool, cancellationToken);
}
