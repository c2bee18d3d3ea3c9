using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Toolbox24.Domain.Sites;

namespace Toolbox24.Integrations.Tests.Sites;

/// <summary>The kiosks' end of the wire: notes what each is told, and answers as it is made to.</summary>
internal sealed class Kiosks : HttpMessageHandler
{
    public List<(SiteId Site, string Key, string Type)> Told { get; } = [];

    public HttpStatusCode Answer { get; set; } = HttpStatusCode.Accepted;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var address = request.RequestUri!.AbsolutePath.Split('/');
        Assert.Equal(("kiosks", "plan"), (address[1], address[3]));
        var content = await request.Content!.ReadFromJsonAsync<JsonElement>(cancellationToken);
        Told.Add((
            new SiteId(Guid.Parse(address[2])), request.Headers.GetValues("Idempotency-Key").Single(),
            content.GetProperty("type").GetString()!));
        return new HttpResponseMessage(Answer);
    }
}
