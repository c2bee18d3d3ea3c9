using System.Text.Json;

namespace Toolbox24.HotChocolate.Tests.AspNetCore;

public sealed class SocketTests(SocketTests.Scenes scenes) : IClassFixture<SocketTests.Scenes>
{
    [Theory]
    [InlineData("query", """[{"data":{"greeting":"Bonjour"}},"complete"]""")]
    [InlineData("mutation", """[{"data":{"rename":"Perfo"}},"complete"]""")]
    [InlineData("subscription", """[{"data":{"count":1}},{"data":{"count":2}},{"data":{"count":3}},"complete"]""")]
    [InlineData("variables", """[{"data":{"count":1}},"complete"]""")]
    [InlineData("two at once", """[[{"data":{"count":1}},{"data":{"count":2}},"complete"],[{"data":{"greeting":"Bonjour"}},"complete"]]""")]
    [InlineData("completed by the client", """[1,[{"data":{"greeting":"Bonjour"}},"complete"]]""")]
    [InlineData("ping", """["pong"]""")]
    [InlineData("forbidden", """[{"code":4403,"reason":"Forbidden"}]""")]
    [InlineData("not introduced", """[{"code":4401,"reason":"Unauthorized"}]""")]
    [InlineData("introduced twice", """[{"type":"connection_ack"},{"code":4429,"reason":"Too many initialisation requests"}]""")]
    [InlineData("not JSON", """[{"type":"connection_ack"},{"code":4400,"reason":"The message is not valid JSON."}]""")]
    [InlineData("no type", """[{"type":"connection_ack"},{"code":4400,"reason":"The type of the message is not known."}]""")]
    [InlineData("unknown type", """[{"type":"connection_ack"},{"code":4400,"reason":"The type of the message is not known."}]""")]
    [InlineData("no id", """[{"type":"connection_ack"},{"code":4400,"reason":"The message has no id."}]""")]
    [InlineData("no payload", """[{"type":"connection_ack"},{"code":4400,"reason":"The message has no payload."}]""")]
    [InlineData("payload without query", """[{"type":"connection_ack"},{"code":4400,"reason":"The request has neither a query nor an id."}]""")]
    [InlineData("binary frame", """[{"code":4400,"reason":"Invalid message received"}]""")]
    [InlineData("no protocol", """[{"code":4406,"reason":"Subprotocol not acceptable"}]""")]
    [InlineData("another site", """[{"status":403}]""")]
    [InlineData("type after payload", """[{"type":"connection_ack"},{"type":"next","id":"1","payload":{"data":{"greeting":"Bonjour"}}},{"type":"complete","id":"1"}]""")]
    [InlineData("id used again", """[{"type":"connection_ack"},{"type":"next","id":"1","payload":{"data":{"greeting":"Bonjour"}}},{"type":"complete","id":"1"}]""")]
    public void A_client_sees(string scene, string outcome) => Assert.Equal(outcome, scenes.Outcome(scene).GetRawText());

    [Theory]
    [InlineData("invalid")]
    [InlineData("syntax")]
    public void What_cannot_be_run_is_answered_with_its_errors(string scene)
    {
        var only = Assert.Single(scenes.Outcome(scene).EnumerateArray());
        Assert.Equal(JsonValueKind.Array, only.GetProperty("errors").ValueKind);
        Assert.True(only.GetProperty("errors")[0].GetProperty("locations").GetArrayLength() > 0);
    }

    [Fact]
    public void An_id_in_use_closes_the_socket()
    {
        var outcome = scenes.Outcome("same id twice").EnumerateArray().ToList();
        Assert.Equal("""{"code":4409,"reason":"Subscriber for 1 already exists"}""", outcome[^1].GetRawText());
    }

    /// <summary>All scenes, played once by the client graphql-ws and by bare sockets.</summary>
    public sealed class Scenes : IAsyncLifetime
    {
        private readonly GraphQLServer server = new();
        private Dictionary<string, JsonElement> outcomes = [];

        public JsonElement Outcome(string scene) => outcomes[scene];

        public async Task InitializeAsync()
        {
            await server.InitializeAsync();
            var lines = await NodeScript.Run("sockets.js", server.SocketUrl);
            outcomes = lines.ToDictionary(line => line.GetProperty("scene").GetString()!, line => line.GetProperty("outcome"));
        }

        public Task DisposeAsync() => server.DisposeAsync();
    }
}
