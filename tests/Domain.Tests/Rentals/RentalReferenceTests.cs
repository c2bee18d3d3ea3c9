using Toolbox24.Domain.Rentals;

namespace Toolbox24.Domain.Tests.Rentals;

[Trait("story", "T24-301")]
public sealed class RentalReferenceTests
{
    [Theory]
    [InlineData(0ul, "R-222222")]
    [InlineData(30ul, "R-Z22222")]
    [InlineData(31ul, "R-232222")]
    [InlineData(ulong.MaxValue, "R-H8AP76")]
    public void A_number_stands_for_a_reference(ulong random, string reference) => Assert.Equal(reference, RentalReference.From(random).Value);

    [Theory]
    [InlineData("R-7K3QF2")]
    [InlineData(" r-7k3 qf2")]
    [InlineData("7k3qf2")]
    public void What_a_person_types_is_read(string typed) => Assert.Equal("R-7K3QF2", RentalReference.Read(typed)?.Value);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("R-7K3QF")]
    [InlineData("R-7K3QF22")]
    [InlineData("R-7K3QFO")]
    [InlineData("R-7K3QF1")]
    [InlineData("S-7K3QF2")]
    public void What_is_none_is_not(string? typed) => Assert.Null(RentalReference.Read(typed));
}
