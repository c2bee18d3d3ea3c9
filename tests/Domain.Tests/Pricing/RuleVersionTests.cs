using Toolbox24.Domain.Pricing;

namespace Toolbox24.Domain.Tests.Pricing;

[Trait("story", "T24-1001")]
public sealed class RuleVersionTests
{
    private static readonly RuleVersion First = Sample.Version(1) with { EffectiveFrom = Sample.Now };
    private static readonly RuleVersion Second = Sample.Version(2) with { EffectiveFrom = Sample.Now.AddDays(10) };

    [Fact]
    public void A_version_is_in_force_from_its_first_instant()
    {
        Assert.Null(InForce(Sample.Now.AddTicks(-1), First, Second));
        Assert.Equal(First, InForce(Sample.Now, First, Second));
        Assert.Equal(First, InForce(Second.EffectiveFrom.AddTicks(-1), Second, First));
        Assert.Equal(Second, InForce(Second.EffectiveFrom, Second, First));
    }

    [Fact]
    public void Of_two_versions_from_the_same_instant_the_later_one_counts()
    {
        var corrected = Second with { Number = 3 };
        Assert.Equal(corrected, InForce(Second.EffectiveFrom, corrected, Second));
    }

    [Fact]
    public void A_version_planned_earlier_still_comes()
    {
        var sooner = Second with { Number = 3, EffectiveFrom = Sample.Now.AddDays(5) };
        Assert.Equal(sooner, InForce(sooner.EffectiveFrom, Second, sooner));
        Assert.Equal(Second, InForce(Second.EffectiveFrom, Second, sooner));
    }

    private static RuleVersion? InForce(DateTimeOffset at, params RuleVersion[] all) => RuleVersion.InForce(all, each => each, at);
}
