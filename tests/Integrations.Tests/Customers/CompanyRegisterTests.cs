using Toolbox24.Domain.Customers;

namespace Toolbox24.Integrations.Tests.Customers;

/// <summary>The client against the simulator's register: each company of it, each way it fails.</summary>
[Trait("story", "T24-102")]
public sealed class CompanyRegisterTests(SimulatedRegister register) : IClassFixture<SimulatedRegister>
{
    private static readonly Siret Open = new("00000001800010");

    [Fact]
    public async Task An_active_company_is_verified_with_its_name_and_address() => Assert.Equal(
        new CompanyVerified(new(Open, "PLATRERIE DEMO", "1 RUE DE LA DEMO 69003 LYON", CompanyState.Open)),
        await register.Client.Check(Open));

    [Theory]
    [InlineData("00000002600013", "2 RUE DE LA DEMO 69003 LYON")]
    [InlineData("00000002600021", "20 QUAI DE LA DEMO 38000 GRENOBLE")]
    public async Task Of_several_places_of_business_the_one_asked_about_counts(string siret, string address) => Assert.Equal(
        new CompanyVerified(new(new(siret), "MENUISERIE DEMO", address, CompanyState.Open)),
        await register.Client.Check(new(siret)));

    [Theory]
    [InlineData("35600000000048")]
    [InlineData("35600000049837")]
    public async Task A_SIRET_of_La_Poste_is_verified_like_any_other(string siret) =>
        Assert.IsType<CompanyVerified>(await register.Client.Check(new(siret)));

    [Theory]
    [InlineData("00000002600039", CompanyState.PlaceClosed)]
    [InlineData("00000003400017", CompanyState.Ceased)]
    public async Task A_closed_place_and_a_ceased_company_are_closed(string siret, CompanyState state) =>
        Assert.Equal(state, Assert.IsType<CompanyClosed>(await register.Client.Check(new(siret))).Company.State);

    [Theory]
    [InlineData("73282932000074")]
    [InlineData("00000001800028")]
    [InlineData("00000004200010")]
    public async Task A_SIRET_that_is_unknown_or_not_public_is_not_found(string siret) =>
        Assert.Equal(new CompanyNotFound(new(siret)), await register.Client.Check(new(siret)));

    [Fact]
    public async Task A_register_that_is_down_is_unavailable_until_it_is_up()
    {
        await register.Fail("down", times: 1);

        Assert.Equal(new CompanyUnavailable(Open, RegisterFault.Failed), await register.Client.Check(Open));
        Assert.IsType<CompanyVerified>(await register.Client.Check(Open));
    }

    [Fact]
    public async Task A_page_instead_of_an_answer_is_no_answer()
    {
        await register.Fail("garbage", times: 1);

        Assert.Equal(new CompanyUnavailable(Open, RegisterFault.Unreadable), await register.Client.Check(Open));
    }

    [Fact]
    public async Task A_slow_register_is_not_waited_for()
    {
        await register.Fail("slow", times: 1);

        var hasty = Registers.At(register.Address, patience: TimeSpan.FromMilliseconds(300));

        Assert.Equal(new CompanyUnavailable(Open, RegisterFault.TooSlow), await hasty.Check(Open));
    }

    [Fact]
    public async Task A_register_that_is_not_there_is_unavailable() => Assert.Equal(
        new CompanyUnavailable(Open, RegisterFault.Unreachable),
        await Registers.At(new Uri("http://127.0.0.1:1")).Check(Open));

    [Fact]
    public async Task Who_no_longer_wants_to_know_is_not_told() =>
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => register.Client.Check(Open, new CancellationToken(canceled: true)));
}
