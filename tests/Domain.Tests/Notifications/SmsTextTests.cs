using FsCheck;
using FsCheck.Fluent;
using Toolbox24.Domain.Notifications;

namespace Toolbox24.Domain.Tests.Notifications;

[Trait("story", "T24-702")]
public sealed class SmsTextTests
{
    [Theory]
    [InlineData("é è ù à ì ò Ç É ü ñ", "é è ù à ì ò Ç É ü ñ")]
    [InlineData("ça, où êtes-vous ? île, hôtel, dû, pâte, Noël, maïs", "ca, où etes-vous ? ile, hotel, du, pate, Noel, mais")]
    [InlineData("À côté : l’œuvre « d’ŒUVRE » – “oui”…", "A coté : l'oeuvre \" d'OEUVRE \" - \"oui\"...")]
    [InlineData("10\u202F€\u00A0!", "10 € !")]
    [InlineData("e\u0301te\u0301", "ete")]
    [InlineData("日本 👍 \u001B\f", "?? ? ??")]
    [InlineData("deux\nlignes", "deux\nlignes")]
    public void A_text_is_written_in_the_letters_an_SMS_has(string words, string sent) =>
        Assert.Equal(sent, SmsText.From(words).Value);

    [Theory]
    [InlineData(0, 1)]
    [InlineData(160, 1)]
    [InlineData(161, 2)]
    [InlineData(306, 2)]
    [InlineData(307, 3)]
    public void A_message_alone_is_longer_than_one_of_several(int letters, int segments)
    {
        var text = SmsText.From(new string('é', letters));

        Assert.Equal((letters, segments), (text.Length, text.Segments));
    }

    [Theory]
    [InlineData('€')]
    [InlineData('[')]
    [InlineData(']')]
    [InlineData('{')]
    [InlineData('}')]
    [InlineData('\\')]
    [InlineData('^')]
    [InlineData('~')]
    [InlineData('|')]
    public void Some_letters_take_two_places(char letter)
    {
        Assert.Equal((160, 1), Measured(new string(letter, 80)));
        Assert.Equal((162, 2), Measured(new string(letter, 81)));
    }

    [Fact]
    public void A_letter_of_two_places_is_not_parted_between_messages()
    {
        // 152 places, then a letter that needs two: it begins the next message, and so does one at the end of that.
        var text = new string('a', 152) + "€" + new string('a', 150) + "€";

        Assert.Equal((306, 3), Measured(text));
    }

    [Fact]
    public void Printed_it_says_no_code() => Assert.Equal("9 septets", $"{SmsText.From("code 1234")}");

    [Fact]
    public void Whatever_is_written_stays_in_the_alphabet_and_fits_the_messages_counted() =>
        Prop.ForAll(Gen.Choose(0, 0xFFFF).Select(code => (char)code).Or(Gen.Elements("aé€’\ud83d\udc4d".ToCharArray()))
            .ArrayOf().Select(letters => new string(letters)).ToArbitrary(), words =>
        {
            var text = SmsText.From(words);
            Assert.Equal(text.Value, SmsText.From(text.Value).Value);
            Assert.True(text.Segments == 1 ? text.Length <= 160 : text.Length <= text.Segments * 153);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1_000).WithReplay((ulong)(uint)Seeds.Next(), 1));

    private static (int Length, int Segments) Measured(string words)
    {
        var text = SmsText.From(words);
        return (text.Length, text.Segments);
    }
}
