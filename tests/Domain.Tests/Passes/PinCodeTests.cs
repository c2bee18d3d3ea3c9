using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Passes;
using Toolbox24.Domain.Sites;

namespace Toolbox24.Domain.Tests.Passes;

public sealed class PinCodeTests
{
    private static readonly ServerKey Secret = new(new string('k', 40));
    private static readonly MobileNumber Phone = MobileNumber.Read("06 12 34 56 78").Value();
    private static readonly SiteId Here = new(Guid.CreateVersion7());

    [Fact]
    public void A_pin_begins_with_the_end_of_the_number_it_is_sent_to()
    {
        var pin = PinCode.New(Phone);

        Assert.Equal("5678", pin.LastFour);
        Assert.Matches("^[0-9]{6}$", pin.Digits);
    }

    [Fact]
    public void A_pin_is_another_each_time() => Assert.True(Enumerable.Range(0, 100).Select(_ => PinCode.New(Phone)).Distinct().Count() > 95);

    [Theory]
    [InlineData("5678123456")]
    [InlineData("5678 123 456")]
    [InlineData(" 5678-123456 ")]
    public void A_pin_is_read_as_people_type_it(string typed) => Assert.Equal(new PinCode("5678", "123456"), PinCode.Read(typed).Value());

    [Theory]
    [InlineData("")]
    [InlineData("567812345")]
    [InlineData("56781234567")]
    [InlineData("567812345a")]
    [InlineData("٥٦٧٨١٢٣٤٥٦")]
    public void What_cannot_be_a_pin_is_a_wrong_one(string typed) =>
        Assert.True(!PinCode.Read(typed).Succeeded(out _, out var refusal) && refusal is WrongPin);

    [Fact]
    public void What_is_kept_of_a_pin_is_another_at_each_site_and_for_each_secret()
    {
        var pin = PinCode.New(Phone);
        byte[] kept = [.. pin.Hash(Here, Secret)];

        Assert.Equal(kept, pin.Hash(Here, Secret));
        Assert.NotEqual(kept, pin.Hash(new SiteId(Guid.CreateVersion7()), Secret));
        Assert.NotEqual(kept, pin.Hash(Here, new ServerKey(new string('x', 40))));
        Assert.NotEqual(kept, (pin with { LastFour = "0000" }).Hash(Here, Secret));
    }
}
