using Toolbox24.Api.Accounts;
using Toolbox24.Domain.Accounts;

namespace Toolbox24.Api.Tests.Accounts;

[Trait("story", "T24-101")]
public sealed class CommonPasswordTests
{
    private const string Email = "client@example.fr";
    private const int Top = 3_000;

    private static readonly PasswordRules Rules = new(CommonPasswords.Read());

    private static readonly IReadOnlyList<string> Leaked = CommonPasswords.Read("passwords");

    [Fact]
    public void None_of_the_most_common_can_be_chosen() =>
        Assert.DoesNotContain(Leaked.Take(Top), password => Rules.Refuse(password, Email) is null);

    [Fact]
    public void Nor_can_any_other_that_is_known_to_have_leaked() =>
        Assert.DoesNotContain(Leaked, password => Rules.Refuse(password, Email) is null);

    [Fact]
    public void Nor_one_of_the_most_common_made_long_by_a_year() =>
        Assert.DoesNotContain(
            Leaked.Take(Top).Where(password => password.Length >= 7),
            password => Rules.Refuse($"{password}!2026", Email) is null);

    [Theory]
    [InlineData("Anniversaire!")]
    [InlineData("bonjourbonjour")]
    [InlineData("Marseille13013!")]
    [InlineData("jean-baptiste")]
    [InlineData("Motdepasse123!")]
    [InlineData("azertyuiop1234")]
    public void Nor_what_people_in_France_think_of_first(string password) =>
        Assert.NotNull(Rules.Refuse(password, Email));

    [Theory]
    [InlineData("le vélo rouge dort")]
    [InlineData("cheval agrafe pile correct")]
    [InlineData("t7#Kd9-mwQ2x")]
    public void Others_can(string password) => Assert.Null(Rules.Refuse(password, Email));

    [Fact]
    public void The_lists_are_all_there() => Assert.True(CommonPasswords.Read().Count() > 85_000);
}
