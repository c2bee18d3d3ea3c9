namespace Toolbox24.HotChocolate.Tests.Api;

public sealed class SchemaTests
{
    [Fact]
    public async Task The_schema_is_what_was_agreed()
    {
        await using var server = new Server();
        Assert.Equal((await File.ReadAllTextAsync(Agreed)).TrimEnd(), server.Executor.Schema.ToString().TrimEnd());
    }

    private static string Agreed => System.IO.Path.Combine(AppContext.BaseDirectory, "Api", "schema.graphql");
}
