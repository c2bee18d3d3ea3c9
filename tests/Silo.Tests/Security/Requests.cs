namespace Toolbox24.Silo.Tests.Security;

/// <summary>Requests with headers that an attacker, a proxy or a browser would set.</summary>
internal static class Requests
{
    public const string Session = "__Host-session=forged";

    public static Task<HttpResponseMessage> Send(
        this HttpClient http, string method, string path, params (string Name, string Value)[] headers) =>
        http.Send(method, path, content: null, headers);

    public static async Task<HttpResponseMessage> Send(
        this HttpClient http, string method, string path, HttpContent? content, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path) { Content = content };
        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);
        return await http.SendAsync(request);
    }

    /// <summary>All values of a header of the answer, wherever HttpClient keeps them; empty where it is not there.</summary>
    public static string Header(this HttpResponseMessage answer, string name) =>
        string.Join(" | ", answer.Headers.Concat(answer.Content.Headers)
            .Where(header => header.Key.Equals(name, StringComparison.OrdinalIgnoreCase))
            .SelectMany(header => header.Value));
}
