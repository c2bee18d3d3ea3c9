using Toolbox24.Domain.Sites;

namespace Toolbox24.Domain.Tests.Sites;

[Trait("story", "T24-205")]
public sealed class ClosingTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);
    private static readonly BeginClosing Valid = new(SiteId.New(Now), null, "Serrure cassée", Now.AddHours(1), Now.AddHours(3));

    [Fact]
    public void A_closing_lasts_as_long_as_it_was_said_or_until_it_is_ended()
    {
        var closing = Closing.Begin(Valid, Now).Value();

        Assert.Equal(new Slot(Now.AddHours(1), Now.AddHours(3)), closing.During);
        Assert.Equal(new Slot(Now.AddHours(1), Now.AddHours(2)), closing.End(0, Now.AddHours(2)).Value().During);
        Assert.Null(closing.End(0, Now).Value().During);
        Assert.Equal(DateTimeOffset.MaxValue, Closing.Begin(Valid with { Until = null }, Now).Value().During!.End);
    }

    [Fact]
    public void What_was_to_begin_in_the_past_begins_now() =>
        Assert.Equal(Now, Closing.Begin(Valid with { From = Now.AddDays(-1) }, Now).Value().From);

    [Fact]
    public void It_ends_after_it_begins() =>
        Assert.Equal(new ClosingEndsFirst(Valid.From), Closing.Begin(Valid with { Until = Valid.From }, Now).Refusal());

    [Fact]
    public void It_has_a_reason() => Assert.Equal(new EmptyName(), Closing.Begin(Valid with { Reason = " " }, Now).Refusal());

    [Fact]
    public void What_is_over_cannot_be_ended()
    {
        var closing = Closing.Begin(Valid, Now).Value();

        Assert.Equal(new ClosingOver(closing.Id), closing.End(0, Now.AddHours(3)).Refusal());
        Assert.Equal(new ClosingOver(closing.Id), closing.End(0, Now).Value().End(0, Now).Refusal());
        Assert.Equal(new Stale(1), closing.End(1, Now).Refusal());
    }
}
