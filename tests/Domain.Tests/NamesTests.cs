namespace Toolbox24.Domain.Tests;

public sealed class NamesTests
{
    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" \t")]
    public void A_name_says_something(string? name) => Assert.Equal(new EmptyName(), Names.Refuse(name));

    [Fact]
    public void A_name_may_have_exactly_the_longest_length() =>
        Assert.Null(Names.Refuse(new string('n', Names.Longest)));

    [Fact]
    public void One_letter_more_is_too_long() => Assert.Equal(
        new NameTooLong(Names.Longest + 1, Names.Longest),
        Names.Refuse(new string('n', Names.Longest + 1)));

    [Theory]
    [InlineData("two\nlines")]
    [InlineData("nul\0")]
    public void A_name_is_one_printable_line(string name) => Assert.Equal(new UnprintableName(), Names.Refuse(name));
}
