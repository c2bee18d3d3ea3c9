using Toolbox24.Domain.Catalog;

namespace Toolbox24.Domain.Tests.Catalog;

public sealed class CodePlateTests
{
    [Theory]
    [InlineData("T24-0001")]
    [InlineData(" t24-0001\n")]
    public void Case_and_outer_blanks_do_not_count(string text) =>
        Assert.Equal(new CodePlate("T24-0001"), CodePlate.Read(text).Value());

    [Theory]
    [InlineData(CodePlate.Shortest)]
    [InlineData(CodePlate.Longest)]
    public void A_code_may_have_exactly_the_shortest_or_the_longest_length(int length) =>
        CodePlate.Read(new string('A', length)).Value();

    [Theory]
    [InlineData(CodePlate.Shortest - 1)]
    [InlineData(CodePlate.Longest + 1)]
    public void One_sign_less_or_more_is_unreadable(int length) =>
        Assert.Equal(new UnreadableCode(new string('A', length)), CodePlate.Read(new string('A', length)).Refusal());

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("T24 0001")]
    [InlineData("T24-000É")]
    [InlineData("T24'--")]
    public void Only_letters_digits_and_hyphens_are_a_code(string? text) =>
        Assert.Equal(new UnreadableCode(text), CodePlate.Read(text).Refusal());

    [Fact]
    public void A_plate_is_never_made_of_anything_else() =>
        Assert.Throws<ArgumentException>(() => new CodePlate("t24-0001"));
}
