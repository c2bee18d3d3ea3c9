using Toolbox24.Domain.Customers;

namespace Toolbox24.Domain.Tests.Customers;

[Trait("story", "T24-102")]
public sealed class CompanyCheckTests
{
    private static readonly Siret Asked = new("73282932000074");
    private static readonly Siret Another = new("13002526500013");

    private static readonly Company Open = new(Asked, "PLÂTRERIE DÉMO", "1 RUE DE LA DÉMO 69003 LYON", CompanyState.Open);

    [Fact]
    public void An_open_place_of_an_active_company_is_verified() =>
        Assert.Equal(new CompanyVerified(Open), CompanyCheck.Of(Asked, [Open]));

    [Theory]
    [InlineData(CompanyState.PlaceClosed)]
    [InlineData(CompanyState.Ceased)]
    public void A_closed_place_or_a_ceased_company_is_closed(CompanyState state)
    {
        var closed = Open with { State = state };

        Assert.Equal(new CompanyClosed(closed), CompanyCheck.Of(Asked, [closed]));
    }

    [Fact]
    public void No_answer_is_a_company_that_is_not_found() =>
        Assert.Equal(new CompanyNotFound(Asked), CompanyCheck.Of(Asked, []));

    [Fact]
    public void A_company_of_another_SIRET_is_not_the_one_asked_about() =>
        Assert.Equal(new CompanyNotFound(Asked), CompanyCheck.Of(Asked, [Open with { Siret = Another }]));

    [Fact]
    public void The_one_asked_about_counts_wherever_it_stands_in_the_answer()
    {
        var closed = Open with { State = CompanyState.PlaceClosed };

        Assert.Equal(new CompanyClosed(closed), CompanyCheck.Of(Asked, [Open with { Siret = Another }, closed]));
    }

    [Fact]
    public void A_name_that_is_not_public_leaves_it_to_a_person() =>
        Assert.Equal(new CompanyNotFound(Asked), CompanyCheck.Of(Asked, [Open with { Name = null }]));

    [Fact]
    public void A_closed_company_is_closed_even_if_its_name_is_not_public()
    {
        var closed = Open with { Name = null, State = CompanyState.Ceased };

        Assert.Equal(new CompanyClosed(closed), CompanyCheck.Of(Asked, [closed]));
    }

    [Fact]
    public void An_address_that_is_not_public_does_not_matter()
    {
        var discreet = Open with { Address = null };

        Assert.Equal(new CompanyVerified(discreet), CompanyCheck.Of(Asked, [discreet]));
    }
}
