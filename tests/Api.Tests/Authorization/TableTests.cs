using Toolbox24.Testing;

namespace Toolbox24.Api.Tests.Authorization;

[Trait("story", "T24-901")]
public sealed class TableTests
{
    private static readonly string OnFile = Path.Combine(Built.Root, "docs", "authorization.md");

    /// <summary>As <c>make authorization</c> sets it.</summary>
    private static readonly bool IsToWrite = Environment.GetEnvironmentVariable("TOOLBOX24_WRITE_AUTHORIZATION") == "1";

    [Fact]
    public async Task The_table_on_file_is_that_of_the_code()
    {
        var ofCode = (await Table.Write()).ReplaceLineEndings("\n");
        if (IsToWrite) await File.WriteAllTextAsync(OnFile, ofCode);

        var onFile = File.Exists(OnFile) ? (await File.ReadAllTextAsync(OnFile)).ReplaceLineEndings("\n") : "";
        Assert.True(ofCode == onFile, "docs/authorization.md is not what the rules say: run 'make authorization', read what has changed, and commit the file.");
    }

    [Fact]
    public void What_every_id_is_of_is_known()
    {
        var taken = Operation.All.SelectMany(Ids.Of).Concat(Ids.OfFields).ToHashSet();

        Assert.True(taken.IsSubsetOf(Ids.Known.Keys), $"Say in Ids.Known what these are of: {string.Join(", ", taken.Except(Ids.Known.Keys))}");
        Assert.Empty(Ids.Known.Keys.Except(taken));
    }
}
