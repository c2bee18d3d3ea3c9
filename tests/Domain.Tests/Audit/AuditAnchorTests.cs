using Toolbox24.Domain.Audit;

namespace Toolbox24.Domain.Tests.Audit;

[Trait("story", "T24-1301")]
public sealed class AuditAnchorTests
{
    private static readonly AuditAnchor Anchor = new(new(2026, 3, 2, 0, 0, 59, 7, TimeSpan.Zero), 1_234, AuditChain.Start);

    public static TheoryData<string> Broken => new(
        "", "nonsense", $"{Anchor}"[..^1], $" {Anchor}", $"{Anchor} ", $"{Anchor}".Replace("1234", "-1"),
        $"{Anchor}".Replace("2026", "26"), $"{Anchor}".Replace('0', 'G'));

    [Fact]
    public void An_anchor_is_a_line_that_can_be_read_again() => Assert.Equal(Anchor, AuditAnchor.Read(Anchor.ToString()));

    [Fact]
    public void A_line_says_when_how_many_and_the_last_hash() =>
        Assert.Equal($"2026-03-02T00:00:59.007Z 1234 {new string('0', 64)}", Anchor.ToString());

    [Theory]
    [MemberData(nameof(Broken))]
    public void What_is_no_such_line_is_not_read_as_one(string line) => Assert.Null(AuditAnchor.Read(line));
}
