using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.RegularExpressions;
using Toolbox24.Testing;

namespace Toolbox24.EndToEnd.Tests;

/// <summary>The API and the world of the demo, in the name of one of its people or machines.</summary>
internal sealed partial class DemoApi : IDisposable
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(150);

    private const string Password = "correct horse battery staple";

    private readonly HttpClient http;

    private DemoApi(Uri silo)
    {
        http = new HttpClient { BaseAddress = silo };
        http.DefaultRequestHeaders.Add("X-Toolbox24", "1");
    }

    /// <summary>Of whoever has signed up.</summary>
    public string Phone { get; private set; } = "";

    /// <summary>Somebody of the demo, by what comes before the @ of their address.</summary>
    public static async Task<DemoApi> SignIn(Uri silo, string persona)
    {
        var api = new DemoApi(silo);
        using var answer = await api.http.PostAsync(new Uri($"demo/sessions/{persona}", UriKind.Relative), content: null);
        api.Bear((await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>()).GetProperty("access").GetString()!);
        return api;
    }

    /// <summary>Somebody new, who has proved an address and a telephone: nobody else's bookings count for theirs.</summary>
    public static async Task<DemoApi> SignUp(Uri silo)
    {
        var api = new DemoApi(silo);
        var (email, number) = ($"{Guid.NewGuid():n}@example.fr", string.Create(CultureInfo.InvariantCulture, $"+336{RandomNumberGenerator.GetInt32(10_000_000, 99_999_999)}"));
        await api.Do(
            "mutation ($input: SignUpInput!) { signUp(input: $input) { refusal { code } } }",
            new { input = new { email, password = Password, isAdult = true, acceptsTerms = true } });
        var token = Secret().Match(await api.Letter("mail", email)).Groups[1].Value;
        await api.Do("mutation ($token: String!) { verifyEmail(token: $token) { refusal { code } } }", new { token });
        var signedIn = await api.Do(
            "mutation ($input: SignInInput!) { signIn(input: $input) { tokens { access } refusal { code } } }",
            new { input = new { email, password = Password, kind = "CLIENT" } });
        api.Bear(signedIn.GetProperty("tokens").GetProperty("access").GetString()!);

        var asked = await api.Do("mutation ($number: String!) { requestPhoneCode(number: $number) { asked { id } refusal { code } } }", new { number });
        var code = Digits().Match(await api.Letter("sms", number)).Value;
        await api.Do(
            "mutation ($input: ConfirmPhoneInput!) { confirmPhone(input: $input) { refusal { code } } }",
            new { input = new { id = asked.GetProperty("asked").GetProperty("id").GetGuid(), code } });
        api.Phone = number;
        return api;
    }

    /// <summary>A machine with a credential of its own.</summary>
    public static DemoApi Machine(Uri silo, string credential)
    {
        var api = new DemoApi(silo);
        api.Bear(credential);
        return api;
    }

    /// <summary>The one field of an answer without errors.</summary>
    public async Task<JsonElement> Ask(string query, object? variables = null)
    {
        using var answer = await http.PostAsJsonAsync(new Uri("graphql", UriKind.Relative), new { query, variables });
        var said = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.False(said.TryGetProperty("errors", out var errors), errors.ToString());
        return said.GetProperty("data").EnumerateObject().Single().Value;
    }

    /// <summary>The same of a mutation that is not refused.</summary>
    public async Task<JsonElement> Do(string query, object variables)
    {
        var said = await Ask(query, variables);
        Assert.True(said.GetProperty("refusal").ValueKind == JsonValueKind.Null, said.ToString());
        return said;
    }

    /// <summary>A mutation on a rental, whose input may have more.</summary>
    public Task<JsonElement> Do(string mutation, Guid rental, object? more = null)
    {
        var input = new Dictionary<string, object?> { ["rental"] = rental };
        foreach (var property in more?.GetType().GetProperties() ?? []) input[property.Name] = property.GetValue(more);
        var type = mutation is "unlockForReturn" ? "RentalUnitInput" : $"{char.ToUpperInvariant(mutation[0])}{mutation[1..]}Input";
        return Do($"mutation ($input: {type}!) {{ {mutation}(input: $input) {{ refusal {{ __typename code }} }} }}", new { input });
    }

    public Task<JsonElement> See(string path) => http.GetFromJsonAsync<JsonElement>(new Uri($"demo/world/{path}", UriKind.Relative));

    public async Task Act(string path)
    {
        using var answer = await http.PostAsJsonAsync(new Uri($"demo/world/{path}", UriKind.Relative), new { });
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>Sends a picture to where one was offered.</summary>
    public async Task Send(string url, byte[] picture)
    {
        using var content = new ByteArrayContent(picture);
        content.Headers.ContentType = new MediaTypeHeaderValue("image/jpeg");
        using var answer = await http.PostAsync(new Uri(url, UriKind.RelativeOrAbsolute), content);
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>What is so at last.</summary>
    /// <param name="ask">What is asked again and again.</param>
    /// <param name="isSo">Until when.</param>
    public static async Task<JsonElement> Until(Func<Task<JsonElement>> ask, Func<JsonElement, bool> isSo)
    {
        using var limit = new CancellationTokenSource(Patience.Limit);
        using var timer = new PeriodicTimer(Look);
        do
        {
            if (await ask() is var said && isSo(said)) return said;
        }
        while (await timer.WaitForNextTickAsync(limit.Token));

        throw new InvalidOperationException("It was never so.");
    }

    public void Dispose() => http.Dispose();

    /// <summary>The first that was sent to somebody.</summary>
    private async Task<string> Letter(string way, string to)
    {
        var sent = await Until(() => See($"{way}?to={Uri.EscapeDataString(to)}"), sent => sent.GetArrayLength() > 0);
        return sent[0].GetProperty("content").GetProperty("text").GetString()!;
    }

    private void Bear(string token) => http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);

    [GeneratedRegex(@"#(\S+)")]
    private static partial Regex Secret();

    [GeneratedRegex(@"\d{6}")]
    private static partial Regex Digits();
}
