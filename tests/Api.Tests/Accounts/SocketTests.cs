using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Toolbox24.Api.Accounts;
using Toolbox24.Domain.Accounts;

namespace Toolbox24.Api.Tests.Accounts;

/// <summary>Who is on a socket, and that it ends with what it was opened by.</summary>
[Trait("story", "T24-104")]
public sealed class SocketTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    private const string Me = "{ me { id } }";

    [Fact]
    public async Task A_socket_is_its_browsers_by_the_cookie_and_closes_when_it_signs_out()
    {
        var (browser, _, id) = await api.NewCustomer();
        using var socket = await ApiSocket.Connect(api.Url, cookie: browser.Cookies["__Host-session"]);
        Assert.Equal(id.Value, (await socket.Ask(Me)).GetProperty("id").GetGuid());

        await browser.Do("mutation { signOut { refusal { code } } }");
        Assert.Equal(LiveConnections.Forbidden, await ClosedWithinASecond(socket));
    }

    [Fact]
    public async Task A_client_says_its_access_token_first_and_is_closed_with_its_session()
    {
        var (browser, email, id) = await api.NewCustomer();
        var access = (await api.NewBrowser().SignedIn(email, kind: "CLIENT")).GetProperty("tokens").GetProperty("access").GetString();
        using var socket = await ApiSocket.Connect(api.Url, authorization: $"Bearer {access}");
        using var stays = await ApiSocket.Connect(api.Url, cookie: browser.Cookies["__Host-session"]);
        Assert.Equal(id.Value, (await socket.Ask(Me)).GetProperty("id").GetGuid());

        await browser.Do("mutation { revokeOtherSessions { refusal { code } } }");
        Assert.Equal(LiveConnections.Forbidden, await ClosedWithinASecond(socket));
        Assert.Equal(id.Value, (await stays.Ask(Me)).GetProperty("id").GetGuid());
    }

    [Fact]
    public async Task A_session_that_runs_out_takes_its_socket_with_it()
    {
        var (browser, _, _) = await api.NewCustomer();
        using var socket = await ApiSocket.Connect(api.Url, cookie: browser.Cookies["__Host-session"]);

        api.Clock.Advance(Session.Idle(staff: false));
        Assert.Equal(LiveConnections.Forbidden, await ClosedWithinASecond(socket));
    }

    [Fact]
    public async Task A_new_password_closes_the_sockets_of_all_sessions()
    {
        var (browser, _, _) = await api.NewCustomer();
        using var socket = await ApiSocket.Connect(api.Url, cookie: browser.Cookies["__Host-session"]);

        Assert.Null(await browser.Refusal(
            "mutation ($current: String!) { changePassword(input: { current: $current, new: \"another horse with batteries\" }) { refusal { code } } }",
            new { current = People.Password }));
        Assert.Equal(LiveConnections.Forbidden, await ClosedWithinASecond(socket));
    }

    [Theory]
    [InlineData("Bearer nothing of ours")]
    [InlineData("Bearer t24d_nothing of ours")]
    [InlineData("Basic YTpi")]
    [InlineData("")]
    public async Task What_shows_nobody_is_not_let_in(string authorization)
    {
        using var socket = await ApiSocket.Open(api.Url, authorization: authorization);

        Assert.Equal(LiveConnections.Forbidden, await socket.Closed());
    }

    [Fact]
    public async Task A_visitor_has_a_socket_that_nobody_watches()
    {
        var before = api.Services.GetRequiredService<LiveConnections>().Count;
        using var socket = await ApiSocket.Connect(api.Url);

        Assert.Equal(JsonValueKind.Null, (await socket.Ask(Me)).ValueKind);
        Assert.Equal(before, api.Services.GetRequiredService<LiveConnections>().Count);
    }

    [Fact]
    public async Task A_device_that_is_revoked_or_has_another_credential_is_cut_off()
    {
        var admin = await api.NewStaff(Role.Administrator);
        var (first, credential) = await admin.NewDevice(api.NewSite().Site.Value);
        var (second, other) = await admin.NewDevice(api.NewSite().Site.Value);
        using var rotated = await ApiSocket.Connect(api.Url, authorization: $"Bearer {credential}");
        using var revoked = await ApiSocket.Connect(api.Url, authorization: $"Bearer {other}");
        Assert.Equal(first, (await rotated.Ask("{ thisDevice { id } }")).GetProperty("id").GetGuid());

        Assert.Null(await admin.Refusal(DeviceDocuments.Rotate, new { id = first }));
        Assert.Null(await admin.Refusal(DeviceDocuments.Revoke, new { id = second }));
        Assert.Equal(LiveConnections.Forbidden, await ClosedWithinASecond(rotated));
        Assert.Equal(LiveConnections.Forbidden, await revoked.Closed());
    }

    /// <summary>The watch looks each second; here time is moved by it.</summary>
    private async Task<int> ClosedWithinASecond(ApiSocket socket)
    {
        api.Clock.Advance(TimeSpan.FromSeconds(1));
        return await socket.Closed();
    }
}
