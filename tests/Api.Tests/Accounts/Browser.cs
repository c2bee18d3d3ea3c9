using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json;
using Toolbox24.Silo.Security;
using Toolbox24.Testing;

namespace Toolbox24.Api.Tests.Accounts;

/// <summary>
/// Somebody's browser, or with <see cref="Bearer"/> a client: keeps cookies as browsers do on localhost, Secure ones over plain HTTP too.
/// </summary>
public sealed class Browser(Uri url, IPAddress address) : IDisposable
{
    private static int addresses;

    private readonly HttpClient http = new(new SocketsHttpHandler
    {
        UseCookies = false,
        Expect100ContinueTimeout = Patience.Limit,
        ConnectCallback = async (context, cancellationToken) =>
        {
            var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            socket.Bind(new IPEndPoint(address.MapToIPv6(), 0));
            await socket.ConnectAsync(context.DnsEndPoint, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        },
    });

    /// <summary>A browser somewhere else than all others: everything under 127/8 is this machine.</summary>
    public Browser(Uri url) : this(url, new IPAddress([127, 1, .. BitConverter.GetBytes((short)Interlocked.Increment(ref addresses))])) { }

    public Dictionary<string, string> Cookies { get; } = [];

    public string? Bearer { get; set; }

    /// <summary>Where its requests stop on their way.</summary>
    public HeldRequest? Held { get; set; }

    public string UserAgent { get; init; } = "Firefox";

    /// <summary>The data of an answer that has no errors.</summary>
    public async Task<JsonElement> Data(string query, object? variables = null)
    {
        var answer = await Ask(query, variables);
        Assert.False(answer.TryGetProperty("errors", out var errors), errors.ToString());
        return answer.GetProperty("data");
    }

    /// <summary>The one field of an answer that has no errors.</summary>
    public async Task<JsonElement> Do(string query, object? variables = null) =>
        (await Data(query, variables)).EnumerateObject().Single().Value;

    /// <summary>The code of the refusal that comes back.</summary>
    public async Task<string?> Refusal(string query, object? variables = null) =>
        (await Do(query, variables)).GetProperty("refusal") is { ValueKind: JsonValueKind.Object } refusal
            ? refusal.GetProperty("code").GetString()
            : null;

    /// <summary>The code of the first error; null where there is none.</summary>
    public async Task<string?> Error(string query, object? variables = null) =>
        (await Ask(query, variables)).TryGetProperty("errors", out var errors)
            ? errors[0].GetProperty("extensions").GetProperty("code").GetString()
            : null;

    public async Task<JsonElement> Ask(string query, object? variables = null)
    {
        using var answer = await Post(query, variables);
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    public Task<HttpResponseMessage> Post(string query, object? variables = null) => Send(JsonContent.Create(new { query, variables }));

    /// <summary>Sends whatever an attacker has it send; <paramref name="forge"/> changes the headers.</summary>
    public async Task<HttpResponseMessage> Send(
        HttpContent content, Action<HttpRequestMessage>? forge = null, HttpCompletionOption until = HttpCompletionOption.ResponseContentRead)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = content };
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/graphql-response+json"));
        request.Headers.UserAgent.ParseAdd(UserAgent);
        request.Headers.Add(AntiForgery.Header, AntiForgery.HeaderValue);
        if (Held is not null) request.Headers.Add(HeldRequest.Header, Held.Id);
        if (Bearer is not null) request.Headers.Authorization = new("Bearer", Bearer);
        if (Cookies.Count > 0) request.Headers.Add("Cookie", string.Join("; ", Cookies.Select(cookie => $"{cookie.Key}={cookie.Value}")));

        forge?.Invoke(request);

        var answer = await http.SendAsync(request, until);
        if (answer.Headers.TryGetValues("Set-Cookie", out var set)) foreach (var cookie in set) Keep(cookie);
        return answer;
    }

    public void Dispose() => http.Dispose();

    private void Keep(string cookie)
    {
        var (pair, attributes) = (cookie.Split(';')[0].Split('=', 2), cookie.Split(';')[1..].Select(part => part.Trim()).ToList());
        Assert.Contains("secure", attributes);
        Assert.Contains("httponly", attributes);
        Assert.Contains("path=/", attributes);
        Assert.DoesNotContain(attributes, attribute => attribute.StartsWith("domain", StringComparison.OrdinalIgnoreCase));

        if (pair[1].Length == 0) Cookies.Remove(pair[0]);
        else Cookies[pair[0]] = pair[1];
    }
}
