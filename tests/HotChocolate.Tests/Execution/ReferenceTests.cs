using System.Text.Json;
using System.Text.Json.Nodes;
using Toolbox24.HotChocolate.Tests.Execution.Corpus;
using Toolbox24.HotChocolate.Tests.Reference;
using Toolbox24.Testing;

namespace Toolbox24.HotChocolate.Tests.Execution;

/// <summary>The same data, and errors at the same places, as the reference implementation's.</summary>
public sealed class ReferenceTests(ReferenceProcess reference) : IClassFixture<ReferenceProcess>
{
    private const int Random = 1200;

    private readonly DataServer server = new(Shop.Sdl);

    [Fact]
    public async Task Random_operations_are_answered_as_the_reference_answers_them()
    {
        var kinds = new Dictionary<string, int>();
        for (var i = 0; i < Random; i++)
        {
            var (operation, data) = Question(i);
            var theirs = reference.Ask(
                "execute", ("sdl", ReferenceProcess.Json(Shop.Sdl)), ("text", ReferenceProcess.Json(operation.Text)),
                ("variables", operation.Variables), ("data", data.ToJsonString()));
            var ours = await server.ExecuteAsync(data, operation.Text, operation.Variables);
            Assert.True(
                Shown(theirs.GetProperty("result")) == Shown(ours),
                $"{i}: {operation.Text}\n{operation.Variables}\n{data["tools"]?.ToJsonString()}\ntheirs {theirs.GetProperty("result")}\nours   {ours}");
            kinds[Kind(ours)] = kinds.GetValueOrDefault(Kind(ours)) + 1;
        }

        // What never happens is not compared.
        Assert.All(["refused", "null", "partial", "whole"], kind => Assert.InRange(kinds[kind], Random / 20, Random));
    }

    [Fact]
    public async Task Values_that_take_their_time_make_the_same_data()
    {
        var late = new DataServer(Shop.Sdl, later: true);
        for (var i = 0; i < Random / 4; i++)
        {
            var (operation, data) = Question(i);
            Assert.Equal(
                Data(await server.ExecuteAsync(data, operation.Text, operation.Variables)),
                Data(await late.ExecuteAsync(data, operation.Text, operation.Variables)));
        }
    }

    [Fact]
    public async Task The_types_it_tells_are_those_the_reference_reads()
    {
        var query = reference.Ask("introspection").GetProperty("query").GetString()!;
        var told = await new Server(Shop.Sdl).ReadAsync(query);
        var read = reference.Ask(
            "introspection", ("sdl", ReferenceProcess.Json(Shop.Sdl)), ("result", told.GetProperty("data").GetRawText()));
        Assert.Equal(read.GetProperty("theirs").GetString(), read.GetProperty("ours").GetString());
    }

    private (RandomOperation Operation, JsonObject Data) Question(int number)
    {
        var random = new Random(Seeds.Next() + number);
        var operation = new RandomOperation(random, server.Schema);
        var data = new RandomData(random, server.Schema).Object(server.Schema.QueryType);
        foreach (var (name, value) in new RandomData(random, server.Schema).Object(server.Schema.MutationType!)) data[name] = value?.DeepClone();
        return (operation, data);
    }

    private static string Data(JsonElement answer) => answer.TryGetProperty("data", out var data) ? JsonSerializer.Serialize(data) : "none";

    private static string Kind(JsonElement answer) =>
        !answer.TryGetProperty("data", out var data) ? "refused"
        : data.ValueKind == JsonValueKind.Null ? "null"
        : answer.TryGetProperty("errors", out _) ? "partial" : "whole";

    // Wording and order are nobody's business; where a variable has several faults, one of them is told.
    private static string Shown(JsonElement answer)
    {
        var data = Data(answer);
        var errors = answer.TryGetProperty("errors", out var list) ? list.EnumerateArray().Select(Place).ToList() : [];
        return $"{data} {string.Join(' ', (data == "none" ? errors.Distinct() : errors).Order(StringComparer.Ordinal))}";
    }

    private static string Place(JsonElement error)
    {
        var path = error.TryGetProperty("path", out var segments) ? JsonSerializer.Serialize(segments) : "-";
        return path + (error.TryGetProperty("locations", out var locations) ? JsonSerializer.Serialize(locations) : "-");
    }
}
