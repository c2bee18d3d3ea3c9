using Toolbox24.Testing;

namespace Toolbox24.Api.Tests;

public sealed class SchemaTests
{
    [Fact]
    public async Task The_schema_on_file_is_that_of_the_code()
    {
        await using var silo = ChildProcess.Dotnet(Built.Silo, [], "--schema");
        var ofCode = await silo.Output();
        var (exitCode, errors) = await silo.Ended();
        var onFile = await File.ReadAllLinesAsync(Path.Combine(Built.Root, "schema.graphql"));

        Assert.Equal((0, ""), (exitCode, string.Join('\n', errors)));
        Assert.True(ofCode.SequenceEqual(onFile), "schema.graphql is not what the code serves: run 'make schema' and commit the file.");
    }
}
