using Toolbox24.Domain.Accounts;

namespace Toolbox24.Domain.Tests.Accounts;

[Trait("story", "T24-101")]
public sealed class PasswordTextTests
{
    // Canonical decompositions of all composed letters from U+00C0 to U+00FF, and of Ÿ.
    private const string Composed = "ÀÁÂÃÄÅÇÈÉÊËÌÍÎÏÑÒÓÔÕÖÙÚÛÜÝàáâãäåçèéêëìíîïñòóôõöùúûüýÿŸ";
    private const string Letters = "AAAAAACEEEEIIIINOOOOOUUUUYaaaaaaceeeeiiiinooooouuuuyyY";
    private const string Marks =
        "\u0300\u0301\u0302\u0303\u0308\u030A\u0327\u0300\u0301\u0302\u0308\u0300\u0301\u0302\u0308\u0303\u0300\u0301\u0302\u0303\u0308\u0300\u0301\u0302\u0308\u0301" +
        "\u0300\u0301\u0302\u0303\u0308\u030A\u0327\u0300\u0301\u0302\u0308\u0300\u0301\u0302\u0308\u0303\u0300\u0301\u0302\u0303\u0308\u0300\u0301\u0302\u0308\u0301\u0308\u0308";

    [Fact]
    public void An_accent_sent_apart_is_put_on_its_letter() => Assert.Equal(
        Composed, PasswordText.Composed(string.Concat(Letters.Zip(Marks, (letter, mark) => $"{letter}{mark}"))));

    [Theory]
    [InlineData("")]
    [InlineData("\u0301e")]
    [InlineData("x\u0301")]
    [InlineData("ﬁ ² ½ Å 𝕒 \t\n é")]
    public void Everything_else_stays_as_it_comes(string text) => Assert.Equal(text, PasswordText.Composed(text));

    [Fact]
    public void A_character_is_a_code_point() => Assert.Equal(5, PasswordText.Length("é😀👨‍👩"));

    [Fact]
    public void Passwords_are_compared_without_case_accents_and_separators() =>
        Assert.Equal("motdepasseete!", PasswordText.Key(" Mot_de-Passe.Été\t!"));
}
