using Toolbox24.Domain.Sites;

namespace Toolbox24.Domain.Tests.Sites;

public sealed class OpenSiteTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    private static readonly OpenSite Valid = new(
        "Lyon Part-Dieu",
        new PostalAddress("Place Charles-Béraudier", "69003", "Lyon"),
        "Europe/Paris");

    [Fact]
    public void A_site_opens_as_it_was_asked_for()
    {
        var site = Site.Open(Valid, Now).Value();

        Assert.Equal(new Site(site.Id, Valid.Name, Valid.Address, Valid.TimeZone), site);
    }

    [Fact]
    public void Blanks_around_the_name_are_dropped() =>
        Assert.Equal("Lyon", Site.Open(Valid with { Name = " Lyon " }, Now).Value().Name);

    [Fact]
    public void Ids_follow_the_time_they_were_given_at()
    {
        var (first, second) = (Site.Open(Valid, Now).Value(), Site.Open(Valid, Now.AddMilliseconds(1)).Value());

        Assert.True(first.Id.Value < second.Id.Value);
    }

    [Fact]
    public void A_site_has_a_name() =>
        Assert.Equal(new EmptyName(), Site.Open(Valid with { Name = "" }, Now).Refusal());

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("Europe/Lyon")]
    [InlineData("../zoneinfo/Europe/Paris")]
    [InlineData("/usr/share/zoneinfo/Europe/Paris")]
    [InlineData("Europe/Paris\0")]
    public void A_site_lives_in_a_known_time_zone(string? zone) =>
        Assert.Equal(new UnknownTimeZone(zone), Site.Open(Valid with { TimeZone = zone! }, Now).Refusal());

    [Fact]
    public void A_time_zone_in_other_letters_stays_unknown_after_it_was_used()
    {
        Site.Open(Valid, Now).Value();

        Assert.Equal(
            new UnknownTimeZone("europe/paris"),
            Site.Open(Valid with { TimeZone = "europe/paris" }, Now).Refusal());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("6900")]
    [InlineData("690033")]
    [InlineData("6900A")]
    [InlineData("٦٩٠٠٣")]
    public void A_postal_code_has_five_digits(string? code) => Assert.Equal(
        new WrongPostalCode(code),
        Site.Open(Valid with { Address = Valid.Address with { PostalCode = code! } }, Now).Refusal());

    [Fact]
    public void An_address_has_a_street() => Assert.Equal(
        new EmptyName(),
        Site.Open(Valid with { Address = Valid.Address with { Street = " " } }, Now).Refusal());

    [Fact]
    public void An_address_has_a_city() => Assert.Equal(
        new EmptyName(),
        Site.Open(Valid with { Address = Valid.Address with { City = "" } }, Now).Refusal());
}
