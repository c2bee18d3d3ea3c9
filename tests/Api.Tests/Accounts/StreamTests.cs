using System.Net.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Toolbox24.Api.Accounts;
using Toolbox24.Api.Tests.Authorization;
using Toolbox24.Domain.Accounts;
using Toolbox24.Storage.Accounts;

namespace Toolbox24.Api.Tests.Accounts;

/// <summary>Event streams end with what they were opened by, as sockets do.</summary>
[Trait("story", "T24-104")]
public sealed class StreamTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    [Theory]
    [InlineData("signed out")]
    [InlineData("revoked")]
    [InlineData("idle")]
    [InlineData("over")]
    [InlineData("password changed")]
    [InlineData("other roles")]
    public async Task A_stream_ends_when_its_session_is(string how)
    {
        var (browser, email, id) = await api.NewCustomer();
        var elsewhere = api.NewBrowser();
        await elsewhere.SignedIn(email);
        using var stream = await ApiStream.Open(api, browser);

        await End(how, browser, elsewhere, id);
        api.Clock.Advance(TimeSpan.FromSeconds(1));

        Assert.EndsWith(ApiStream.Farewell, await stream.Rest(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stream_by_token_ends_with_its_session_and_those_of_others_go_on()
    {
        var (browser, email, _) = await api.NewCustomer();
        var (site, first, second) = api.NewSite();
        var client = api.NewBrowser();
        client.Bearer = (await client.SignedIn(email, kind: "CLIENT")).GetProperty("tokens").GetProperty("access").GetString();
        using var ended = await ApiStream.Open(api, client, site.Value);
        using var stays = await ApiStream.Open(api, browser, site.Value);
        await api.Hold(first);
        foreach (var stream in (ApiStream[])[ended, stays]) await Hears(stream, first.Value);

        await browser.Do("mutation { revokeOtherSessions { refusal { code } } }");
        api.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.EndsWith(ApiStream.Farewell, await ended.Rest(), StringComparison.Ordinal);

        await api.Hold(second);
        await Hears(stays, second.Value);
    }

    [Fact]
    public async Task A_device_s_stream_ends_with_its_credential()
    {
        var admin = await api.NewStaff(Role.Administrator);
        var site = api.NewSite().Site.Value;
        var (id, credential) = await admin.NewDevice(site);
        var device = api.NewBrowser();
        device.Bearer = credential;
        using var stream = await ApiStream.Open(api, device, site);

        Assert.Null(await admin.Refusal(DeviceDocuments.Revoke, new { id }));
        api.Clock.Advance(TimeSpan.FromSeconds(1));

        Assert.EndsWith(ApiStream.Farewell, await stream.Rest(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_change_that_is_answered_as_a_stream_is_answered_though_it_ends_the_session()
    {
        var (browser, _, _) = await api.NewCustomer();
        var query = $$"""mutation { changePassword(input: { current: "{{People.Password}}", new: "a brand new battery staple" }) { refusal { code } } }""";
        using var answer = await browser.Send(JsonContent.Create(new { query }), request =>
        {
            request.Headers.Accept.Clear();
            request.Headers.Accept.ParseAdd("text/event-stream");
        });

        Assert.Equal(
            "event: next\ndata: {\"data\":{\"changePassword\":{\"refusal\":null}}}\n\nevent: complete\ndata:\n\n", await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Whoever_does_not_answer_holds_up_neither_the_others_nor_the_next_look()
    {
        using var live = new LiveConnections(api.Services.GetRequiredService<LiveSessions>(), api.Clock, NullLogger<LiveConnections>.Instance);
        List<Task> givenUp = [], closed = [];
        for (var pair = 0; pair < 20; pair++)
        {
            givenUp.Add(Add(live, limit => Task.Delay(Timeout.Infinite, limit)));
            closed.Add(Add(live, _ => Task.CompletedTask));
        }

        await live.Check();
        await Task.WhenAll(closed);
        var next = Add(live, _ => Task.CompletedTask);
        await live.Check();
        await next;

        Assert.Equal(0, live.Count);
        Assert.DoesNotContain(givenUp, each => each.IsCompleted);
        api.Clock.Advance(LiveConnections.Farewell);
        await Task.WhenAll(givenUp);
    }

    /// <summary>Adds a connection of a session that there is not; ends when its closing has.</summary>
    private static Task Add(LiveConnections live, Func<CancellationToken, Task> close)
    {
        var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        live.Add(new object(), new SignedInAs(Role.Customer).Principal, async limit =>
        {
            await close(limit).ContinueWith(_ => { }, TaskScheduler.Default);
            ended.SetResult();
        });
        return ended.Task;
    }

    private static async Task Hears(ApiStream stream, Guid locker)
    {
        Assert.Equal("event: next", await stream.Line());
        Assert.Contains(locker.ToString(), await stream.Line(), StringComparison.Ordinal);
    }

    private async Task End(string how, Browser browser, Browser elsewhere, AccountId account)
    {
        switch (how)
        {
            case "signed out":
                await browser.Do("mutation { signOut { refusal { code } } }");
                break;
            case "revoked":
                await elsewhere.Do("mutation { revokeOtherSessions { refusal { code } } }");
                break;
            case "idle":
                api.Clock.Advance(Session.Idle(staff: false));
                break;
            case "over":
                api.Database.Execute("UPDATE session SET ends_at = seen_at + interval '1 second' WHERE account_id = $1", account.Value);
                break;
            case "password changed":
                Assert.Null(await elsewhere.Refusal(Acts.ChangePassword, new { current = People.Password, @new = "a brand new battery staple" }));
                break;
            default:
                api.Database.Execute("UPDATE account SET stamp = stamp + 1 WHERE id = $1", account.Value);
                break;
        }
    }
}
