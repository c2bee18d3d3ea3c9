using System.Net.Http.Headers;
using System.Net.Http.Json;
using Toolbox24.Api.Tests.Accounts;
using Toolbox24.Testing;

namespace Toolbox24.Api.Tests;

/// <summary>Somebody's subscription as server-sent events, over a connection of its own.</summary>
public sealed class ApiStream : IDisposable
{
    /// <summary>What a stream ends with whose session has ended.</summary>
    public const string Farewell =
        "event: next\ndata: {\"errors\":[{\"message\":\"The session has ended.\",\"extensions\":{\"code\":\"AUTH_NOT_AUTHENTICATED\"}}]}\n\n"
        + "event: complete\ndata:\n\n";

    private readonly CancellationTokenSource patience = new(Patience.Limit);
    private readonly HttpResponseMessage answer;
    private readonly StreamReader events;

    private ApiStream(HttpResponseMessage answer, Stream events) => (this.answer, this.events) = (answer, new StreamReader(events));

    /// <summary>Subscribes; what happens from now on is told.</summary>
    /// <param name="api">Where.</param>
    /// <param name="browser">By its cookies, or its token.</param>
    /// <param name="site">Whose lockers to watch; null for one that does not exist.</param>
    public static async Task<ApiStream> Open(ApiFixture api, Browser browser, Guid? site = null)
    {
        var answer = await Ask(api, browser, site);
        Assert.Equal("text/event-stream", answer.Content.Headers.ContentType?.MediaType);
        return new ApiStream(answer, await answer.Content.ReadAsStreamAsync());
    }

    /// <summary>The answer to a subscription as it begins.</summary>
    public static async Task<HttpResponseMessage> Ask(ApiFixture api, Browser browser, Guid? site = null)
    {
        const string Query = "subscription ($site: ID!) { lockerChanged(siteId: $site) { id } }";
        using var content = JsonContent.Create(new { query = Query, variables = new { site = site ?? Guid.NewGuid() } });
        return await browser.Send(content, request =>
        {
            request.Headers.Accept.Clear();
            request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/event-stream"));
        }, HttpCompletionOption.ResponseHeadersRead);
    }

    /// <summary>The next line that is no sign of life.</summary>
    public async Task<string?> Line()
    {
        while (true)
        {
            var line = await events.ReadLineAsync(patience.Token);
            if (line is null or not ("" or ":")) return line;
        }
    }

    /// <summary>All that is told until the server ends the stream.</summary>
    public Task<string> Rest() => events.ReadToEndAsync(patience.Token);

    public void Dispose()
    {
        events.Dispose();
        answer.Dispose();
        patience.Dispose();
    }
}
