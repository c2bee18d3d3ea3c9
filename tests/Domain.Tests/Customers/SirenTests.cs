using Toolbox24.Domain.Customers;

namespace Toolbox24.Domain.Tests.Customers;

[Trait("story", "T24-102")]
public sealed class SirenTests
{
    [Theory]
    [InlineData("732829320")]
    [InlineData("130025265")]
    [InlineData("356000000")]
    [InlineData("732 829 320")]
    public void Nine_digits_that_pass_the_Luhn_formula_are_read(string text) =>
        Assert.Equal(text.Replace(" ", "", StringComparison.Ordinal), Siren.Read(text).Value().Value);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("732829321")]
    [InlineData("73282932")]
    [InlineData("73282932000074")]
    [InlineData("73282932O")]
    public void Anything_else_is_refused(string? text) => Assert.Equal(new WrongSiren(text), Siren.Read(text).Refusal());

    [Fact]
    public void A_SIREN_is_never_made_of_anything_else() =>
        Assert.Throws<ArgumentException>(() => new Siren("732829321"));

    [Theory]
    [InlineData("732829320", "FR44732829320")]
    [InlineData("130025265", "FR07130025265")]
    [InlineData("356000000", "FR39356000000")]
    public void Its_VAT_number_follows_from_it(string siren, string vat) =>
        Assert.Equal(vat, VatNumber.Of(new Siren(siren)).Value);
}
