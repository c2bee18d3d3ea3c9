using Toolbox24.Domain.Accounts;

namespace Toolbox24.Domain.Tests.Accounts;

[Trait("story", "T24-101")]
public sealed class PasswordRulesTests
{
    private const string Email = "jeanne.martin75@atelier-vert.fr";

    private static readonly PasswordRules Rules = new(["password", "motdepasse", "soleil", "été", "anniversaire", "zaq12wsxcde3"]);

    [Theory]
    [InlineData("kg7!mZq_w2Lp")]
    [InlineData("vingt chats dorment")]
    [InlineData("Vingt chats dorment")]
    [InlineData("vingtchatsdo")]
    [InlineData("480213756192")]
    [InlineData("😀🎈🐙🚲🍋🎷🦉🌵🧩🪁🥝🛶")]
    [InlineData("ключ под ковриком")]
    [InlineData("soleil et tartines")]
    [InlineData("perceuse bleue sous la pluie")]
    [InlineData("martin mange des cerises")]
    public void Anything_long_that_nobody_guesses_is_allowed(string password) => Assert.Null(Rules.Refuse(password, Email));

    [Fact]
    public void Twelve_characters_are_enough_and_eleven_are_not()
    {
        Assert.Null(Rules.Refuse("vingt chats ", Email));
        Assert.Equal(new PasswordTooShort(12), Rules.Refuse("vingt chats", Email));
    }

    [Fact]
    public void Characters_count_not_bytes_and_not_halves()
    {
        Assert.Equal(new PasswordTooShort(12), Rules.Refuse("😀🎈🐙🚲🍋🎷🦉🌵🧩🪁🥝", Email));
        Assert.Equal(new PasswordTooShort(12), Rules.Refuse("vingt e\u0301te\u0301s", Email));
    }

    [Fact]
    public void A_hundred_and_twenty_eight_characters_are_allowed_and_one_more_is_not()
    {
        var longest = string.Concat(Enumerable.Range(0, 64).Select(number => (char)('一' + (number * 7)) + "🚲"));

        Assert.Null(Rules.Refuse(longest, Email));
        Assert.Equal(new PasswordTooLong(128), Rules.Refuse(longest + "!", Email));
    }

    [Fact]
    public void Ten_digits_hung_on_a_common_word_are_too_few_and_eleven_are_enough()
    {
        Assert.Equal(new CommonPassword(), Rules.Refuse("soleil7391528461", Email));
        Assert.Null(Rules.Refuse("soleil73915284610", Email));
    }

    [Fact]
    public void Half_a_character_is_no_text() =>
        Assert.Equal(new UnreadablePassword(), Rules.Refuse("vingt chats dorment \ud83d", Email));

    [Theory]
    [InlineData("anniversaire")]
    [InlineData("zaq12wsxcde3")]
    [InlineData("ANNIVERSAIRE")]
    [InlineData("Mot de passe")]
    [InlineData("mot-de-passe-2026")]
    [InlineData("MotDePasse2026!")]
    [InlineData("Soleil123456!")]
    [InlineData("soleil0612345678")]
    [InlineData("soleil1234567890123")]
    [InlineData("!!!2026soleil")]
    [InlineData("P@ssw0rd2026")]
    [InlineData("m0td3p@$$e!!")]
    [InlineData("passwordpassword")]
    [InlineData("passwordpassword2026")]
    [InlineData("ÉtéÉtéÉtéÉté")]
    public void Common_ones_are_refused_with_whatever_is_hung_on_them(string password)
    {
        var refusal = Rules.Refuse(password, Email);

        Assert.True(refusal is CommonPassword or PatternPassword, $"{password}: {refusal}");
    }

    [Theory]
    [InlineData("aaaaaaaaaaaa")]
    [InlineData("aaaaaaaaaaaa!")]
    [InlineData("abababababab")]
    [InlineData("ab1ab1ab1ab1ab1")]
    [InlineData("123456789012")]
    [InlineData("987654321098")]
    [InlineData("abcdefghijkl")]
    [InlineData("azertyuiop12")]
    [InlineData("AZERTYUIOPQSDF")]
    [InlineData("qwertyuiop[]")]
    [InlineData("poiuytrezaaa")]
    [InlineData("azerty123456")]
    [InlineData("1qaz2wsx3edc")]
    [InlineData("aaabbbcccddd")]
    [InlineData("            ")]
    [InlineData("-_-_-_-_-_-_-a")]
    public void One_pattern_is_refused(string password) =>
        Assert.Equal(new PatternPassword(), Rules.Refuse(password, Email));

    [Theory]
    [InlineData("jeanne.martin75@atelier-vert.fr")]
    [InlineData("jeanne.martin")]
    [InlineData("JeanneMartin")]
    [InlineData("martinjeanne2026!")]
    [InlineData("AtelierVert75")]
    [InlineData("martinmartin1980")]
    [InlineData("jeannepassword")]
    public void What_is_made_of_the_e_mail_is_refused(string password) =>
        Assert.Equal(new PasswordOfEmail(), Rules.Refuse(password, Email));

    [Theory]
    [InlineData("toolbox24toolbox24!")]
    [InlineData("Toolbox24-2026")]
    [InlineData("location d'outils")]
    [InlineData("LocationOutils69")]
    [InlineData("toolbox24-jeanne")]
    [InlineData("toolboxpassword")]
    public void What_is_made_of_our_name_and_trade_is_refused(string password) =>
        Assert.True(Rules.Refuse(password, Email) is PasswordOfSite, $"{password}: {Rules.Refuse(password, Email)}");

    [Fact]
    public void An_account_without_an_e_mail_has_the_other_rules() =>
        Assert.Null(Rules.Refuse("vingt chats dorment", email: ""));
}
