using FsCheck;
using FsCheck.Fluent;
using Toolbox24.Domain.Accounts;

namespace Toolbox24.Domain.Tests.Accounts;

[Trait("story", "T24-101")]
public sealed class MobileNumberTests
{
    [Theory]
    [InlineData("0612345678")]
    [InlineData("06 12 34 56 78")]
    [InlineData("06.12.34.56.78")]
    [InlineData("06-12-34-56-78")]
    [InlineData("06\u00A012\u202F34 56 78")]
    [InlineData("+33612345678")]
    [InlineData("+33 6 12 34 56 78")]
    [InlineData("+33 (0)6 12 34 56 78")]
    [InlineData("0033612345678")]
    [InlineData("0033 (0)6.12.34.56.78")]
    [InlineData(" 0612345678 ")]
    public void However_it_is_typed_it_is_one_number(string typed) =>
        Assert.Equal("+33612345678", MobileNumber.Read(typed).Value().Value);

    [Fact]
    public void A_07_is_a_mobile_too() => Assert.Equal("+33712345678", MobileNumber.Read("07 12 34 56 78").Value().Value);

    [Theory]
    [InlineData("0112345678")]
    [InlineData("+33512345678")]
    [InlineData("0033 9 12 34 56 78")]
    [InlineData("08 12 34 56 78")]
    public void A_fixed_line_takes_no_SMS(string typed) => Assert.Equal(new NotAMobile(), MobileNumber.Read(typed).Refusal());

    [Theory]
    [InlineData("+32470123456")]
    [InlineData("0032470123456")]
    [InlineData("+1 202 555 0123")]
    [InlineData("+262692123456")]
    public void A_mobile_of_another_country_is_refused_as_such(string typed) =>
        Assert.Equal(new ForeignNumber(), MobileNumber.Read(typed).Refusal());

    [Theory]
    [InlineData("061234567")]
    [InlineData("06123456789")]
    [InlineData("+3361234567")]
    [InlineData("+336123456789")]
    [InlineData("+330612345678")]
    [InlineData("612345678")]
    [InlineData("06(0)12345")]
    [InlineData("+33(0)(0)612345678")]
    [InlineData("06 12 34 56 7a")]
    [InlineData("06 12 34 56 78\n")]
    [InlineData("06 12 34 56 78,0712345678")]
    [InlineData("٠٦١٢٣٤٥٦٧٨")]
    [InlineData("++33612345678")]
    [InlineData("+")]
    [InlineData("0")]
    [InlineData("00")]
    [InlineData("..")]
    [InlineData("bonjour")]
    public void What_is_no_number_is_refused(string typed) =>
        Assert.Equal(new MobileMalformed(), MobileNumber.Read(typed).Refusal());

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("  ")]
    public void Nothing_is_no_number(string? typed) => Assert.Equal(new MobileMissing(), MobileNumber.Read(typed).Refusal());

    [Fact]
    public void Shown_or_printed_it_is_only_known_again()
    {
        var number = MobileNumber.Read("06 12 34 56 78").Value();

        Assert.Equal("5678", number.LastFour);
        Assert.Equal("+33 6 •• •• 56 78", number.Masked);
        Assert.Equal(number.Masked, $"{number}");
    }

    [Fact]
    public void Whatever_is_typed_a_number_is_in_E164_and_read_as_itself()
    {
        var read = 0;

        Prop.ForAll(Typed, typed =>
        {
            if (!MobileNumber.Read(typed).Succeeded(out var number, out _)) return;
            read++;
            Assert.Matches(@"\A\+33[67][0-9]{8}\z", number.Value);
            Assert.Equal(number, MobileNumber.Read(number.Value).Value());
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2_000).WithReplay((ulong)(uint)Seeds.Next(), 1));

        Assert.True(read > 200, "too few numbers to prove anything");
    }

    /// <summary>A prefix, then digits in pairs, now and then something else.</summary>
    private static Arbitrary<string> Typed =>
        (from prefix in Gen.Elements("06", "07", "+336", "00337", "+33 (0)6", "01", "+32", "", "+", "(0)")
         from count in Gen.Elements(4, 4, 4, 3, 5)
         from pairs in Gen.Frequency((30, Gen.Elements("12", " 34", ".56", "78", " 0 0")), (1, Gen.Elements("(0)", "a", "\n"))).ArrayOf(count)
         select prefix + string.Concat(pairs)).ToArbitrary();
}
