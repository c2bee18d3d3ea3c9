using System.Globalization;
using System.Text;
using Toolbox24.Domain.Sites;

namespace Toolbox24.Bench;

/// <summary>The kiosks of sites, in a process of their own, each at its moment of every 15 seconds.</summary>
internal static class KioskClient
{
    public const string Argument = "kiosk-client";

    private static readonly byte[] Heartbeat = """{"query":"mutation { heartbeat { at refusal { code } } }"}"""u8.ToArray();

    /// <summary>Beats for ever, and says on stdout after each round whether all were heard.</summary>
    public static async Task Run(Uri server, string sites)
    {
        var kiosks = (await File.ReadAllLinesAsync(sites)).Select(site => NewKiosk(server, Guid.Parse(site))).ToList();
        var apart = HealthRules.Heartbeat / kiosks.Count;
        for (var round = 0; ; round++)
        {
            var unheard = await Task.WhenAll(kiosks.Select(async (kiosk, number) =>
            {
                await Task.Delay(apart * number);
                return await Beat(kiosk);
            }).Append(Wait()));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"round {round}: {unheard.FirstOrDefault(why => why is not null) ?? "all heard"}"));
        }
    }

    private static async Task<string?> Wait()
    {
        await Task.Delay(HealthRules.Heartbeat);
        return null;
    }

    /// <summary>Why it was not heard; null where it was.</summary>
    private static async Task<string?> Beat(HttpClient kiosk)
    {
        using var content = new ByteArrayContent(Heartbeat) { Headers = { ContentType = new("application/json") } };
        using var answer = await kiosk.PostAsync("graphql", content);
        var said = Encoding.UTF8.GetString(await answer.Content.ReadAsByteArrayAsync());
        return answer.IsSuccessStatusCode && said.StartsWith("""{"data":{"heartbeat":{"at":""", StringComparison.Ordinal) ? null : $"{answer.StatusCode} {said}";
    }

    private static HttpClient NewKiosk(Uri server, Guid site) => new(new SocketsHttpHandler())
    {
        BaseAddress = server,
        DefaultRequestHeaders = { Authorization = new("Bearer", Devices.Credential(DeviceKind.Kiosk, site)) },
    };
}
