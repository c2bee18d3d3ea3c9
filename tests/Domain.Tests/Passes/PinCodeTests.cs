using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Passes;
using Toolbox24.Domain.Rentals;

namespace Toolbox24.Domain.Tests.Passes;

[Trait("story", "T24-402")]
public sealed class PinCodeTests
{
    private static readonly ServerKey Secret = new(new string('k', 40));
    private static readonly MobileNumber Phone = MobileNumber.Read("06 12 34 56 78").Value();
    private static readonly RentalId Rental = new(Guid.CreateVersion7());
    private static readonly PinCode Pin = PinCode.Of(Rental, PassPurpose.PickUp, issue: 1, Phone, Secret);

    [Fact]
    public void A_pin_begins_with_the_end_of_the_number_it_is_sent_to()
    {
        Assert.Equal("5678", Pin.LastFour);
        Assert.Matches("^[0-9]{6}$", Pin.Digits);
    }

    [Fact]
    public void The_same_pin_is_made_again_from_the_same_rental() =>
        Assert.Equal(Pin, PinCode.Of(Rental, PassPurpose.PickUp, issue: 1, Phone, Secret));

    [Fact]
    public void A_pin_is_another_for_each_rental_purpose_issue_and_secret()
    {
        PinCode[] others =
        [
            PinCode.Of(Rental, PassPurpose.Return, issue: 1, Phone, Secret),
            PinCode.Of(Rental, PassPurpose.PickUp, issue: 2, Phone, Secret),
            PinCode.Of(new RentalId(new Guid(1, 0, 0, new byte[8])), PassPurpose.PickUp, issue: 1, Phone, Secret),
            PinCode.Of(Rental, PassPurpose.PickUp, issue: 1, Phone, new ServerKey(new string('x', 40))),
        ];

        // One in a million is the same by chance.
        Assert.True(others.Count(other => other.Digits != Pin.Digits) >= others.Length - 1);
    }

    [Fact]
    public void All_codes_are_as_likely()
    {
        var first = Enumerable.Range(0, 10_000)
            .GroupBy(issue => PinCode.Of(Rental, PassPurpose.PickUp, issue, Phone, Secret).Digits[0])
            .Select(same => same.Count());

        Assert.All(first, count => Assert.InRange(count, 850, 1_150));
    }

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
    public void Only_the_whole_pin_matches()
    {
        Assert.True(Pin.Matches(PinCode.Read($"{Pin.LastFour}{Pin.Digits}").Value()));
        Assert.False(Pin.Matches(Pin with { LastFour = "5679" }));
        Assert.False(Pin.Matches(Pin with { Digits = Pin.Digits[0] == '0' ? $"1{Pin.Digits[1..]}" : $"0{Pin.Digits[1..]}" }));
    }
}
