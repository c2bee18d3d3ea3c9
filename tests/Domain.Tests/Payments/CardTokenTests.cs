using Toolbox24.Domain.Payments;

namespace Toolbox24.Domain.Tests.Payments;

public sealed class CardTokenTests
{
    [Theory]
    [InlineData("ok")]
    [InlineData("declined:insufficient_funds")]
    [InlineData("pm_1QabcDEF0123456789")]
    [InlineData("tok-12345678901")]
    public void A_processors_token_is_taken(string text) => Assert.Equal(text, CardToken.Read(text).Value().Value);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("a b")]
    [InlineData("carte bancaire é")]
    [InlineData("000000000000")]
    [InlineData("0000-0000-0000-0000")]
    [InlineData("0000:0000_0000")]
    public void What_may_be_a_cards_number_or_is_no_token_is_refused_and_not_repeated(string? text) =>
        Assert.Equal(new NoCardToken(), CardToken.Read(text).Refusal());

    [Fact]
    public void A_token_has_255_characters_at_most()
    {
        Assert.True(CardToken.Read(new string('a', 255)).Succeeded(out _, out _));
        Assert.False(CardToken.Read(new string('a', 256)).Succeeded(out _, out _));
    }
}
