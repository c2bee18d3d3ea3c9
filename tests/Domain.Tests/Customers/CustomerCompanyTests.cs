using Toolbox24.Domain.Customers;
using Toolbox24.Domain.Notifications;
using static Toolbox24.Domain.Tests.Customers.Somebody;

namespace Toolbox24.Domain.Tests.Customers;

[Trait("story", "T24-102")]
public sealed class CustomerCompanyTests
{
    private static readonly Customer Declared = Newcomer.After(c => c.DeclareCompany(Oneself, Menuiserie, " Menuiserie Démo ", Noon));

    private static readonly Company Open = new(Menuiserie, "MENUISERIE DEMO", null, CompanyState.Open);

    [Fact]
    public void A_company_that_is_declared_is_to_be_checked_at_once_and_the_customer_is_a_person_until_then()
    {
        Assert.Equal(CustomerKind.Personal, Declared.Kind);
        Assert.Equal(Menuiserie, Declared.CompanyToCheck(Noon));
        Assert.Equal("Menuiserie Démo", Declared.CompanyGivenName);
    }

    [Fact]
    public void A_company_that_is_verified_makes_a_professional_and_is_told_once()
    {
        var check = Declared.Check(new Domain.Customers.CompanyVerified(Open), Noon)!;
        var verified = Declared.Apply(check);

        Assert.Equal(CustomerKind.Professional, verified.Kind);
        Assert.Equal(new Domain.Notifications.CompanyVerified("MENUISERIE DEMO", Menuiserie.Value), CustomerLetter.About(check));
        Assert.Null(verified.Check(new Domain.Customers.CompanyVerified(Open), Noon));
        Assert.Null(verified.CompanyToCheck(Noon.AddDays(30).AddTicks(-1)));
        var again = verified.Check(new Domain.Customers.CompanyVerified(Open), Noon.AddDays(30))!;
        Assert.Null(CustomerLetter.About(again));
        Assert.Equal(Noon.AddDays(60), again.Company.NextCheck);
        Assert.Equal(new CompanyAlreadyVerified(), verified.DeclareCompany(Oneself, Menuiserie, null, Noon.AddDays(1)).Refusal());
    }

    [Fact]
    public void A_company_that_is_closed_is_told_and_the_customer_stays_a_person()
    {
        var check = Declared.Check(new Domain.Customers.CompanyClosed(Open with { Name = null }), Noon)!;

        Assert.Equal(CustomerKind.Personal, Declared.Apply(check).Kind);
        Assert.Equal(new Domain.Notifications.CompanyClosed("votre entreprise", Menuiserie.Value), CustomerLetter.About(check));
    }

    [Fact]
    public void A_register_that_does_not_answer_is_asked_again_and_told_once()
    {
        var unavailable = new CompanyUnavailable(Menuiserie, RegisterFault.Unreachable);
        var first = Declared.Check(unavailable, Noon)!;
        var waiting = Declared.Apply(first);

        Assert.Equal(new CompanyToBeChecked(Menuiserie.Value), CustomerLetter.About(first));
        Assert.Null(waiting.CompanyToCheck(Noon.AddMinutes(1).AddTicks(-1)));
        Assert.Null(waiting.Check(unavailable, Noon));

        var second = waiting.Check(unavailable, Noon.AddMinutes(1))!;
        Assert.Null(CustomerLetter.About(second));
        Assert.Equal(Noon.AddMinutes(3), second.Company.NextCheck);
    }

    [Fact]
    public void A_check_of_another_company_changes_nothing() =>
        Assert.Null(Declared.Check(new CompanyNotFound(new Siret("00000001800010")), Noon));

    [Fact]
    public void Another_company_waits_a_minute_after_the_register_was_asked()
    {
        var found = Declared.Apply(Declared.Check(new CompanyNotFound(Menuiserie), Noon)!);
        var (other, again) = (new Siret("00000001800010"), Noon.AddMinutes(1));

        Assert.Equal(new CompanyCheckedJustNow(again), found.DeclareCompany(Oneself, other, null, again.AddTicks(-1)).Refusal());
        Assert.Equal(CompanyStanding.Given(other, again), found.After(c => c.DeclareCompany(Oneself, other, null, again)).Company);
    }

    [Fact]
    public void Another_company_waits_a_minute_too_while_the_register_is_yet_to_be_asked()
    {
        var (other, again) = (new Siret("00000001800010"), Noon.AddMinutes(1));

        Assert.Equal(new CompanyCheckedJustNow(again), Declared.DeclareCompany(Oneself, other, null, again.AddTicks(-1)).Refusal());
        Assert.Equal(CompanyStanding.Given(other, again), Declared.After(c => c.DeclareCompany(Oneself, other, null, again)).Company);
    }

    [Fact]
    public void A_name_is_one_line() =>
        Assert.Equal(new UnprintableName(), Newcomer.DeclareCompany(Oneself, Menuiserie, "Menui\nserie", Noon).Refusal());

    [Theory]
    [InlineData(true, CustomerKind.Professional, CompanyStatus.Verified)]
    [InlineData(false, CustomerKind.Personal, CompanyStatus.Rejected)]
    public void What_the_register_does_not_know_a_person_decides(bool isAccepted, CustomerKind kind, CompanyStatus status)
    {
        var unknown = Declared.Apply(Declared.Check(new CompanyNotFound(Menuiserie), Noon)!);
        var review = unknown.ReviewCompany(Operator, isAccepted, "Extrait Kbis", Noon).Value();
        var reviewed = unknown.Apply(review);

        Assert.Equal((kind, status), (reviewed.Kind, reviewed.Company!.Status));
        Assert.Equal(
            isAccepted ? new CompanyAccepted("Menuiserie Démo", Menuiserie.Value) : new CompanyNotAccepted(Menuiserie.Value, "Extrait Kbis"),
            CustomerLetter.About(review));
        Assert.Equal(new NoCompanyToReview(), reviewed.ReviewCompany(Operator, isAccepted, "Encore", Noon).Refusal());
        Assert.Equal(new NoCompanyToReview(), Declared.ReviewCompany(Operator, isAccepted, "Trop tôt", Noon).Refusal());
    }
}
