using HotChocolate.Language;
using Toolbox24.HotChocolate.Tests.Language.Corpus;
using Toolbox24.Testing;

namespace Toolbox24.HotChocolate.Tests.Language;

/// <summary>What the comparison with the reference is worth depends on what is compared.</summary>
public sealed class CorpusTests
{
    [Fact]
    public void Documents_written_by_hand_are_accepted() =>
        Assert.All(ValidDocuments.All, text => Assert.NotEmpty(Utf8GraphQLParser.Parse(text).Definitions));

    [Fact]
    public void Documents_written_wrong_by_hand_are_refused() => Assert.All(
        InvalidDocuments.All,
        text => Assert.NotEmpty(Assert.Throws<SyntaxException>(() => Utf8GraphQLParser.Parse(text)).Message));

    [Fact]
    public void Most_random_documents_are_right_and_most_changed_ones_are_not()
    {
        var random = new Random(Seeds.Next());
        var mutation = new Mutation(random);
        Assert.InRange(Enumerable.Range(0, 200).Count(_ => IsRight(new RandomDocument(random).Text())), 150, 200);
        Assert.InRange(Enumerable.Range(0, 200).Count(_ => IsRight(mutation.Next())), 10, 100);
    }

    [Fact]
    public void A_printed_document_reads_and_prints_the_same_again() =>
        Assert.All(ValidDocuments.All, text => AssertStable(Utf8GraphQLParser.Parse(text)));

    [Fact]
    public void A_printed_random_document_reads_and_prints_the_same_again()
    {
        var random = new Random(Seeds.Next());
        foreach (var text in Enumerable.Range(0, 300).Select(_ => new RandomDocument(random).Text()).Where(IsRight))
            AssertStable(Utf8GraphQLParser.Parse(text));
    }

    private static void AssertStable(DocumentNode document)
    {
        var (lines, line) = (document.ToString(), document.ToString(indented: false));
        Assert.Equal(lines, Utf8GraphQLParser.Parse(lines).ToString());
        Assert.DoesNotContain('\n', line);
        Assert.Equal(line, Utf8GraphQLParser.Parse(line).ToString(indented: false));
        Assert.Equal(Kinds(document), Kinds(Utf8GraphQLParser.Parse(lines)));
        Assert.Equal(Kinds(document), Kinds(Utf8GraphQLParser.Parse(line)));
    }

    private static IEnumerable<SyntaxKind> Kinds(ISyntaxNode node) => [node.Kind, .. node.GetNodes().SelectMany(Kinds)];

    private static bool IsRight(string text)
    {
        try
        {
            Utf8GraphQLParser.Parse(text);
            return true;
        }
        catch (SyntaxException)
        {
            return false;
        }
    }
}
