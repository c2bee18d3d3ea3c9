using HotChocolate.Generators;
using Microsoft.CodeAnalysis;

namespace Toolbox24.HotChocolate.Tests.Generators;

public sealed class IncrementalTests
{
    private const string Api = """
        [QueryType] public static class Queries { public static Tool GetTool() => null!; }
        """;

    private const string Tool = "public record Tool(int A) { int Secret() => 1; }";

    [Theory]
    [InlineData("public class Unrelated { }")]
    [InlineData("public record Tool(int A) { int Secret() => 2; }")]
    public void An_edit_that_changes_nothing_of_the_schema_generates_nothing_anew(string edit) =>
        Assert.Equal([IncrementalStepRunReason.Unchanged], After(edit));

    [Fact]
    public void An_edit_of_a_type_that_is_only_mentioned_generates_anew() =>
        Assert.Equal([IncrementalStepRunReason.Modified], After("public record Tool(int A, string B);"));

    private static IEnumerable<IncrementalStepRunReason> After(string edit)
    {
        var before = GeneratorRun.Compilation(Api, Tool, "");
        var at = edit.Contains("Tool", StringComparison.Ordinal) ? 1 : 2;
        var tree = before.SyntaxTrees[at];
        var after = before.ReplaceSyntaxTree(tree, GeneratorRun.Tree(edit, tree.FilePath));
        var result = GeneratorRun.Driver().RunGenerators(before).RunGenerators(after).GetRunResult().Results[0];
        return result.TrackedSteps[SchemaGenerator.ModelStep].SelectMany(step => step.Outputs).Select(output => output.Reason);
    }
}
