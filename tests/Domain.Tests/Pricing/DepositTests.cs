using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Pricing;

namespace Toolbox24.Domain.Tests.Pricing;

[Trait("story", "T24-1002")]
public sealed class DepositTests
{
    [Fact]
    public void A_tool_is_150_euros_unless_a_line_says_otherwise()
    {
        Assert.Equal([150_00], Due(Sample.Facts));
        Assert.Equal([150_00, 80_00], Due(Sample.Facts.Asking(Sample.ADrill, Sample.ASaw), (Sample.Saw, 80_00)));
    }

    [Fact]
    public void Tools_on_their_own_are_never_capped() =>
        Assert.Equal([500_00, 400_00], Due(Sample.Facts.Asking(Sample.ADrill, Sample.ASaw), (Sample.Drill, 500_00), (Sample.Saw, 400_00)));

    [Fact]
    public void A_pack_below_the_cap_is_the_sum_of_its_tools() =>
        Assert.Equal([300_00, 300_00], Due(Pack(2), (Sample.Drill, 300_00), (Sample.Saw, 300_00)));

    [Fact]
    public void A_pack_above_the_cap_is_shared_out_to_the_cent()
    {
        // 600 € over 700 €: 257.228…, 171 and 171.771… €; the cent that is left goes to the largest remainder.
        var quote = Quoted(Pack(3), (Sample.Drill, 300_10), (Sample.Saw, 199_50), (Sample.Sander, 200_40));

        Assert.Equal([257_23, 171_00, 171_77], quote.Lines.Select(line => line.Deposit.Due.Cents));
        Assert.Equal(new PackDeposit(Sample.Pack, new Euros(700_00), new Euros(600_00), new Euros(600_00)), Assert.Single(quote.Packs));
        Assert.Equal(new Euros(600_00), quote.Deposit);
    }

    [Fact]
    public void Of_equal_remainders_the_first_tools_come_first()
    {
        var tariff = Sample.Tariff with { Deposits = Sample.Deposits with { PackCap = new Euros(400_01) } };
        Assert.Equal([133_34, 133_34, 133_33], Quote.Of(Pack(3), tariff).Value().Lines.Select(line => line.Deposit.Due.Cents));
    }

    [Fact]
    public void Each_pack_has_a_cap_of_its_own()
    {
        QuotedItem[] items = [Sample.ADrill with { Pack = 0 }, Sample.ASaw with { Pack = 1 }, Sample.ASander];
        var facts = Sample.Facts with { Basket = new Basket([.. items], [new(Sample.Pack, default), new(Sample.Pack, default)]) };
        Assert.Equal([600_00, 600_00, 700_00], Due(facts, (Sample.Drill, 700_00), (Sample.Saw, 700_00), (Sample.Sander, 700_00)));
    }

    [Fact]
    public void A_watched_customer_has_half_as_much_again_on_top_of_the_cap_too()
    {
        var watched = Buyer.Personal with { DepositFactor = 1.5m };
        Assert.Equal([225_00], Due(Sample.Facts with { Buyer = watched }));
        Assert.Equal([450_00, 450_00], Due(Pack(2) with { Buyer = watched }, (Sample.Drill, 400_00), (Sample.Saw, 400_00)));
    }

    [Fact]
    public void A_tool_without_a_deposit_is_not_quoted()
    {
        var tariff = Sample.Tariff with { Deposits = Sample.Deposits with { Lines = [] } };
        Assert.Equal(new NoDeposit(Sample.Drill), Quote.Of(Sample.Facts, tariff).Refusal());
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, true)]
    [InlineData(10_000_00, true)]
    [InlineData(10_000_01, false)]
    public void Deposits_and_the_cap_are_within_bounds(long cents, bool isAmount)
    {
        var amount = new Euros(cents);
        var grid = new DepositGrid(RuleVersion.BuiltIn, [new DepositLine(Target.General, amount)], amount);
        Refusal[] expected =
            [new PackCapOutOfBounds(amount, DepositGrid.Highest), new DepositOutOfBounds(Target.General, amount, DepositGrid.Highest)];
        Assert.Equal(isAmount ? [] : expected, grid.Refusals());
    }

    [Fact]
    public void A_grid_covers_everything_and_each_target_once()
    {
        var line = new DepositLine(new Target(Sample.Drill, null, null, Audience.Everyone), new Euros(1_00));
        Assert.Equal([new NoGeneralLine(), new LinesOverlap(line.Target)], (Sample.Deposits with { Lines = [line, line] }).Refusals());
        Assert.Empty(DepositGrid.Default.Refusals());
    }

    [Fact]
    public void A_pack_that_blocks_less_than_one_of_its_tools_is_suspicious_and_allowed()
    {
        var grid = Sample.Deposits with { PackCap = new Euros(149_99) };
        Assert.Empty(grid.Refusals());
        Assert.Equal([new PackCapBelowDeposit(new Euros(149_99), Target.General, new Euros(150_00))], grid.Warnings());
        Assert.Empty(Sample.Deposits.Warnings());
    }

    private static QuoteFacts Pack(int items) => Sample.Facts.AskingPack(0, [.. new[] { Sample.ADrill, Sample.ASaw, Sample.ASander }.Take(items)]);

    private static IEnumerable<long> Due(QuoteFacts facts, params (ToolId Tool, long Cents)[] lines) =>
        Quoted(facts, lines).Lines.Select(line => line.Deposit.Due.Cents);

    private static Quote Quoted(QuoteFacts facts, params (ToolId Tool, long Cents)[] lines)
    {
        var more = lines.Select(line => new DepositLine(new Target(line.Tool, null, null, Audience.Everyone), new Euros(line.Cents)));
        return Quote.Of(facts, Sample.Tariff with { Deposits = Sample.Deposits with { Lines = [.. Sample.Deposits.Lines, .. more] } }).Value();
    }
}
