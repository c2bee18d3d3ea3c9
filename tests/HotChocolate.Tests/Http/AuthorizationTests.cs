using System.Net;
using System.Text.Json;

namespace Toolbox24.HotChocolate.Tests.Http;

/// <summary>Who may see what, over HTTP: by role and by policy, on fields and on types.</summary>
public sealed class AuthorizationTests : IAsyncLifetime
{
    private ApiServer server = null!;

    public async Task InitializeAsync() => server = await ApiServer.Start();

    public async Task DisposeAsync() => await server.DisposeAsync();

    [Theory]
    [InlineData("{ version }", null, null)]
    [InlineData("{ own }", null, "AUTH_NOT_AUTHENTICATED")]
    [InlineData("{ own }", "ann:staff", "AUTH_NOT_AUTHORIZED")]
    [InlineData("{ own }", "bob:guest", null)]
    [InlineData("{ secret }", null, "AUTH_NOT_AUTHENTICATED")]
    [InlineData("{ secret }", "bob:guest", "AUTH_NOT_AUTHORIZED")]
    [InlineData("{ secret }", "ann:staff", null)]
    [InlineData("{ ledger { lines } }", null, null)]
    [InlineData("{ ledger { total } }", null, "AUTH_NOT_AUTHENTICATED")]
    [InlineData("{ ledger { total } }", "bob:guest", "AUTH_NOT_AUTHORIZED")]
    [InlineData("{ ledger { total } }", "ann:admin", null)]
    [InlineData("{ ledger { total remark } }", "ann:staff", "AUTH_NOT_AUTHORIZED")]
    [InlineData("{ ledger { remark } }", "bob:guest", "AUTH_NOT_AUTHORIZED")]
    [InlineData("{ ledger { total remark } }", "bob:staff", null)]
    public async Task A_field_is_told_to_whoever_may_see_it(string query, string? user, string? code)
    {
        using var answer = await server.Post(new { query }, user);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);

        var said = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
        if (code is null)
        {
            Assert.False(said.TryGetProperty("errors", out var errors), errors.ToString());
            return;
        }

        var error = Assert.Single(said.GetProperty("errors").EnumerateArray());
        Assert.Equal(code, error.GetProperty("extensions").GetProperty("code").GetString());
        Assert.True(error.GetProperty("path").GetArrayLength() > 0);
        Assert.True(error.GetProperty("locations").GetArrayLength() > 0);
        Assert.Equal(JsonValueKind.Null, said.GetProperty("data").ValueKind);
    }
}
