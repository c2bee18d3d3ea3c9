using FsCheck;
using FsCheck.Fluent;
using Toolbox24.Domain.Customers;

namespace Toolbox24.Domain.Tests.Customers;

[Trait("story", "T24-102")]
public sealed class SiretTests
{
    private static readonly Siret Valid = new("73282932000074");

    private static readonly Arbitrary<Siret> Sirets = Arb.From(
        from company in Gen.Choose(0, 99_999_999)
        from place in Gen.Choose(0, 9_999)
        select new Siret(Completed($"{Completed($"{company:00000000}")}{place:0000}")));

    [Theory]
    [InlineData("73282932000074")]
    [InlineData("13002526500013")]
    [InlineData("35600000000048")]
    public void Its_digits_pass_the_Luhn_formula(string text) => Assert.Equal(text, Siret.Read(text).Value().Value);

    [Theory]
    [InlineData("35600000049837")]
    public void At_La_Poste_digits_that_add_up_to_a_multiple_of_five_will_do(string text) =>
        Assert.Equal(text, Siret.Read(text).Value().Value);

    [Theory]
    [InlineData("35600000049838")]
    [InlineData("73282932000073")]
    [InlineData("73282932000075")]
    public void A_wrong_check_digit_is_refused(string text) => AssertRefused(text);

    [Fact]
    public void The_exception_is_for_La_Poste_alone() => AssertRefused("73282932000072");

    [Fact]
    public void A_company_number_that_is_wrong_is_not_made_right_by_what_follows() => AssertRefused("73282932100072");

    [Theory]
    [InlineData("732 829 320 00074")]
    [InlineData("\t732 829 320\u00a00007\u202f4\n")]
    public void Blanks_do_not_count(string text) => Assert.Equal(Valid, Siret.Read(text).Value());

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("732829320")]
    [InlineData("7328293200007")]
    [InlineData("732829320000740")]
    [InlineData("732-829-320-00074")]
    [InlineData("7328293200007A")]
    [InlineData("+7328293200007")]
    [InlineData("٧٣٢٨٢٩٣٢٠٠٠٠٧٤")]
    [InlineData("73282932000074'; --")]
    public void Anything_but_fourteen_digits_is_refused(string? text) => AssertRefused(text);

    [Fact]
    public void A_SIRET_is_never_made_of_anything_else()
    {
        Assert.Throws<ArgumentException>(() => new Siret("732 829 320 00074"));
        Assert.Throws<ArgumentException>(() => new Siret("35600000049838"));
        Assert.Throws<ArgumentException>(() => new Siret(null!));
    }

    [Fact]
    public void Its_first_nine_digits_are_the_company() => Assert.Equal(new Siren("732829320"), Valid.Siren);

    [Fact]
    public void Every_valid_one_is_read_and_told_alike() => Check(siret =>
        Assert.Equal(siret, Siret.Read($" {siret.Value[..3]} {siret.Value[3..]}").Value()));

    [Fact]
    public void One_digit_misread_is_always_noticed() => Check(siret =>
    {
        for (var place = 0; place < Siret.Length; place++)
        {
            var other = (char)('0' + ((siret.Value[place] - '0' + 1) % 10));
            AssertRefused(siret.Value[..place] + other + siret.Value[(place + 1)..]);
        }
    });

    private static void Check(Action<Siret> holds) =>
        Prop.ForAll(Sirets, holds).Check(Config.QuickThrowOnFailure.WithMaxTest(500).WithReplay((ulong)(uint)Seeds.Next(), 1));

    private static void AssertRefused(string? text) => Assert.Equal(new WrongSiret(text), Siret.Read(text).Refusal());

    /// <summary>The digits and the check digit that makes them pass, found by the book: from a table of doubled digits.</summary>
    private static string Completed(string digits)
    {
        const string doubled = "0246813579";
        var sum = digits.Reverse().Select((digit, place) => place % 2 == 0 ? doubled[digit - '0'] - '0' : digit - '0').Sum();
        return $"{digits}{(10 - (sum % 10)) % 10}";
    }
}
