using System.Text;
using Toolbox24.Domain.Accounts;

namespace Toolbox24.Domain.Tests.Accounts;

[Trait("story", "T24-104")]
public sealed class TotpTests
{
    private static readonly TotpSecret Rfc = Secret("12345678901234567890");
    private static readonly DateTimeOffset StepStart = DateTimeOffset.FromUnixTimeSeconds(1_795_000_020);
    private static readonly long Now = Totp.StepAt(StepStart);

    // RFC 6238, appendix B.
    [Theory]
    [InlineData(59, "94287082")]
    [InlineData(1_111_111_109, "07081804")]
    [InlineData(1_111_111_111, "14050471")]
    [InlineData(1_234_567_890, "89005924")]
    [InlineData(2_000_000_000, "69279037")]
    [InlineData(20_000_000_000, "65353130")]
    public void The_codes_are_those_of_the_RFC(long seconds, string code) =>
        Assert.Equal(code, Rfc.Code(Totp.StepAt(DateTimeOffset.FromUnixTimeSeconds(seconds)), digits: 8));

    // RFC 4226, appendix D.
    [Fact]
    public void The_codes_are_those_of_the_RFC_below() => Assert.Equal(
        ["755224", "287082", "359152", "969429", "338314", "254676", "287922", "162583", "399871", "520489"],
        Enumerable.Range(0, 10).Select(step => Rfc.Code(step)));

    [Fact]
    public void The_codes_are_those_of_oathtool()
    {
        const int Steps = 500;
        foreach (var secret in Enumerable.Range(0, 5).Select(_ => TotpSecret.New()))
        {
            Assert.Equal(
                OathTool.Codes(secret.Text, StepStart, Steps),
                Enumerable.Range(0, Steps).Select(step => secret.Code(Now + step)));
        }
    }

    [Fact]
    public void A_code_of_oathtool_is_accepted()
    {
        var secret = TotpSecret.New();
        var code = OathTool.Codes(secret.Text, StepStart, 1).Single();

        Assert.Equal(new TotpStep(Now), Totp.Check(secret, code, lastUsed: null, StepStart).Value());
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(0)]
    [InlineData(1)]
    public void A_clock_may_be_one_step_off(int steps) =>
        Assert.Equal(new TotpStep(Now + steps), Totp.Check(Rfc, Rfc.Code(Now + steps), null, StepStart).Value());

    [Theory]
    [InlineData(-2)]
    [InlineData(2)]
    public void Two_steps_off_are_too_many(int steps) =>
        Assert.Equal(new WrongTotpCode(), Totp.Check(Rfc, Rfc.Code(Now + steps), null, StepStart).Refusal());

    [Fact]
    public void A_code_serves_until_the_very_end_of_the_step_after_its_own()
    {
        var code = Rfc.Code(Now);
        var end = StepStart + (2 * Totp.Period);

        Assert.Equal(new TotpStep(Now), Totp.Check(Rfc, code, null, end.AddTicks(-1)).Value());
        Assert.Equal(new WrongTotpCode(), Totp.Check(Rfc, code, null, end).Refusal());
    }

    [Fact]
    public void A_code_serves_from_the_very_start_of_the_step_before_its_own()
    {
        var code = Rfc.Code(Now);
        var start = StepStart - Totp.Period;

        Assert.Equal(new TotpStep(Now), Totp.Check(Rfc, code, null, start).Value());
        Assert.Equal(new WrongTotpCode(), Totp.Check(Rfc, code, null, start.AddTicks(-1)).Refusal());
    }

    [Fact]
    public void A_code_serves_once()
    {
        var used = Totp.Check(Rfc, Rfc.Code(Now), null, StepStart).Value();

        Assert.Equal(new TotpCodeUsed(), Totp.Check(Rfc, Rfc.Code(Now), used.Number, StepStart).Refusal());
    }

    [Fact]
    public void Nor_does_one_older_than_the_last_used() =>
        Assert.Equal(new TotpCodeUsed(), Totp.Check(Rfc, Rfc.Code(Now), Now + 1, StepStart).Refusal());

    [Fact]
    public void The_next_one_does() =>
        Assert.Equal(new TotpStep(Now + 1), Totp.Check(Rfc, Rfc.Code(Now + 1), Now, StepStart).Value());

    [Fact]
    public void Spaces_are_overlooked() =>
        Assert.Equal(new TotpStep(Now), Totp.Check(Rfc, $" {Rfc.Code(Now)[..3]} {Rfc.Code(Now)[3..]} ", null, StepStart).Value());

    [Theory]
    [InlineData("")]
    [InlineData("12345")]
    [InlineData("1234567")]
    [InlineData("١٢٣٤٥٦")]
    public void What_is_no_code_is_wrong(string typed) =>
        Assert.Equal(new WrongTotpCode(), Totp.Check(Rfc, typed, null, StepStart).Refusal());

    [Fact]
    public void A_secret_has_160_random_bits()
    {
        var (one, other) = (TotpSecret.New(), TotpSecret.New());

        Assert.Equal(20, Base32.Read(one.Text)!.Length);
        Assert.NotEqual(one.Text, other.Text);
    }

    [Fact]
    public void A_secret_is_never_told_by_accident() => Assert.DoesNotContain(Rfc.Text, $"{Rfc}", StringComparison.Ordinal);

    [Theory]
    [InlineData("MZXW6YTBOI")]
    [InlineData("not a secret!")]
    public void What_is_too_short_or_no_base_32_is_no_secret(string text) => Assert.Null(TotpSecret.Read(text));

    [Fact]
    public void An_app_reads_the_secret_from_its_QR_code() => Assert.Equal(
        "otpauth://totp/Toolbox24:client%2Bpro%40example.fr?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Toolbox24&algorithm=SHA1&digits=6&period=30",
        Rfc.Uri("client+pro@example.fr"));

    private static TotpSecret Secret(string ascii) => TotpSecret.Read(Base32.Write(Encoding.ASCII.GetBytes(ascii)))!;
}
