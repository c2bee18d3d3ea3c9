using System.Net;
using Microsoft.Extensions.DependencyInjection;

namespace Toolbox24.HotChocolate.Tests.Http;

public sealed class PersistedTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("persisted-").FullName;

    public PersistedTests()
    {
        File.WriteAllText(Path.Combine(folder, "version.graphql"), "query { version }");
        File.WriteAllText(Path.Combine(folder, "tool.graphql"), "query T($id: ID!) { tool(id: $id) { name } }");
        File.WriteAllText(Path.Combine(folder, "lend.graphql"), "mutation { __typename }");
        File.WriteAllText(Path.Combine(folder, "broken.graphql"), "{ nothing }");
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_document_put_aside_is_run_by_its_id(bool onlyThese)
    {
        await using var server = await Start(onlyThese);
        using var posted = await server.Post(new { id = "version" });
        Assert.Equal("""{"data":{"version":"1"}}""", await posted.Content.ReadAsStringAsync());

        using var asked = await server.Get("""?id=tool&variables={"id":"00000000-0000-0000-0000-000000000001"}""");
        Assert.Equal("""{"data":{"tool":{"name":"Tool 1"}}}""", await asked.Content.ReadAsStringAsync());

        using var mutation = await server.Get("?id=lend");
        Assert.Equal(HttpStatusCode.MethodNotAllowed, mutation.StatusCode);
    }

    [Theory]
    [InlineData("unknown", "HC0020")]
    [InlineData("../version", "HC0020")]
    [InlineData("version.graphql", "HC0020")]
    [InlineData("broken", "HC0016")]
    public async Task What_was_not_put_aside_cannot_be_run_by_an_id(string id, string code)
    {
        await using var server = await Start(onlyThese: false);
        using var answer = await server.Post(new { id });
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains($"\"{code}\"", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false, null, HttpStatusCode.OK, "Query")]
    [InlineData(true, null, HttpStatusCode.BadRequest, "HC0067")]
    [InlineData(true, "unknown", HttpStatusCode.BadRequest, "HC0020")]
    [InlineData(true, "version", HttpStatusCode.OK, "version")]
    public async Task Where_only_documents_put_aside_may_run_a_text_is_refused(
        bool onlyThese, string? id, HttpStatusCode status, string said)
    {
        await using var server = await Start(onlyThese);
        using var answer = await server.Post(new { query = "{ __typename }", id });
        Assert.Equal(status, answer.StatusCode);
        Assert.Contains($"\"{said}\"", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private Task<ApiServer> Start(bool onlyThese) => ApiServer.Start(builder => builder
        .UsePersistedOperationPipeline()
        .AddFileSystemOperationDocumentStorage(folder)
        .ModifyRequestOptions(options => options.PersistedOperations.OnlyAllowPersistedDocuments = onlyThese));
}
