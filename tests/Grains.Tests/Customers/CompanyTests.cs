using Microsoft.Extensions.DependencyInjection;
using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Customers;
using Toolbox24.Integrations.Customers;
using Toolbox24.Testing;

namespace Toolbox24.Grains.Tests.Customers;

[Trait("story", "T24-102")]
public sealed class CompanyTests(CustomerFixture fixture) : IClassFixture<CustomerFixture>
{
    private static readonly Siret Known = new("00000002600013");
    private static readonly Siret Closed = new("00000003400017");
    private static readonly Siret Unknown = new("00000001800010");

    [Fact]
    public async Task An_open_company_makes_a_professional()
    {
        fixture.Register.Know(Known.Value, "MENUISERIE DEMO");
        var id = await Declared(Known);

        await fixture.Sweep();
        await fixture.Sweep();

        var customer = (await fixture.Grain(id).Get()).Value();
        Assert.Equal((CustomerKind.Professional, "MENUISERIE DEMO"), (customer.Kind, customer.Company!.Name));
        Assert.Equal(["CompanyVerified"], fixture.LettersTo(id));
        Assert.Equal(["CompanyDeclared", "CompanyChecked"], fixture.EventsOf(id));
    }

    [Fact]
    public async Task A_company_that_closes_later_is_told_within_a_month_and_one_that_stays_open_is_not_told_again()
    {
        var (open, closing) = (new Siret("00000005900014"), new Siret("00000004200010"));
        fixture.Register.Know(open.Value, "PEINTURE DEMO");
        fixture.Register.Know(closing.Value, "PLOMBERIE DEMO");
        var (stays, closes) = (await Declared(open), await Declared(closing));
        await fixture.Sweep();

        fixture.Register.Know(closing.Value, "PLOMBERIE DEMO", isOpen: false);
        fixture.Clock.Advance(TimeSpan.FromDays(30));
        await fixture.Sweep();

        Assert.Equal(["CompanyVerified"], fixture.LettersTo(stays));
        Assert.Equal(["CompanyVerified", "CompanyClosed"], fixture.LettersTo(closes));
        Assert.Equal(CustomerKind.Professional, (await fixture.Grain(stays).Get()).Value().Kind);
        Assert.Equal(CustomerKind.Personal, (await fixture.Grain(closes).Get()).Value().Kind);
    }

    [Fact]
    public async Task A_closed_company_is_told()
    {
        fixture.Register.Know(Closed.Value, "COUVERTURE DEMO", isOpen: false);
        var id = await Declared(Closed);

        await fixture.Sweep();

        Assert.Equal(CustomerKind.Personal, (await fixture.Grain(id).Get()).Value().Kind);
        Assert.Equal(["CompanyClosed"], fixture.LettersTo(id));
    }

    [Fact]
    public async Task A_company_that_nobody_knows_waits_for_a_person()
    {
        var id = await Declared(Unknown);
        await fixture.Sweep();
        Assert.Empty(fixture.LettersTo(id));

        await fixture.Grain(id).ReviewCompany(fixture.Operator, isAccepted: true, "Extrait Kbis vu");

        Assert.Equal(CustomerKind.Professional, (await fixture.Grain(id).Get()).Value().Kind);
        Assert.Equal(["CompanyAccepted"], fixture.LettersTo(id));
    }

    [Fact]
    public async Task A_register_that_is_down_is_asked_again_ever_later_and_told_once()
    {
        fixture.Register.Know(Known.Value, "MENUISERIE DEMO");
        fixture.Register.IsDown = true;
        var id = await Declared(Known);

        foreach (var minutes in (int[])[0, 1, 2, 4])
        {
            fixture.Clock.Advance(TimeSpan.FromMinutes(minutes));
            await fixture.Sweep();
            Assert.Equal(
                fixture.Now.AddMinutes(Math.Max(1, minutes * 2)), (await fixture.Grain(id).Get()).Value().Company!.NextCheck);
        }

        Assert.Equal(["CompanyToBeChecked"], fixture.LettersTo(id));
        fixture.Register.IsDown = false;
        fixture.Clock.Advance(TimeSpan.FromMinutes(8));
        await fixture.Sweep();
        Assert.Equal(["CompanyToBeChecked", "CompanyVerified"], fixture.LettersTo(id));
    }

    [Fact]
    public async Task Killed_between_the_answer_and_its_commit_the_register_is_asked_again_and_the_customer_told_once()
    {
        fixture.Register.Know(Known.Value, "MENUISERIE DEMO");
        var id = await Declared(Known);
        var lost = await fixture.Silo.Services.GetRequiredService<CompanyRegister>().Check(Known);
        var asked = fixture.Register.Asked.Count;

        await using var second = await fixture.SecondSilo();
        await fixture.Sweep(second);
        await fixture.Grain(id).CheckCompany(lost);

        Assert.Equal(asked + 1, fixture.Register.Asked.Count);
        Assert.Equal(["CompanyVerified"], fixture.LettersTo(id));
        Assert.Equal(["CompanyDeclared", "CompanyChecked"], fixture.EventsOf(id));
    }

    [Fact]
    public async Task A_company_is_in_the_journal_by_its_customers_id_alone()
    {
        var id = await Declared(Unknown);
        await fixture.Sweep();
        await fixture.Grain(id).ReviewCompany(fixture.Operator, isAccepted: false, "Papiers illisibles");

        Assert.All(
            fixture.Database.Column<string>("SELECT data::text FROM event WHERE stream = customer_stream($1)", id.Value),
            data =>
            {
                Assert.Contains(id.Value.ToString(), data, StringComparison.Ordinal);
                Assert.DoesNotContain(Unknown.Value, data, StringComparison.Ordinal);
                Assert.DoesNotContain("illisibles", data, StringComparison.Ordinal);
                Assert.DoesNotContain("Atelier", data, StringComparison.Ordinal);
            });
    }

    private async Task<AccountId> Declared(Siret siret)
    {
        var id = await fixture.NewCustomer();
        (await fixture.Grain(id).DeclareCompany(new(id, [Role.Customer]), siret, "Atelier")).Value();
        return id;
    }
}
