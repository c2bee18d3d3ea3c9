using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;
using Toolbox24.Silo.Tests.Processes;
using Toolbox24.Testing;

namespace Toolbox24.Silo.Tests.Demo;

/// <summary>The people that <c>make up</c> tells of, by what it tells.</summary>
[Trait("story", "T24-901")]
public sealed class DemoPeopleTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private const string Password = "une perceuse et trois vis";
    private const string Secret = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP";

    [Fact]
    public async Task Each_signs_in_by_the_password_and_staff_by_the_code_that_oathtool_shows()
    {
        await using var silo = await RunningServer.StartDemo(new() { ["DATABASE"] = database.ConnectionString });

        foreach (var customer in (string[])["client", "pro"])
            Assert.Equal("CUSTOMER", Role((await SignIn(silo.Http, customer)).GetProperty("account")));
        foreach (var (name, role) in ((string, string)[])[("admin", "ADMINISTRATOR"), ("operateur", "OPERATOR"), ("agent", "FIELD_AGENT"), ("comptable", "ACCOUNTANT"), ("data", "DATA_SCIENTIST"), ("collegue", "OPERATOR")])
        {
            // The code by which the second factor was set up counts no more: as if it was half a minute ago.
            database.Execute("UPDATE account SET second_factor_step = 0");
            var challenge = (await SignIn(silo.Http, name)).GetProperty("secondFactor").GetProperty("challenge").GetString();
            var signedIn = await Ask(
                silo.Http, "mutation ($challenge: String!, $code: String!) { signInWithSecondFactor(input: { challenge: $challenge, code: $code }) { account { roles } refusal { code } } }",
                new { challenge, code = await Code() });
            Assert.Equal(role, Role(signedIn.GetProperty("account")));
        }
    }

    [Theory]
    [InlineData("src/Silo/Demo/DemoPeople.cs")]
    [InlineData("scripts/up.sh")]
    public async Task What_is_told_is_what_is_made(string file)
    {
        var text = await File.ReadAllTextAsync(Path.Combine(Built.Root, file));

        Assert.Contains(Password, text, StringComparison.Ordinal);
        Assert.Contains(Secret, text, StringComparison.Ordinal);
    }

    private static string? Role(JsonElement account) => Assert.Single(account.GetProperty("roles").EnumerateArray()).GetString();

    private static Task<JsonElement> SignIn(HttpClient http, string name) => Ask(
        http, "mutation ($email: String!, $password: String!) { signIn(input: { email: $email, password: $password, kind: CLIENT }) { account { roles } secondFactor { challenge } refusal { code } } }",
        new { email = $"{name}@demo.toolbox24.example", password = Password });

    private static async Task<JsonElement> Ask(HttpClient http, string query, object variables)
    {
        using var answer = await http.PostAsJsonAsync(new Uri("/graphql", UriKind.Relative), new { query, variables });
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("data").EnumerateObject().Single().Value;
    }

    private static async Task<string> Code()
    {
        using var oathtool = Process.Start(new ProcessStartInfo("oathtool", ["--totp", "-b", Secret]) { RedirectStandardOutput = true })!;
        return (await oathtool.StandardOutput.ReadToEndAsync()).Trim();
    }
}
