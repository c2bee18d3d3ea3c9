using System.Text;
using HotChocolate;
using HotChocolate.Execution;
using Microsoft.Extensions.DependencyInjection;

namespace Toolbox24.HotChocolate.Tests.Execution;

public sealed class DocumentTests
{
    private const string Sdl = "type Query { a: Int b: Int }";

    [Fact]
    public async Task What_does_not_parse_is_refused_where_it_does_not()
    {
        var answer = await new Server(Sdl).AnswerAsync("{ a");
        Assert.Contains("\"locations\":[{\"line\":1,\"column\":4}],\"extensions\":{\"code\":\"HC0011\"}", answer, StringComparison.Ordinal);
        Assert.DoesNotContain("data", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_document_is_validated_once_however_many_ask_for_it_at_once()
    {
        var validated = 0;
        using var begun = new ManualResetEventSlim();
        var server = new Server(Sdl, validate: (_, _) =>
        {
            Interlocked.Increment(ref validated);
            begun.Wait();
            return [];
        });
        var answers = Enumerable.Range(0, 8).Select(_ => Task.Run(() => server.AnswerAsync("{ a }"))).ToList();
        begun.Set();
        Assert.All(await Task.WhenAll(answers), answer => Assert.Equal("""{"data":{"a":null}}""", answer));
        Assert.Equal(1, validated);
    }

    [Fact]
    public async Task The_documents_unused_the_longest_are_forgotten_first()
    {
        List<string> validated = [];
        var server = new Server(Sdl, options: new() { DocumentCacheSize = 2 }, validate: (_, document) =>
        {
            validated.Add(document.ToString(indented: false));
            return [];
        });
        foreach (var field in new[] { "a", "b", "a", "x: a", "a", "b" }) await server.AnswerAsync($"{{ {field} }}");
        Assert.Equal(["{ a }", "{ b }", "{ x: a }", "{ b }"], validated);
    }

    [Fact]
    public async Task What_is_refused_takes_no_place_from_what_is_not()
    {
        List<string> validated = [];
        var server = new Server(Sdl, options: new() { DocumentCacheSize = 1 }, validate: (_, document) =>
        {
            validated.Add(document.ToString(indented: false));
            return validated[^1].Contains('b', StringComparison.Ordinal) ? [new Error("No.")] : [];
        });
        foreach (var document in new[] { "{ a }", "{ b }", "{ b }", "{", "{ a }" }) await server.AnswerAsync(document);
        Assert.Equal(["{ a }", "{ b }", "{ b }"], validated);
    }

    [Theory]
    [InlineData(900_000, 4)]
    [InlineData(2_100_000, 5)]
    [InlineData(100, 3)]
    public async Task Long_documents_are_forgotten_before_they_fill_the_memory(int length, int validations)
    {
        var validated = 0;
        var server = new Server(Sdl, validate: (_, _) =>
        {
            validated++;
            return [];
        });
        foreach (var field in new[] { "a", "b", "a", "x: a", "b" }) await server.AnswerAsync($"{{ {field} }} #{new string('x', length)}");
        Assert.Equal(validations, validated);
    }

    [Fact]
    public async Task A_document_that_breaks_a_rule_is_not_run()
    {
        var server = new Server(Sdl, validate: (_, _) => [new Error("No.") { Code = "HC0047" }]);
        Assert.Equal("""{"errors":[{"message":"No.","extensions":{"code":"HC0047"}}]}""", await server.AnswerAsync("{ a }"));
    }

    [Fact]
    public async Task Where_only_persisted_documents_may_run_no_other_does()
    {
        var server = new Server(
            Sdl, new() { ["Query.a"] = Server.Value(1) },
            services => services.AddSingleton<IOperationDocumentStorage>(new Shelf()),
            new() { PersistedOperations = { OnlyAllowPersistedDocuments = true } });
        Assert.Equal("""{"data":{"a":1}}""", await AnswerAsync("", "known"));
        Assert.Contains("HC0020", await AnswerAsync("", "unknown"), StringComparison.Ordinal);
        Assert.Contains("HC0067", await AnswerAsync("{ a }", null), StringComparison.Ordinal);

        async Task<string> AnswerAsync(string text, string? id) =>
            Server.Json((OperationResult)await server.ExecuteAsync(text, documentId: id));
    }

    private sealed class Shelf : IOperationDocumentStorage
    {
        public ValueTask<ReadOnlyMemory<byte>?> TryReadAsync(string documentId, CancellationToken cancellationToken) =>
            new(documentId == "known" ? Encoding.UTF8.GetBytes("{ a }") : (ReadOnlyMemory<byte>?)null);
    }
}
