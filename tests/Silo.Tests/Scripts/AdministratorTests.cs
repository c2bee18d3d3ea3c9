using Toolbox24.Testing;

namespace Toolbox24.Silo.Tests.Scripts;

/// <summary><c>make administrator</c>, as one runs it, on a database that is given.</summary>
[Trait("story", "T24-901")]
public sealed class AdministratorTests : IDisposable
{
    private readonly TestDatabase database = TestDatabase.Empty();

    public void Dispose() => database.Dispose();

    [Fact]
    public async Task The_first_administrator_is_invited_by_a_link_that_is_printed_and_by_no_mail()
    {
        await using var make = ChildProcess.Start("/usr/bin/make", Environment(), "--silent", "administrator", "EMAIL=admin@example.fr", "NAME=Première Administratrice");
        var lines = await make.Output();

        Assert.Equal(0, (await make.Ended()).ExitCode);
        Assert.Matches("^https://toolbox24.example/pro/invitation#[A-Za-z0-9_-]{43}$", lines[0]);
        Assert.Equal("Première Administratrice", database.Scalar<string>("SELECT name FROM account WHERE roles = '{Administrator}'"));
        Assert.Equal(0, database.Scalar<long>("SELECT count(*) FROM message"));
        Assert.Equal(1, database.Scalar<long>("SELECT count(*) FROM audit_entry WHERE action = 'StaffInvited' AND actor = 'system'"));
    }

    [Fact]
    public async Task It_can_be_asked_again_until_the_link_was_followed_and_no_more_after_that()
    {
        var first = (await Asked())[0];
        var second = (await Asked())[0];
        Assert.NotEqual(first, second);
        Assert.Equal(1, database.Scalar<long>("SELECT count(*) FROM proof WHERE use = 'Invitation'"));

        database.Execute("UPDATE account SET password_hash = 'chosen'");
        foreach (var email in (string[])["admin@example.fr", "autre@example.fr"])
        {
            await using var refused = ChildProcess.Dotnet(Built.Silo, Environment(), "--first-administrator", email, "--name", "Autre");
            var (exitCode, errors) = await refused.Ended();
            Assert.Equal(1, exitCode);
            Assert.StartsWith("toolbox24: ", Assert.Single(errors), StringComparison.Ordinal);
        }

        Assert.Equal(1, database.Scalar<long>("SELECT count(*) FROM account"));
    }

    [Theory]
    [InlineData("--first-administrator")]
    [InlineData("--first-administrator", "admin@example.fr")]
    [InlineData("--first-administrator", "nobody", "--name", "Personne")]
    public async Task What_is_missing_or_wrong_is_said_in_one_line(params string[] arguments)
    {
        await using var refused = ChildProcess.Dotnet(Built.Silo, Environment(), arguments);
        var (exitCode, errors) = await refused.Ended();

        Assert.Equal(1, exitCode);
        Assert.StartsWith("toolbox24: ", Assert.Single(errors), StringComparison.Ordinal);
    }

    private async Task<List<string>> Asked()
    {
        await using var asked = ChildProcess.Dotnet(Built.Silo, Environment(), "--first-administrator", "admin@example.fr", "--name", "Première");
        return await asked.Output();
    }

    private Dictionary<string, string> Environment() => new()
    {
        ["ASPNETCORE_ENVIRONMENT"] = "Demo",
        ["DATABASE"] = database.ConnectionString,
        ["Web__Url"] = "https://toolbox24.example",
    };
}
