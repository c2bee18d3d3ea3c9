using System.Text.RegularExpressions;
using Toolbox24.Domain.Accounts;

namespace Toolbox24.Domain.Tests.Accounts;

[Trait("story", "T24-104")]
public sealed partial class RecoveryCodesTests
{
    private static readonly Guid Owner = new("01940000-0000-7000-8000-000000000001");

    [Fact]
    public void There_are_ten_different_ones_in_letters_that_are_not_mistaken_for_each_other()
    {
        var (_, shown) = RecoveryCodes.New(Owner);

        Assert.Equal(RecoveryCodes.Number, shown.Distinct().Count());
        Assert.All(shown, code => Assert.Matches(Form(), code));
    }

    [Fact]
    public void Each_serves_once()
    {
        var (codes, shown) = RecoveryCodes.New(Owner);

        foreach (var code in shown)
        {
            var left = codes.Use(code).Value();
            Assert.Equal(codes.Hashes.Length - 1, left.Hashes.Length);
            Assert.Equal(new WrongRecoveryCode(), left.Use(code).Refusal());
            codes = left;
        }

        Assert.Empty(codes.Hashes);
    }

    [Fact]
    public void One_is_read_the_way_people_type_it()
    {
        var (codes, shown) = RecoveryCodes.New(Owner);
        var typed = shown[3].ToLowerInvariant().Replace('-', ' ').Replace('0', 'o').Replace('1', 'l');

        Assert.Equal(9, codes.Use($" {typed} ").Value().Hashes.Length);
    }

    [Theory]
    [InlineData("")]
    [InlineData("0000-0000-0000-0000")]
    public void Anything_else_is_wrong(string typed) =>
        Assert.Equal(new WrongRecoveryCode(), RecoveryCodes.New(Owner).Stored.Use(typed).Refusal());

    [Fact]
    public void They_are_their_owners_alone()
    {
        var (codes, shown) = RecoveryCodes.New(Owner);

        Assert.Equal(new WrongRecoveryCode(), (codes with { Owner = Guid.Empty }).Use(shown[0]).Refusal());
    }

    [Fact]
    public void What_is_stored_is_no_code()
    {
        var (codes, shown) = RecoveryCodes.New(Owner);

        Assert.All(codes.Hashes, hash => Assert.Equal(64, hash.Length));
        Assert.Empty(codes.Hashes.Intersect(shown));
        Assert.Equal(new WrongRecoveryCode(), codes.Use(codes.Hashes[0]).Refusal());
    }

    [GeneratedRegex("^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){3}$")]
    private static partial Regex Form();
}
